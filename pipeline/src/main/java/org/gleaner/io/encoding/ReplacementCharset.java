package org.gleaner.io.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * What the labels of character sets that browsers refuse stand for (ISO-2022-KR, HZ and others, in
 * which markup can be hidden): any content is malformed.
 */
final class ReplacementCharset extends Charset {
  static final String NAME = "replacement";

  ReplacementCharset() {
    super(NAME, new String[0]);
  }

  @Override
  public boolean contains(Charset other) {
    return other instanceof ReplacementCharset;
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        return in.hasRemaining()
            ? CoderResult.malformedForLength(in.remaining())
            : CoderResult.UNDERFLOW;
      }
    };
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("Cannot encode as: " + NAME);
  }
}

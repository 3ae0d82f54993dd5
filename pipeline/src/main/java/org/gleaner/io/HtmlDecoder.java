package org.gleaner.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/**
 * Turns the bytes of a web page into text by the character set that {@link CharsetDetector} finds.
 */
public final class HtmlDecoder {
  private HtmlDecoder() {}

  /**
   * Decodes a page. A byte order mark is left out of the text; bytes that the character set does
   * not know become U+FFFD.
   *
   * @param bytes the page, at most 1 GiB as the JVM allows
   * @param contentType the HTTP header of that name or just a name of a character set; null if
   *     unknown
   * @throws NullPointerException if the bytes are null
   */
  public static Decoded decode(byte[] bytes, String contentType) {
    Objects.requireNonNull(bytes, "bytes");
    Charset charset = CharsetDetector.detect(bytes, contentType);
    int mark = CharsetDetector.markLength(bytes);
    ByteBuffer content = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(content.duplicate());
      return new Decoded(text.toString(), charset, false);
    } catch (CharacterCodingException e) {
      return new Decoded(charset.decode(content).toString(), charset, true);
    }
  }

  /**
   * A decoded page.
   *
   * @param text the text
   * @param charset the character set it was read by
   * @param malformed whether bytes did not fit the character set and were replaced
   */
  public record Decoded(String text, Charset charset, boolean malformed) {}
}

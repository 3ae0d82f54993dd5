package org.gleaner.io.encoding;

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
      String text = charset.decode(content.duplicate()).toString();
      String mended = charset.name().contains("windows-") ? withControls(text, content) : text;
      return new Decoded(mended, charset, mended.indexOf('\uFFFD') >= 0 || isReplaced(charset));
    }
  }

  private static boolean isReplaced(Charset charset) {
    return charset instanceof ReplacementCharset;
  }

  /**
   * Browsers read the few bytes from 0x80 to 0x9F that a character set of Windows leaves open as
   * controls of the same number.
   */
  private static String withControls(String text, ByteBuffer content) {
    if (text.length() != content.remaining()) {
      return text; // more than one byte for a char
    }
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int value = content.get(content.position() + i) & 0xFF;
      if (text.charAt(i) == '\uFFFD' && value < 0xA0) {
        mended.setCharAt(i, (char) value);
      }
    }
    return mended.toString();
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

package org.gleaner.io.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Detects the character set of a web page. The first of these decides: a byte order mark; the HTTP
 * header; zeros in every second byte, which only UTF-16 has; a {@code <meta>} element or an XML
 * declaration in the first 4,096 bytes; UTF-8 if all bytes are valid UTF-8; else windows-1252.
 * Names stand for what browsers take them for, see {@link CharsetLabels}. A page declared as
 * windows-1252 is nevertheless read as UTF-8 if all its bytes are valid UTF-8, which does not
 * happen by chance; one declared as UTF-8 is read as windows-1252 only if nothing in it looks like
 * UTF-8.
 */
public final class CharsetDetector {
  private static final int DECLARATION_BYTES = 4_096;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private CharsetDetector() {}

  /**
   * The character set of a page; never null.
   *
   * @param contentType the HTTP header of that name or just a name of a character set; null if
   *     unknown
   * @throws NullPointerException if the bytes are null
   */
  static Charset detect(byte[] bytes, String contentType) {
    Objects.requireNonNull(bytes, "bytes");
    Charset marked = byMark(bytes);
    if (marked != null) {
      return marked;
    }
    Charset declared = contentType == null ? null : ofHeader(contentType);
    Charset wide = wide(bytes);
    if (wide != null && (declared == null || isCommon(declared))) {
      return wide;
    }
    if (declared == null) {
      int length = Math.min(bytes.length, DECLARATION_BYTES);
      declared = MetaPrescan.declared(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }
    if (declared == null || isCommon(declared)) {
      return isUtf8(bytes) || hasUtf8(bytes, declared) ? StandardCharsets.UTF_8 : WINDOWS;
    }
    return declared;
  }

  /** Whether servers send this name with pages of any character set. */
  private static boolean isCommon(Charset declared) {
    return declared.equals(WINDOWS) || declared.equals(StandardCharsets.UTF_8);
  }

  /** UTF-16 by a mark or by its zeros, or null. */
  public static Charset utf16(byte[] bytes) {
    Charset marked = byMark(bytes);
    return marked == null ? wide(bytes) : marked.equals(StandardCharsets.UTF_8) ? null : marked;
  }

  /** Whether a line is one of UTF-16, which may begin with half of the line end before. */
  public static boolean isHalfZeros(byte[] line) {
    int zeros = 0;
    for (byte b : line) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros > 0 && zeros >= line.length / 2;
  }

  /** UTF-16 without a mark, or null. */
  private static Charset wide(byte[] bytes) {
    int length = Math.min(bytes.length, DECLARATION_BYTES) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int few = length / 100;
    int many = Math.max(2, length / 20);
    if (odd >= many && even <= few) {
      return StandardCharsets.UTF_16LE;
    }
    return even >= many && odd <= few ? StandardCharsets.UTF_16BE : null;
  }

  /** The length of the byte order mark, 0 without one. */
  static int markLength(byte[] bytes) {
    Charset marked = byMark(bytes);
    return marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
  }

  private static Charset byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** The character set of a header or of a bare name, or null. */
  private static Charset ofHeader(String header) {
    Charset declared = MetaPrescan.inContent(header);
    return declared == null ? CharsetLabels.charset(header) : declared;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether UTF-8 was declared and some two bytes look like it. */
  private static boolean hasUtf8(byte[] bytes, Charset declared) {
    if (!StandardCharsets.UTF_8.equals(declared)) {
      return false;
    }
    for (int i = 0; i + 1 < bytes.length; i++) {
      if ((bytes[i] & 0xFF) >= 0xC2 && (bytes[i] & 0xFF) <= 0xF4 && (bytes[i + 1] & 0xC0) == 0x80) {
        return true;
      }
    }
    return false;
  }
}

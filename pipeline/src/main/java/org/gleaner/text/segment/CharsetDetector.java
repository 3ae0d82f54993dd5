package org.gleaner.text.segment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the character set of a web page. The first of these decides: a byte order mark; the HTTP
 * header; a {@code <meta>} element or an XML declaration in the first 4,096 bytes; UTF-8 if all
 * bytes are valid UTF-8; else windows-1252. As in browsers, Latin-1 and ASCII mean windows-1252. A
 * page declared so is nevertheless read as UTF-8 if all its bytes are valid UTF-8, which does not
 * happen by chance; one declared as UTF-8 is read as windows-1252 only if nothing in it looks like
 * UTF-8.
 */
public final class CharsetDetector {
  private static final int DECLARATION_BYTES = 4_096;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Pattern DECLARATION =
      Pattern.compile("(?:charset|<\\?xml[^>]{0,200}encoding)\\s*=\\s*[\"']?\\s*([\\w:.+-]{2,40})");

  /** Names that mean something else on the web; a declaration in ASCII is no UTF-16. */
  private static final Map<String, String> WEB_NAMES =
      Map.of(
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "unicode", "utf-8",
          "utf-16", "utf-8",
          "utf-16le", "utf-8",
          "utf-16be", "utf-8",
          "gb2312", "gb18030");

  private CharsetDetector() {}

  /**
   * The character set of a page; never null.
   *
   * @param contentType the HTTP header of that name or just a name of a character set; null if
   *     unknown
   * @throws NullPointerException if the bytes are null
   */
  public static Charset detect(byte[] bytes, String contentType) {
    Objects.requireNonNull(bytes, "bytes");
    Charset marked = byMark(bytes);
    if (marked != null) {
      return marked;
    }
    Charset declared = byName(contentType);
    if (declared == null) {
      int length = Math.min(bytes.length, DECLARATION_BYTES);
      declared = byName(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }
    if (declared == null || declared.equals(WINDOWS) || declared.equals(StandardCharsets.UTF_8)) {
      return isUtf8(bytes) || hasUtf8(bytes, declared) ? StandardCharsets.UTF_8 : WINDOWS;
    }
    return declared;
  }

  /** The length of the byte order mark, 0 if there is none. */
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

  /** The set that a header, a page's beginning or a bare name declares, or null. */
  private static Charset byName(String declaration) {
    if (declaration == null) {
      return null;
    }
    String text = declaration.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = DECLARATION.matcher(text);
    while (matcher.find()) {
      Charset charset = known(matcher.group(1));
      if (charset != null) {
        return charset;
      }
    }
    return !text.isEmpty() && text.length() <= 40 ? known(text) : null;
  }

  private static Charset known(String name) {
    try {
      String meant = WEB_NAMES.getOrDefault(name, name);
      return Charset.isSupported(meant) ? Charset.forName(meant) : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
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

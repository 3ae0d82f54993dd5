package org.gleaner.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects the character set of a web page. The first of these decides: a byte order mark; the HTTP
 * header; a {@code <meta>} element or an XML declaration in the first 4,096 bytes; UTF-8 if all
 * bytes are valid UTF-8; else windows-1252. As in browsers, Latin-1 and ASCII mean windows-1252,
 * and other names the larger character set that their users mean. A page declared as windows-1252
 * is nevertheless read as UTF-8 if all its bytes are valid UTF-8, which does not happen by chance;
 * one declared as UTF-8 is read as windows-1252 only if nothing in it looks like UTF-8.
 */
final class CharsetDetector {
  private static final int DECLARATION_BYTES = 4_096;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final String NAME = "\\s*=\\s*[\"']?\\s*([\\w:.+-]{2,40})";

  private static final Pattern HEADER = Pattern.compile("charset" + NAME);

  /** What a page declares itself; the character set of a script or a link is not the page's. */
  private static final Pattern PAGE =
      Pattern.compile("(?:<meta\\s[^>]{0,500}?charset|<\\?xml[^>]{0,200}encoding)" + NAME);

  /**
   * Character sets that browsers replace by a larger one, under all their names (WHATWG Encoding);
   * a declaration that is readable as ASCII is not UTF-16.
   */
  private static final Map<String, String> ON_THE_WEB =
      Map.ofEntries(
          Map.entry("ISO-8859-1", "windows-1252"),
          Map.entry("US-ASCII", "windows-1252"),
          Map.entry("ISO-8859-9", "windows-1254"),
          Map.entry("TIS-620", "x-windows-874"),
          Map.entry("x-iso-8859-11", "x-windows-874"),
          Map.entry("Shift_JIS", "windows-31j"),
          Map.entry("EUC-KR", "x-windows-949"),
          Map.entry("GB2312", "GB18030"),
          Map.entry("GBK", "GB18030"),
          Map.entry("Big5", "Big5-HKSCS"),
          Map.entry("UTF-16", "UTF-8"),
          Map.entry("UTF-16LE", "UTF-8"),
          Map.entry("UTF-16BE", "UTF-8"));

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
    if (declared == null) {
      int length = Math.min(bytes.length, DECLARATION_BYTES);
      declared = declared(PAGE, new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }
    if (declared == null || declared.equals(WINDOWS) || declared.equals(StandardCharsets.UTF_8)) {
      return isUtf8(bytes) || hasUtf8(bytes, declared) ? StandardCharsets.UTF_8 : WINDOWS;
    }
    return declared;
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
    String text = header.strip();
    Charset declared = declared(HEADER, text);
    return declared == null && !text.isEmpty() && text.length() <= 40 ? known(text) : declared;
  }

  /** The first known character set that a text declares, or null. */
  private static Charset declared(Pattern declaration, String text) {
    Matcher matcher = declaration.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      Charset charset = known(matcher.group(1));
      if (charset != null) {
        return charset;
      }
    }
    return null;
  }

  private static Charset known(String name) {
    try {
      String meant = name.equalsIgnoreCase("unicode") ? "UTF-8" : Charset.forName(name).name();
      return Charset.forName(ON_THE_WEB.getOrDefault(meant, meant));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
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

package org.gleaner.io.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.gleaner.io.encoding.HtmlDecoder.Decoded;
import org.junit.jupiter.api.Test;

final class HtmlDecoderTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String CAFE = "<p>caf\u00E9 \u2013 \u20AC";

  private static void assertReads(String text, Charset charset, byte[] bytes, String header) {
    Decoded decoded = HtmlDecoder.decode(bytes, header);
    assertEquals(text, decoded.text());
    assertEquals(charset, decoded.charset());
    assertFalse(decoded.malformed());
  }

  @Test
  void byteOrderMarksComeFirst() {
    String marked = "\uFEFF" + CAFE;
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
        }) {
      assertReads(CAFE, charset, marked.getBytes(charset), "text/html; charset=windows-1251");
    }
  }

  @Test
  void theHeaderComesBeforeThePage() {
    Charset cyrillic = Charset.forName("windows-1251");
    String page = "<meta charset=koi8-r>\u043F\u0440\u0438";
    byte[] bytes = page.getBytes(cyrillic);
    assertReads(page, cyrillic, bytes, "text/html; Charset=\"Windows-1251\"");
    assertReads(page, cyrillic, bytes, "windows-1251");
  }

  @Test
  void thePageDeclaresItsCharacterSet() {
    Charset cyrillic = Charset.forName("windows-1251");
    for (String declaration :
        new String[] {
          "<meta charset='windows-1251'>",
          "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1251'>",
          "<?xml version='1.0' encoding=\"windows-1251\"?>"
        }) {
      String page = declaration + "\u043F\u0440\u0438";
      assertReads(page, cyrillic, page.getBytes(cyrillic), null);
      assertReads(page, cyrillic, page.getBytes(cyrillic), "text/html");
      assertReads(page, cyrillic, page.getBytes(cyrillic), "charset=no-such-set");
    }
  }

  @Test
  void withoutADeclarationUtf8ElseWindows() {
    assertReads(CAFE, StandardCharsets.UTF_8, CAFE.getBytes(StandardCharsets.UTF_8), null);
    assertReads(CAFE, WINDOWS, CAFE.getBytes(WINDOWS), null);
    assertReads("", StandardCharsets.UTF_8, new byte[0], null);
  }

  @Test
  void wrongDeclarationsAreSeenThrough() {
    String latin = "<meta charset=iso-8859-1>" + CAFE;
    assertReads(latin, StandardCharsets.UTF_8, latin.getBytes(StandardCharsets.UTF_8), null);
    assertReads(latin, WINDOWS, latin.getBytes(WINDOWS), null);
    String utf = "<meta charset=utf-8>" + CAFE;
    assertReads(utf, WINDOWS, utf.getBytes(WINDOWS), null);
    String wide = "<meta charset=utf-16>" + CAFE;
    assertReads(wide, StandardCharsets.UTF_8, wide.getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void namesMeanWhatBrowsersTakeThemFor() {
    assertReads("\u2460\u9AD9", Charset.forName("windows-31j"), "Shift_JIS");
    assertReads("\u0130\u011F \u2013", Charset.forName("windows-1254"), "iso-8859-9");
    assertReads("caf\u00E9 \u201C", WINDOWS, "iso8859-1");
    assertReads("\uB620", Charset.forName("x-windows-949"), "euc-kr");
  }

  private static void assertReads(String text, Charset charset, String name) {
    String page = "<meta charset=\"" + name + "\"><p>" + text;
    assertReads(page, charset, page.getBytes(charset), null);
  }

  @Test
  void theCharacterSetOfAScriptIsNotThePages() {
    Charset cyrillic = Charset.forName("windows-1251");
    String page =
        "<script charset=\"utf-8\" src=\"t.js\"></script><meta http-equiv=\"Content-Type\""
            + " content=\"text/html; charset=windows-1251\"><p>\u043F\u0440\u0438";
    assertReads(page, cyrillic, page.getBytes(cyrillic), null);
  }

  @Test
  void malformedBytesAreReported() {
    byte[] bytes = "<meta charset=utf-8>caf\u00E9 x".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xFF;
    Decoded decoded = HtmlDecoder.decode(bytes, null);
    assertEquals("<meta charset=utf-8>caf\u00E9 \uFFFD", decoded.text());
    assertTrue(decoded.malformed());
  }

  @Test
  void onlyMetaElementsDeclareAndOnlyByTheirOwnAttributes() {
    Charset cyrillic = Charset.forName("windows-1251");
    for (String before :
        new String[] {
          "<!-- <meta charset=utf-8> -->",
          "<link charset=utf-8><a charset='utf-8'>",
          "<script>'<meta charset=utf-8>'</script>",
          "<p title='<meta charset=utf-8>'>",
          "<meta name=description content='text; charset=utf-8'>",
          "<meta name='charset=utf-8' data-charset=utf-8>",
          "<meta charset=no-such-set>",
          "<metadata charset=utf-8>"
        }) {
      String page = before + "<meta/charset = windows-1251 >\u043F\u0440\u0438";
      assertReads(page, cyrillic, page.getBytes(cyrillic), null);
    }
  }

  @Test
  void utf16WithoutAMarkIsSeenByItsZeros() {
    String page = "<meta charset=utf-16><p>caf\u00E9 \u043F\u0440\u0438";
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      assertReads(page, charset, page.getBytes(charset), null);
      assertReads(page, charset, page.getBytes(charset), "text/html; charset=utf-8");
    }
  }

  @Test
  void bytesThatWindowsLeavesOpenAreControls() {
    byte[] bytes = {'<', 'p', '>', (byte) 0xE9, ' ', (byte) 0x9D, 'x'};
    assertReads("<p>\u00E9 \u009Dx", WINDOWS, bytes, null);
  }

  @Test
  void nullBytesAreRejected() {
    assertThrows(NullPointerException.class, () -> HtmlDecoder.decode(null, "utf-8"));
  }
}

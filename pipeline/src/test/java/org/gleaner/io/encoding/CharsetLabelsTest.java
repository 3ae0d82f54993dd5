package org.gleaner.io.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.gleaner.io.encoding.HtmlDecoder.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CharsetLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "utf8, UTF-8",
    "Shift_JIS, windows-31j",
    "MS_Kanji, windows-31j",
    "latin1, windows-1252",
    "ISO_8859-1:1987, windows-1252",
    "us-ascii, windows-1252",
    "x-user-defined, windows-1252",
    "iso-8859-9, windows-1254",
    "tis-620, x-windows-874",
    "gb2312, GB18030",
    "big5, Big5-HKSCS",
    "ks_c_5601-1987, x-windows-949",
    "iso-8859-8-i, ISO-8859-8",
    "koi8-ru, KOI8-U",
    "macintosh, x-MacRoman",
    "unicode, UTF-16LE",
    "euc-jp, x-eucJP-Open",
    "iso-2022-jp, x-windows-iso2022jp"
  })
  void labelsMeanWhatBrowsersTakeThemFor(String label, String charset) {
    assertEquals(Charset.forName(charset), CharsetLabels.charset(" " + label + "\n"));
  }

  @Test
  void unknownLabels() {
    assertNull(CharsetLabels.charset("utf-7"));
    assertNull(CharsetLabels.charset(""));
    assertNull(CharsetLabels.charset("windows-31"));
  }

  @Test
  void refusedCharacterSetsAreMalformed() {
    byte[] page = "<meta charset=hz-gb-2312><p>~{<~}".getBytes(StandardCharsets.US_ASCII);
    Decoded decoded = HtmlDecoder.decode(page, "hz-gb-2312");
    assertEquals("\uFFFD", decoded.text());
    assertTrue(decoded.malformed());
  }
}

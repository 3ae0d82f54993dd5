package org.gleaner.text.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.DateFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gleaner.text.normal.NormalizedText.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MojibakeTest {
  private static final String[] LANGUAGES =
      ("ar az be bg bn ca cs da de el en es et eu fa fi fr ga he hi hr hu hy is it ja ka kk ko lt lv"
              + " mk mt nb nl pl pt ro ru sk sl sq sr sv ta th tr uk vi zh")
          .split(" ", -1);

  /** What stands before and after words in right text. */
  private static final String[] OPENING = {
    "",
    "",
    "",
    "\"",
    "\u201C",
    "\u201E",
    "\u00AB\u00A0",
    "\u00AB",
    "\u00BB",
    "\u2018",
    "(",
    "\u00BF",
    "\u00A1",
    "\u2013 ",
    "\u20AC",
    "\u00A7\u00A0",
    "5\u00B0 "
  };

  private static final String[] CLOSING = {
    "",
    "",
    "",
    ",",
    ".",
    "!",
    "?",
    "\u2026",
    "\"",
    "\u201D",
    "\u201C",
    "\u00A0\u00BB",
    "\u00BB",
    "\u00AB",
    "\u2019",
    "\u2019s",
    ")",
    "\u00A0!",
    "\u00A0\u00AB\u00A0x\u00A0\u00BB",
    "\u00AE",
    "\u2122",
    "\u00B2",
    "\u00B9",
    "\u2013",
    "\u2014",
    "\u2026\u201D",
    "\u201D\u2026",
    "\u00BB\u2026",
    "\u00A0\u20AC",
    "\u00B7",
    "\u2020"
  };

  private static List<String> words(Locale locale) {
    List<String> words = new ArrayList<>();
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    for (String[] names : List.of(symbols.getMonths(), symbols.getWeekdays(), symbols.getEras())) {
      words.addAll(List.of(names));
    }
    for (String language : LANGUAGES) {
      words.add(Locale.forLanguageTag(language).getDisplayLanguage(locale));
    }
    for (String country : Locale.getISOCountries()) {
      words.addAll(List.of(new Locale("", country).getDisplayCountry(locale).split(" ", -1)));
    }
    words.removeIf(String::isEmpty);
    return words;
  }

  @Test
  void rightTextStays() {
    Random random = new Random(31);
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      List<String> words = words(locale);
      for (int i = 0; i < 600; i++) {
        String text = text(words, locale, random);
        assertSame(text, Mojibake.repair(text), language);
      }
    }
  }

  private static String text(List<String> words, Locale locale, Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = 1 + random.nextInt(12); count > 0; count--) {
      String word = words.get(random.nextInt(words.size()));
      text.append(OPENING[random.nextInt(OPENING.length)])
          .append(random.nextInt(4) == 0 ? word.toUpperCase(locale) : word)
          .append(CLOSING[random.nextInt(CLOSING.length)])
          .append(random.nextInt(9) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  @Test
  void rightTextThatLooksGarbledStays() {
    for (String text :
        List.of(
            "\u00AB\u00C3\u00BB \u201C\u00C2\u201D A, \u0102, \u00C2\u2026",
            "1.5 \u00C5\u00B10.1 und \u00D8\u00BD",
            "\u00E0\u00A0\u00AB\u00A0Paris\u00A0\u00BB, caf\u00E9\u00A0\u00AB\u00A0x\u00A0\u00BB",
            "\u00ABest\u00E1\u00BB\u2026 \u201EZp\u00EDv\u00E1\u0161\u201C",
            "\u0421\u0451\u0441\u0442\u0440\u044B \u0438 \u0420\u0451\u0431\u0440\u0430",
            "\u0420\u0456\u043A, \u0421\u0406\u0420\u0406 \u0412\u041E\u0412\u041A\u0418, \u0434\u0456\u0457, \u041C\u0456\u0441\u0456\u0457",
            "2\u221A3 \u221A\u03C0 n\u221A\u03C0 \u221A\u221E x\u2248\u03C0",
            "\u250C\u2500\u2510 \u251C\u2524 \u251C\u2502a",
            "\u201C\u00C9ric\u201D l\u2019\u00E9t\u00E9 \u2013\u00DCbung 1990\u2013\u00DCbung",
            "\u017B\u00D3\u0141TY \u0179R\u00D3D\u0141O R\u00D3\u017BA",
            "\u0102 \u0102\u201D F\u0102R\u0102\u2026",
            "\u00CEN \u00CEmp\u0103ratul \u015E\u0130\u015EL\u0130 DA\u011E\u2026")) {
      assertSame(text, Mojibake.repair(text));
    }
  }

  private static final List<String> SENTENCES =
      List.of(
          "Ti\u1EBFng Vi\u1EC7t l\u00E0 ng\u00F4n ng\u1EEF c\u1EE7a ng\u01B0\u1EDDi Vi\u1EC7t Nam \u1EDF \u0111\u00E2y.",
          "\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440! \u042F \u0432 \u043D\u0451\u043C \u0438 \u0443 \u043A\u0440\u0430\u044F.",
          "\u0397 \u03B3\u03BB\u03CE\u03C3\u03C3\u03B1 \u03AE \u03C4\u03BF \u03BA\u03B5\u03AF\u03BC\u03B5\u03BD\u03BF.",
          "\u0160koda \u017Di\u017Eek \u010Capek \u015Awiat \u015Eehir",
          "\u010Cern\u00FD pes",
          "\u017Dena",
          "\u015Awiat jest wielki.",
          "\u015Eimdi \u0131\u015F\u0131k",
          "Za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105 ja\u017A\u0144",
          "caf\u00E9 \u00E0 la cr\u00E8me \u2013 \u201Cquotes\u201D don\u2019t\u2026",
          "\u65E5\u672C\u8A9E\u306E\u6587\u7AE0",
          "\u4E2D",
          "\uD83D\uDE00 ok",
          "\u00A9 2020 Nestl\u00E9\u00AE",
          "50 \u00B0C \u00B1 2 \u00B5m");

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1", "windows-1254"})
  void westernReadingsAreRepaired(String charset) {
    for (String sentence : SENTENCES) {
      assertEquals(sentence, Mojibake.repair(garbled(sentence, charset)), charset);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"windows-1251", "windows-1250", "x-MacRoman", "IBM437", "IBM850", "windows-1252"})
  void otherReadingsOfWholeSentencesAreRepaired(String charset) {
    for (String sentence :
        List.of(
            "\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440! \u042D\u0442\u043E \u0442\u0435\u043A\u0441\u0442, \u0438 \u044F \u0432 \u043D\u0451\u043C.",
            "Gr\u00F6\u00DFe \u00FCber alles, sch\u00F6n f\u00FCr M\u00FCnchen",
            "El ni\u00F1o est\u00E1 aqu\u00ED",
            "We don\u2019t know \u2013 it\u2019s \u201Cfine\u201D")) {
      assertEquals(sentence, Mojibake.repair(garbled(sentence, charset)), charset);
    }
  }

  /** UTF-8 read by another character set; bytes that it leaves open are read as controls. */
  private static String garbled(String text, String charset) {
    StringBuilder garbled = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String read = new String(new byte[] {b}, Charset.forName(charset));
      garbled.append(read.equals("\uFFFD") ? (char) (b & 0xFF) : read.charAt(0));
    }
    return garbled.toString();
  }

  @Test
  void oneLetterIsRepairedBesideOthersOnly() {
    String letter = garbled("\u0432", "windows-1252");
    assertSame(letter, Mojibake.repair(letter));
    assertEquals(
        "\u0432 \u0434\u043E\u043C\u0430",
        Mojibake.repair(letter + garbled(" \u0434\u043E\u043C\u0430", "windows-1252")));
    String mixed = letter + "\n" + garbled("caf\u00E9 d\u00E9j\u00E0 vu \u00E7a", "windows-1252");
    assertEquals("\u0432\ncaf\u00E9 d\u00E9j\u00E0 vu \u00E7a", Mojibake.repair(mixed));
  }

  @Test
  void aLostNoBreakBlankIsAnAccent() {
    assertEquals(
        "Voil\u00E0 le projet d\u00E9j\u00E0 l\u00E0",
        Mojibake.repair("Voil\u00C3 le projet d\u00C3\u00A9j\u00C3 l\u00C3\u00A0"));
    assertSame("MA\u00C7\u00C3 \u00E9", Mojibake.repair("MA\u00C7\u00C3 \u00E9"));
  }

  @Test
  void wordsInQuotesAreRepaired() {
    assertEquals(
        "\u201Ccaf\u00E9\u201D \u2026\u00FC",
        Mojibake.repair("\u201Ccaf\u00C3\u00A9\u201D \u2026\u00C3\u00BC"));
  }

  @Test
  void offsetsLeadToTheGarbledChars() {
    String garbled = garbled("l\u00E0 \u1EDF \u0111\u00E2y", "windows-1252");
    NormalizedText normal = Normalizer.normalize(garbled);
    assertEquals("l\u00E0 \u1EDF \u0111\u00E2y", normal.text());
    int[] expected = {0, 1, 3, 4, 7, 8, 10, 12, 13};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], normal.originalOffset(i));
    }
    assertTrue(normal.changes().contains(Change.MOJIBAKE_REPAIRED));
  }
}

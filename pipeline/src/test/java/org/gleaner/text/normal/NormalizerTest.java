package org.gleaner.text.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.RandomText;
import org.gleaner.text.Span;
import org.gleaner.text.normal.NormalizedText.Change;
import org.junit.jupiter.api.Test;

final class NormalizerTest {
  private static String text(String original) {
    return Normalizer.normalize(original).text();
  }

  @Test
  void normalTextIsShared() {
    String text =
        "Plain text,\nwith caf\u00E9, \u2013 dashes \u2013   and a separator. \uD83D\uDE00";
    NormalizedText normal = Normalizer.normalize(text);
    assertSame(text, normal.text());
    assertEquals(Set.of(), normal.changes());
    assertEquals(7, normal.originalOffset(7));
    assertEquals(text.length(), normal.originalOffset(text.length()));
  }

  @Test
  void whiteSpace() {
    assertEquals("a b c d", text("a  b\tc\u00A0\u2003d"));
    assertEquals("a   b   c", text("a   b       c"));
    assertEquals("a b", text("a\t\t\t\tb"));
    assertEquals("a   b", text("a \t   b"));
    assertEquals("a   b", text("a  \u200B b"));
    assertEquals("a\nb\nc\n\nd\ne", text("a\r\nb\rc\r\n\r\nd\u2028e"));
    assertEquals(
        Map.of(Change.SPACE_COLLAPSED, 2, Change.LINE_END_UNIFIED, 1),
        Normalizer.normalize("a  b\tc\r\nd e").counts());
  }

  @Test
  void controlsAndInvisibles() {
    assertEquals("abc", text("a\u0000b\u0007\u009Dc"));
    assertEquals("abcd", text("\uFEFFa\u200Bb\u00ADc\u202E\u200Fd\u2066"));
    assertEquals(
        Set.of(Change.CONTROL_REMOVED, Change.INVISIBLE_REMOVED),
        Normalizer.normalize("a\u0000b\u200Bc").changes());
    assertEquals("a\uFFFDb\uFFFD", text("a\uD83Db\uDE00"));
  }

  @Test
  void wordsOfPrintedPagesAreMended() {
    NormalizedText normal = Normalizer.normalize("an e\uFB03cient exam\u00AD\nple \uFB01x");
    assertEquals("an efficient example fix", normal.text());
    assertEquals(Set.of(Change.LIGATURE_EXPANDED, Change.INVISIBLE_REMOVED), normal.changes());
    assertEquals(new Span(3, 10), normal.originalSpan(3, 12));
    assertEquals(new Span(11, 20), normal.originalSpan(13, 20));
    assertEquals("exam ple\n\nx", text("exam\u00AD ple\u00AD\n\nx"));
  }

  @Test
  void aWordThatALineCutsIsJoinedWhereTheTextHasItElsewhere() {
    NormalizedText normal = Normalizer.normalize("Infor-\nmation: the information \u2010 ok");
    assertEquals("Information: the information \u2010 ok", normal.text());
    assertEquals(Set.of(Change.LINE_HYPHEN_JOINED), normal.changes());
    assertEquals(new Span(0, 13), normal.originalSpan(0, 11));
    assertEquals(3, normal.offset(3));
    assertEquals(5, normal.offset(7));
    assertEquals(6, normal.offset(8));
    assertEquals(normal.text().length(), normal.offset(41));
    assertEquals("two computers, a computer", text("two compu-\r\nters, a computer"));
    assertEquals(
        "Regierungschef; Regierungschefs", text("Regierungs\u2010 \n chef; Regierungschefs"));
    assertEquals("nonlinear, non-linear, linear", text("nonlinear, non-lin-\near, linear"));
  }

  @Test
  void aCompoundThatALineCutsKeepsItsHyphen() {
    assertEquals("a well-known man, well-known", text("a well-\nknown man, well-known"));
    for (String unsure :
        List.of(
            "a well-\nknown man, known well",
            "pre-\nand postwar, pre and",
            "state-of-the-\nart theatre",
            "exam-\n\nple example",
            "exam-\nPle example",
            "x-\nray xray",
            "- one\n- two onetwo",
            "1914-\nabc")) {
      assertSame(unsure, text(unsure));
    }
  }

  @Test
  void joinersStayWhereTheyMatter() {
    String scientist = "\uD83D\uDC69\u200D\uD83D\uDD2C";
    String persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
    assertEquals(scientist, text(scientist));
    assertEquals(persian, text(persian));
    assertEquals("ab", text("a\u200D\u200Cb"));
    assertEquals("\u0645 x", text("\u0645\u200C x"));
  }

  @Test
  void composes() {
    assertEquals("\u00E9 \u00C5 \uD55C", text("e\u0301 \u212B \u1112\u1161\u11AB"));
    assertEquals(Set.of(Change.COMPOSED), Normalizer.normalize("e\u0301").changes());
    for (String original : RandomText.many(5, 2_000)) {
      String normal = text(original);
      assertTrue(
          java.text.Normalizer.isNormalized(normal, Form.NFC), () -> RandomText.escaped(original));
    }
  }

  @Test
  void aLongRunOfMarksIsLeftAlone() {
    String marks = "a" + "\u0301\u0316".repeat(1_000_000);
    assertSame(marks, text(marks));
  }

  @Test
  void repairsGarbledText() {
    Charset windows = Charset.forName("windows-1252");
    for (String good :
        List.of(
            "caf\u00E9",
            "na\u00EFve \u2019quotes\u2018 \u2013 \u20AC5",
            "\u041F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440",
            "\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1",
            "c\u0153ur \u00A9 2020",
            "\u6F22\u5B57",
            "\uD83D\uDE00")) {
      byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
      String latin = new String(bytes, StandardCharsets.ISO_8859_1);
      assertEquals(good, text(latin), "read as Latin-1");
      String once = new String(bytes, windows);
      if (!once.contains("\uFFFD")) {
        assertEquals(good, text(once), "read as windows-1252");
        String twice = new String(once.getBytes(StandardCharsets.UTF_8), windows);
        if (!twice.contains("\uFFFD")) {
          assertEquals(good, text(twice), "read as windows-1252 twice");
        }
      }
    }
  }

  @Test
  void leavesGoodTextAlone() {
    for (String good :
        List.of(
            "\u00C3O S\u00C3O N\u00C3O",
            "IRM\u00C3\u00BB \u00BBIRM\u00C3\u00AB\u00AB",
            "Spa\u00DF\u2026 Stra\u00DF\u201C",
            "perch\u00E9 \u00E8\u2026\u201D",
            "\u00C2ge \u00E2ge \u00C5ngstr\u00F6m \u00D1and\u00FA",
            "\u201C\u00C9\u201D \u00AB\u00C0\u00BB",
            "50 \u00B5g \u00B1 2 \u00B0C",
            "\u6F22\u5B57\u304B\u306A")) {
      assertSame(good, text(good));
    }
  }

  @Test
  void idempotent() {
    for (String original : RandomText.many(6, 20_000)) {
      NormalizedText once = Normalizer.normalize(original);
      NormalizedText twice = Normalizer.normalize(once.text());
      assertEquals(once.text(), twice.text(), () -> RandomText.escaped(original));
      assertEquals(Set.of(), twice.changes(), () -> RandomText.escaped(original));
      assertEquals(once.text().equals(original), once.changes().isEmpty());
    }
  }

  @Test
  void offsetsLeadBack() {
    String original = "\uFEFFA  e\u0301t\u200Be\r\n\r\nb\u00C3\u00A9";
    NormalizedText normal = Normalizer.normalize(original);
    assertEquals("A \u00E9te\n\nb\u00E9", normal.text());
    int[] expected = {1, 2, 4, 6, 8, 9, 11, 13, 14, 16};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], normal.originalOffset(i), "offset " + i);
    }
    assertEquals(new Span(4, 9), normal.originalSpan(2, 5));
    assertEquals(new Span(6, 7), normal.originalSpan(3, 4));
    assertEquals(new Span(14, 16), normal.originalSpan(8, 9));
    assertEquals(new Span(8, 8), normal.originalSpan(4, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> normal.originalOffset(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> normal.originalOffset(10));
    assertThrows(IndexOutOfBoundsException.class, () -> normal.originalSpan(3, 2));
  }

  @Test
  void offsetsAreMonotoneAndPointAtTheSameChar() {
    for (String original : RandomText.many(7, 5_000)) {
      NormalizedText normal = Normalizer.normalize(original);
      String text = normal.text();
      int last = 0;
      for (int i = 0; i <= text.length(); i++) {
        int at = normal.originalOffset(i);
        assertTrue(at >= last && at <= original.length(), () -> RandomText.escaped(original));
        last = at;
      }
      assertSameAscii(original, normal);
      assertEquals(original.length(), last);
    }
  }

  /**
   * Letters of ASCII are created from ligatures only, so each other must come from itself (or from
   * K, the kelvin).
   */
  private static void assertSameAscii(String original, NormalizedText normal) {
    String text = normal.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        char source = original.charAt(normal.originalOffset(i));
        boolean ligature = source >= '\uFB00' && source <= '\uFB06';
        assertTrue(
            source == c || source == '\u212A' || ligature, () -> RandomText.escaped(original));
        assertFalse(normal.originalSpan(i, i + 1).end() <= normal.originalOffset(i));
      }
    }
  }

  @Test
  void nullIsRejected() {
    NullPointerException e =
        assertThrows(NullPointerException.class, () -> Normalizer.normalize(null));
    assertEquals("text", e.getMessage());
  }
}

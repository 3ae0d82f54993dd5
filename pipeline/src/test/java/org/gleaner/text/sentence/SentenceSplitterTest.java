package org.gleaner.text.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.RandomText;
import org.gleaner.text.Span;
import org.gleaner.text.WhiteSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceSplitterTest {
  private static List<String> split(String text) {
    return new SentenceSplitter()
        .split(text).stream().map(span -> text.substring(span.begin(), span.end())).toList();
  }

  /** The bar stands where a sentence ends; the white space after it is a blank. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One.| Two!| Three?| Four",
        "Mr. Smith met Dr. Jones vs. Prof. X.| They spoke.",
        "It was 3.5 or .5 of it.| 7 remain.",
        "J. R. R. Tolkien wrote.| George E. Bush read.",
        "The U.S. Army left the U.S.| The end came at 5 p.m.| He slept.",
        "See Fig. 3 and No. 5.| No.| Vol. 2, p. 7.| In 1999.| Next.",
        "Apples, pears, etc. are fruit.| Apples, pears, etc.| The rest is not.",
        "Smith et al. Found nothing.| It ended.",
        "He said \"Stop.\"| She left.| (It was late.)| \u201CWhy?\u201D| Nobody knew.",
        "\"What?\" he asked.| Yahoo! is a name.",
        "Wait... what?| Wait...| What now?!| Now.",
        "It grew.[1]| It fell.[2][3]| End.",
        "Go to example.com. now or read a/b/c.| Done.",
        "In Jan. 2010 it was so.| On Mon. it rained.",
        "Vitamin C.| The other one."
      })
  void splits(String marked) {
    String text = marked.replace("|", "");
    assertEquals(
        List.of(marked.split("\\| ", -1)).stream().map(s -> s.replace("|", "")).toList(),
        split(text));
  }

  @Test
  void fullWidthStopsNeedNoBlank() {
    assertEquals(
        List.of("\u6211\u6765\u3002", "\u4F60\u8D70\uFF01\u300D", "\u597D\uFF1F"),
        split("\u6211\u6765\u3002\u4F60\u8D70\uFF01\u300D\u597D\uFF1F"));
  }

  @Test
  void linesAndSeparators() {
    assertEquals(List.of("a b", "c d"), split("a b\n\nc d"));
    assertEquals(List.of("a b", "c d"), split("a b\r\n \r\nc d"));
    assertEquals(List.of("a b\nc d"), split("a b\nc d"));
    assertEquals(List.of("A heading", "Text starts here"), split("A heading\nText starts here"));
    assertEquals(List.of("one,\nTwo"), split("one,\nTwo"));
    assertEquals(List.of("list:", "- one", "- two"), split("list:\n- one\n- two"));
    String wrapped = "x".repeat(70) + "\nNew line of the same sentence.";
    assertEquals(List.of(wrapped), split(wrapped));
    String paragraph = "x ".repeat(70) + "end";
    assertEquals(List.of(paragraph, "Another"), split(paragraph + "\nAnother"));
    assertEquals(List.of("menu", "item", "text"), split("menu   item     text"));
    assertEquals(
        List.of("1. Introduction", "A. First part"), split("1. Introduction\nA. First part"));
  }

  @Test
  void everyCharIsInOneSentence() {
    SentenceSplitter splitter = new SentenceSplitter();
    for (String text : RandomText.many(4, 5_000)) {
      int last = 0;
      for (Span sentence : splitter.split(text)) {
        String message = sentence + " in " + RandomText.escaped(text);
        assertTrue(sentence.begin() >= last && sentence.end() > sentence.begin(), message);
        assertEquals(sentence.begin(), WhiteSpace.skip(text, last, sentence.begin()), message);
        assertTrue(!WhiteSpace.is(text.charAt(sentence.begin())), message);
        assertTrue(!WhiteSpace.is(text.charAt(sentence.end() - 1)), message);
        last = sentence.end();
      }
      assertEquals(text.length(), WhiteSpace.skip(text, last, text.length()));
    }
  }

  @Test
  void nothingFromNothing() {
    assertEquals(List.of(), split(""));
    assertEquals(List.of(), split(" \n\n\t \r\n"));
    assertThrows(NullPointerException.class, () -> new SentenceSplitter().split(null));
  }
}

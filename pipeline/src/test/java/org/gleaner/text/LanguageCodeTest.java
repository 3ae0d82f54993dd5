package org.gleaner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageCodeTest {
  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN, en",
    "en-US, en",
    "en_US, en",
    "en_US.UTF-8, en",
    "' de ', de",
    "eng, en",
    "ger, de",
    "deu, de",
    "zh-Hant-TW, zh",
    "cmn, zh",
    "zho, zh",
    "iw, he",
    "heb, he",
    "in, id",
    "ji, yi",
    "no, no",
    "nob, nb",
    "pes, fa",
    "ckb, ckb",
    "pt-BR, pt",
    "sr@latin, sr"
  })
  void anyUsualFormIsTheCode(String form, String code) {
    assertEquals(code, LanguageCode.of(form));
    assertEquals(code, LanguageCode.orNull(form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "", " ", "e", "zz", "tlh", "en US", "1", "-", "auto", "ｅｎ"})
  void othersAreRefusedWithTheKnown(String form) {
    assertNull(LanguageCode.orNull(form));
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> LanguageCode.of(form));
    assertTrue(
        failure.getMessage().startsWith("Cannot use language: " + form + ". Accepted: aa, ab, "),
        failure.getMessage());
  }

  @Test
  void everyKnownCodeIsItself() {
    assertTrue(LanguageCode.known().size() > 180);
    LanguageCode.known().forEach(code -> assertEquals(code, LanguageCode.of(code)));
    assertNull(LanguageCode.orNull(null));
  }
}

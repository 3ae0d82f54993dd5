package org.gleaner.text.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.gleaner.text.Token;
import org.gleaner.text.term.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MorphologyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | 自然言語処理は人工知能の分野である。 | 自然 言語 処理 は 人工 知能 の 分野 で ある 。",
        "ja | GPT-4を使う | GPT-4 を 使う",
        "ko | 자연어 처리는 인공지능의 분야이다. | 자연어 처리 는 인공지능 의 분야 이 다 .",
        "ko | AI 기술은 | AI 기술 은",
        "th | ภาษาธรรมชาติเป็นสาขา | ภาษา ธรรมชาติ เป็น สาขา",
        "lo | ປັນຍາປະດິດເປັນສາຂາ | ປັນຍາ ປະດິດ ເປັນ ສາຂາ",
        "km | នៃវិទ្យាសាស្ត្រ | នៃ វិទ្យាសាស្ត្រ",
        "my | ကွန်ပျူတာသိပ္ပံ | ကွန်ပျူတာ သိပ္ပံ",
        "zh | 机器学习和深度学习 | 机器 学习 和 深度 学习",
        "de | maschinelles Lernen | maschinelles Lernen"
      })
  void wordsOfTheLanguage(String language, String text, String words) {
    assertEquals(
        words,
        Tokenizers.CATALOGUE.named(Tokenizers.nameFor(language)).tokenize(text).stream()
            .map(Token::text)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void partsOfSpeechAreThoseOfTheDictionaries() {
    assertEquals("名詞-サ変接続", JapaneseTokenizer.partOfSpeech("研究"));
    assertEquals("助詞-係助詞", JapaneseTokenizer.partOfSpeech("は"));
    assertEquals("NNG", KoreanTokenizer.partOfSpeech("분야"));
    assertEquals("J", KoreanTokenizer.partOfSpeech("는"));
    assertEquals("", JapaneseTokenizer.partOfSpeech(""));
    assertEquals("", KoreanTokenizer.partOfSpeech(""));
  }
}

package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.text.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Phrases of languages other than English, on short texts whose phrases are known. */
final class KeyphraseLanguagesTest {
  private static final String METHOD = "position-weighted-tf-idf";

  static Set<String> methods() {
    return Scorers.CATALOGUE.names();
  }

  private static List<String> phrases(String method, String language, String text) {
    KeyphraseExtractor extractor =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named(method).apply(Options.none()),
            LanguageTools.of(language),
            CorpusStatistics.none());
    List<Keyphrase> found = extractor.extract(text, 10);
    for (Keyphrase phrase : found) {
      String there = text.substring(phrase.begin(), phrase.end()).replaceAll("\\s+", " ");
      assertEquals(there, phrase.phrase());
    }
    return found.stream().map(Keyphrase::phrase).toList();
  }

  /** Shares of the phrases that must be found among the first ten. */
  @ParameterizedTest
  @CsvSource({"zh, 33", "de, 35", "fr, 31", "es, 34"})
  void mostPhrasesOfTwentyTextsAreFound(String language, int least) throws IOException {
    int found = 0;
    String name = "texts-" + language + ".txt";
    try (InputStream in = KeyphraseLanguagesTest.class.getResourceAsStream(name)) {
      for (String line : TextFile.lines(assertThere(in))) {
        int bar = line.indexOf(" | ");
        if (bar > 0 && !line.startsWith("#")) {
          List<String> phrases = phrases(METHOD, language, line.substring(bar + 3));
          for (String wanted : line.substring(0, bar).split(";", -1)) {
            found += phrases.stream().anyMatch(wanted::equalsIgnoreCase) ? 1 : 0;
          }
        }
      }
    }
    assertTrue(found >= least, language + " " + found);
  }

  private static InputStream assertThere(InputStream in) {
    assertNotNull(in);
    return in;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | 自然言語処理は人工知能の重要な分野である。機械学習と深層学習の研究が進んでいる。自然言語処理の技術は機械翻訳に利用されている。 | 自然言語処理;機械学習;人工知能;深層学習;機械翻訳",
        "ko | 자연어 처리는 인공지능의 중요한 분야이다. 기계 학습이 자연어 처리의 발전을 이끌었다. | 자연어 처리;기계 학습;인공지능",
        "th | ปัญญาประดิษฐ์กำลังเปลี่ยนวงการแพทย์ ปัญญาประดิษฐ์ต้องการข้อมูลจำนวนมาก รัฐบาลไทยสนับสนุนปัญญาประดิษฐ์ในโรงพยาบาล | ปัญญาประดิษฐ์;โรงพยาบาล",
        "zh | 自然语言处理是人工智能的一个重要方向。机器学习和深度学习推动了自然语言处理的发展。 | 自然语言处理;人工智能;机器学习;深度学习",
        "de | Das maschinelle Lernen braucht große Datenmengen. Ärzte nutzen künstliche Intelligenz. | maschinelle Lernen;Datenmengen;künstliche Intelligenz",
        "ru | Искусственный интеллект меняет медицину. Методы машинного обучения развиваются. | Искусственный интеллект;Методы машинного",
        "es | Los médicos usan las redes neuronales. El cambio climático amenaza los bosques. | redes neuronales;cambio climático;bosques"
      })
  void rightPhrases(String language, String text, String wanted) {
    List<String> phrases = phrases(METHOD, language, text);
    for (String phrase : wanted.split(";", -1)) {
      assertTrue(phrases.contains(phrase), phrase + " in " + phrases);
    }
  }

  /** Finite verbs end phrases; adjectives and nouns that look like them do not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | Ce logiciel analyse les images médicales. | logiciel;images médicales",
        "fr | Le virus mute et inquiète les scientifiques. | virus;scientifiques",
        "fr | L'usine ferme ses portes en juin. | usine;portes",
        "fr | La forte régression sociale et locale dure. | forte régression sociale",
        "es | Los médicos usan redes neuronales. | médicos;redes neuronales",
        "es | México presenta su nómina. | México;nómina",
        "es | Las encuestas apuntan victorias claras. | encuestas;victorias claras",
        "es | El museo expone cuadros antiguos. | museo;cuadros antiguos",
        "es | El tribunal condena a tres ministros. | tribunal;ministros",
        "es | La crisis significa pérdidas. | crisis;pérdidas",
        "es | Quieren esclarecer hechos concretos. | hechos concretos",
        "es | La orden judicial y el toque de queda. | orden judicial;toque de queda",
        "es | La República Dominicana y la mano izquierda. | República Dominicana;mano izquierda",
        "es | Una joven científica y la política agrícola. | joven científica;política agrícola",
        "pt | O governo anuncia uma reforma. Os médicos usam redes neurais. | redes neurais",
        "it | I medici leggono libri antichi. | medici;libri antichi"
      })
  void verbsAreInNoPhrase(String language, String text, String wanted) {
    List<String> found = new ArrayList<>(phrases("first-phrases", language, text));
    for (String phrase : wanted.split(";", -1)) {
      assertTrue(found.remove(phrase), phrase + " " + found);
    }
    assertTrue(language.equals("pt") || found.isEmpty(), found.toString());
  }

  @Test
  void whiteSpaceBetweenIdeographsEndsAPhrase() {
    String text = "利益集团左右电力体制改革 华东上调超发电价。电力体制改革需要新的法律和政策的支持。";
    List<String> phrases = phrases(METHOD, "zh", text);
    assertTrue(phrases.contains("电力体制改革"), phrases.toString());
    assertTrue(phrases.stream().noneMatch(phrase -> phrase.contains(" ")), phrases.toString());
    assertTrue(phrases(METHOD, "zh", "机器 学习 算法 和 人工 智能 技术 。").contains("人工 智能 技术"));
  }

  /** Chinese without blanks between its words, by every method; none cuts ideographs apart. */
  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodFindsChinesePhrases(String method) {
    String text =
        "自然语言处理是人工智能的一个重要方向。自然语言处理研究人与计算机之间用自然语言进行有效通信的方法。"
            + "机器学习和深度学习推动了自然语言处理的发展。深度学习模型需要大量数据。自然语言处理需要数据。";
    List<String> phrases = phrases(method, "zh", text);
    assertFalse(phrases.isEmpty());
    assertTrue(phrases.stream().anyMatch(phrase -> phrase.contains("自然语言")), phrases.toString());
    assertTrue(phrases.stream().noneMatch(phrase -> phrase.contains(" ")), phrases.toString());
  }

  /** RAKE and YAKE need no tags, and no list of stop words either. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sw | Akili bandia ni uwezo wa kompyuta kufanya kazi. Akili bandia hutumika hospitalini.",
        "ja | 自然言語処理は人工知能の重要な分野である。機械学習の研究が進んでいる。",
        "ko | 자연어 처리는 인공지능의 중요한 분야이다. 기계 학습이 발전했다.",
        "th | ปัญญาประดิษฐ์กำลังเปลี่ยนวงการแพทย์ ปัญญาประดิษฐ์ต้องการข้อมูล",
        "lo | ປັນຍາປະດິດເປັນສາຂາໜຶ່ງຂອງວິທະຍາສາດຄອມພິວເຕີ",
        "km | បញ្ញាសិប្បនិម្មិតជាផ្នែកមួយនៃវិទ្យាសាស្ត្រកុំព្យូទ័រ",
        "my | ဉာဏ်ရည်တုသည် ကွန်ပျူတာသိပ္ပံ၏ အစိတ်အပိုင်းတစ်ခုဖြစ်သည်",
        "pl | Uczenie maszynowe jest dziedziną sztucznej inteligencji. Uczenie maszynowe się rozwija.",
        "he | ראש הממשלה הודיע היום כי המחירים יעלו בחודש הבא.",
        "ar | التعلم الآلي فرع من الذكاء الاصطناعي. التعلم الآلي مهم في الطب.",
        "hi | मशीन लर्निंग कृत्रिम बुद्धिमत्ता की एक शाखा है।",
        "el | Η μηχανική μάθηση είναι κλάδος της τεχνητής νοημοσύνης."
      })
  void rakeAndYakeGivePhrases(String language, String text) {
    assertFalse(phrases("rake", language, text).isEmpty());
    assertFalse(phrases("yake", language, text).isEmpty());
  }
}

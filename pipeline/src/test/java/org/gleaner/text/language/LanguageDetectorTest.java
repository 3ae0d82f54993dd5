package org.gleaner.text.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.gleaner.RandomText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageDetectorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | This is the story of a hurricane that came to a small town.",
        "en | The committee of the council and the people that were there have said nothing.",
        "de | Das ist ein ganz normaler deutscher Satz, der erkannt werden soll.",
        "fr | Les enfants jouent dans le jardin avec leurs amis pendant que nous mangeons.",
        "es | El perro corre por el parque todos los d\u00EDas con su due\u00F1o.",
        "it | La ragazza che abita vicino alla stazione lavora in una grande libreria.",
        "ru | \u042D\u0442\u043E \u043E\u0431\u044B\u0447\u043D\u043E\u0435 \u043F\u0440\u0435\u0434\u043B\u043E\u0436\u0435\u043D\u0438\u0435 \u043D\u0430 \u0440\u0443\u0441\u0441\u043A\u043E\u043C \u044F\u0437\u044B\u043A\u0435.",
        "zh | \u8FD9\u662F\u4E00\u4E2A\u4E2D\u6587\u53E5\u5B50\uFF0C\u7528\u6765\u6D4B\u8BD5\u8BED\u8A00\u68C0\u6D4B\u3002\u6211\u4EEC\u559C\u6B22\u81EA\u7136\u8BED\u8A00\u5904\u7406\u6280\u672F\u3002",
        "ja | \u3053\u308C\u306F\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u3067\u3059\u3002\u3068\u3066\u3082\u77ED\u3044\u6587\u3067\u3059\u3002"
      })
  void tells(String language, String text) {
    assertEquals(language, LanguageDetector.detect(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "he | ראש הממשלה הודיע היום כי המחירים יעלו בחודש הבא. תושבי תל אביב מתלוננים שהמשכורות לא עולות.",
        "id | Saya mau beli sepeda motor bekas, tapi uang saya belum cukup. Kata teman saya, lebih baik nabung dulu sampai tahun depan supaya bisa beli yang baru.",
        "he | ראש הממשלה",
        "ko | 인공지능의 미래",
        "th | ปัญญาประดิษฐ์",
        "lo | ປັນຍາປະດິດ",
        "km | បញ្ញាសិប្បនិម្មិត",
        "my | ဉာဏ်ရည်တု",
        "el | Η μηχανική μάθηση",
        "hy | Մեքենայական ուսուցում",
        "ka | მანქანური სწავლება",
        "bn | কৃত্রিম বুদ্ধিমত্তা",
        "zh | 北京大学",
        "ja | 日本の経済成長",
        "ja | ニュース速報",
        "de | Maschinelles Lernen in der Medizin",
        "en | The future of artificial intelligence",
        "es | El cambio climático y la agricultura"
      })
  void tellsShortTextsAndPresentCodes(String language, String text) {
    assertEquals(language, LanguageDetector.detect(text));
  }

  @Test
  void theMiddleAndTheEndCount() {
    String menu = "Home | Login | Help | Contact | Imprint | ".repeat(5);
    String russian = "Учёные разработали новый метод машинного обучения для диагностики. ";
    assertEquals("ru", LanguageDetector.detect(menu + russian.repeat(40)));
    String chinese = "自然语言处理是人工智能的一个重要方向，研究人与计算机之间的通信。";
    assertEquals("zh", LanguageDetector.detect(menu + chinese.repeat(40)));
  }

  @Test
  void saysNothingWithoutWords() {
    assertNull(LanguageDetector.detect(""));
    assertNull(LanguageDetector.detect("12345 67890 !!! --- 3.5 % 2010-2015 +++ 100,000"));
    assertNull(LanguageDetector.detect("Hello world"));
    assertNull(LanguageDetector.detect("asdf qwer zxcv uiop hjkl vbnm tyui"));
    assertThrows(NullPointerException.class, () -> LanguageDetector.detect(null));
  }

  @Test
  void sameAnswerInEveryThread() {
    List<String> texts = RandomText.many(12, 50);
    List<String> expected = texts.stream().map(t -> "" + LanguageDetector.detect(t)).toList();
    List<String> parallel =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> "" + LanguageDetector.detect(texts.get(i)))
            .toList();
    assertEquals(expected, parallel);
  }
}

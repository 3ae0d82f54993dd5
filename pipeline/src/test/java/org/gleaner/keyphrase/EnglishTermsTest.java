package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of activities ("machine learning") in the places where a sentence may have them. */
final class EnglishTermsTest {
  private static final List<String> TERMS =
      List.of(
          "machine learning",
          "deep learning",
          "data mining",
          "image processing",
          "natural language processing",
          "reinforcement learning",
          "transfer learning",
          "speech processing",
          "signal processing",
          "text mining",
          "cloud computing",
          "quantum computing",
          "parallel programming",
          "dynamic programming",
          "decision making",
          "problem solving",
          "software testing",
          "software engineering",
          "weather forecasting",
          "gene editing",
          "global warming",
          "ocean warming",
          "urban planning",
          "machine reading",
          "information processing",
          "remote sensing",
          "web scraping",
          "load balancing",
          "image understanding",
          "pattern matching",
          "string matching",
          "face tracking",
          "query rewriting",
          "energy harvesting",
          "risk modelling",
          "document clustering",
          "knowledge sharing",
          "peer reviewing",
          "active learning",
          "water recycling");

  private static final List<String> FRAMES =
      List.of(
          "%S has changed the work of many hospitals.",
          "Many companies now use %s to reduce their costs.",
          "The authors give an overview of %s for beginners.",
          "The students study %s at the university every year.",
          "%S, a young field, attracts many researchers.",
          "The course covers statistics, %s, and databases.");

  private static List<String> phrases(String method, String text) {
    KeyphraseExtractor extractor =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named(method).apply(Options.none()),
            LanguageTools.of("en"),
            CorpusStatistics.none());
    return extractor.extract(text, 10).stream().map(Keyphrase::phrase).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position-weighted-tf-idf",
        "first-phrases",
        "textrank",
        "singlerank",
        "positionrank",
        "topicrank",
        "multipartiterank",
        "reciprocal-rank-fusion"
      })
  void nineOfTenAreFoundWhole(String method) {
    List<String> missed = new ArrayList<>();
    for (String term : TERMS) {
      String capital = term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1);
      for (String frame : FRAMES) {
        String text = frame.replace("%S", capital).replace("%s", term);
        if (phrases(method, text).stream().noneMatch(term::equalsIgnoreCase)) {
          missed.add(text);
        }
      }
    }
    assertTrue(missed.size() <= TERMS.size() * FRAMES.size() / 10, missed.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Machine learning helps doctors find disease early. | Machine learning;doctors;disease",
        "Critics say that deep learning finds patterns that people miss. | Critics;deep learning;"
            + "patterns",
        "They say machine learning needs more data than most hospitals have. | machine learning;"
            + "data;hospitals",
        "The course covers information theory and statistics. | course;information theory;statistics",
        "We present a new approach to text mining. | text mining"
      })
  void verbsAreNoPartOfAPhrase(String text, String wanted) {
    List<String> found = new ArrayList<>(phrases("first-phrases", text));
    found.remove("present");
    assertEquals(List.of(wanted.split(";", -1)), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"position-weighted-tf-idf", "textrank", "multipartiterank"})
  void aTermThatStandsFourTimesIsFoundWhole(String method) {
    List<String> phrases =
        phrases(
            method,
            "Machine learning is changing how doctors work. Hospitals use machine learning to read"
                + " scans and to predict risk. Machine learning helps doctors find disease early,"
                + " and deep learning finds patterns that people miss. Critics say machine learning"
                + " needs more data than most hospitals have, and that deep learning can fail"
                + " without warning. Image processing is an old field, but deep learning has"
                + " replaced many of its methods.");
    for (String term : List.of("machine learning", "deep learning")) {
      assertTrue(phrases.stream().anyMatch(term::equalsIgnoreCase), phrases.toString());
    }
    assertTrue(phrases.stream().noneMatch(p -> p.contains("finds") || p.contains("helps")));
  }
}

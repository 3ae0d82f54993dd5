package org.gleaner.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.text.term.Tokenizers;

/**
 * Documents a second of keyphrase methods on one thread, text to ranked phrases: tokenising,
 * tagging, candidates and ranking. Arguments: a JSONL.gz file with a field {@code text}, the number
 * of passes (the first half warms up), and the methods.
 */
public final class KeyphraseRate {
  private static final int TOP = 10;

  private KeyphraseRate() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    List<String> texts = texts(arguments[0]);
    int passes = Integer.parseInt(arguments[1]);
    LanguageTools english = LanguageTools.of("en");
    CorpusCounter counter = new CorpusCounter(5);
    for (String text : texts) {
      counter.add(Tokenizers.CATALOGUE.named("word").tokenize(text), english);
    }
    CorpusStatistics statistics = counter.statistics().leaveOneOut();
    for (int i = 2; i < arguments.length; i++) {
      KeyphraseExtractor extractor =
          new KeyphraseExtractor(
              Scorers.CATALOGUE.named(arguments[i]).apply(Options.none()), english, statistics);
      measure(arguments[i], extractor, texts, passes);
    }
  }

  private static void measure(
      String method, KeyphraseExtractor extractor, List<String> texts, int passes) {
    long found = 0;
    long start = 0;
    for (int pass = 0; pass < passes; pass++) {
      if (pass == passes / 2) {
        start = System.nanoTime();
      }
      for (String text : texts) {
        found += extractor.extract(text, TOP).size();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int counted = (passes - passes / 2) * texts.size();
    System.out.printf(
        Locale.ROOT, "%-28s %8.0f documents/s (%d keyphrases)%n", method, counted / seconds, found);
  }

  private static List<String> texts(String path) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new FileInputStream(path)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        texts.add(json.readTree(line).get("text").asText());
      }
    }
    return texts;
  }
}

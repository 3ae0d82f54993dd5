package org.gleaner.jobs.search;

import java.util.List;
import java.util.Map;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Passed;
import org.gleaner.jobs.run.Problems;
import org.gleaner.text.term.Tokenizers;
import picocli.CommandLine.Option;

/** The options of every job that makes terms of texts. Each consumer validates its own. */
public final class TermOptions {
  @Passed
  @OneOf(catalogue = Tokenizers.class, field = "FACTORIES")
  @Option(names = "--tokenizer")
  String tokenizer;

  @Passed
  @Option(names = "--max-ngram")
  String maxNgram;

  @Passed
  @Option(names = "--stop-words")
  String stopWords;

  @Passed
  @Option(names = "--stemmer")
  String stemmer;

  @Passed
  @Option(names = "--vocabulary-size")
  String vocabularySize;

  @Passed
  @Option(names = "--min-documents")
  String minDocuments;

  @Option(names = "--set")
  private List<String> set = List.of();

  /** What is given, by key. */
  public Map<String, String> read(Problems problems) {
    return problems.passed(set);
  }
}

package org.gleaner.keyphrase;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The scorers by name, each made from its options. */
public final class Scorers {
  /** Name to factory; a factory consumes all options and rejects unknown ones. */
  public static final Catalogue<Function<Options, Scorer>> CATALOGUE =
      Catalogue.<Function<Options, Scorer>>of("scorer")
          .add("first-phrases", closed(o -> new FirstPhrases(source(o, "noun-phrase"))))
          .add("tf-idf", closed(o -> new TfIdf(source(o, "noun-phrase"))))
          .add("position-weighted-tf-idf", closed(Scorers::positionWeighted))
          .add("kp-miner", closed(Scorers::kpMiner))
          .add("yake", closed(Scorers::yake))
          .build();

  private Scorers() {}

  private static Function<Options, Scorer> closed(Function<Options, Scorer> factory) {
    return options -> {
      Scorer scorer = factory.apply(options);
      options.requireEmpty();
      return scorer;
    };
  }

  private static CandidateSource source(Options options, String byDefault) {
    int words = options.integer("max-words", 5, 1, 10);
    String other = byDefault.equals("noun-phrase") ? "n-gram" : "noun-phrase";
    String kind = options.choice("candidates", byDefault, byDefault, other);
    return kind.equals("n-gram") ? new NgramCandidates(words) : new NounPhraseCandidates(words);
  }

  private static Scorer positionWeighted(Options options) {
    return new PositionWeightedTfIdf(
        source(options, "noun-phrase"),
        options.number("frequency-power", 0.5, 0, 10),
        options.number("length-power", 1, -10, 10),
        options.number("position-power", 1, 0, 10),
        options.number("offset-divisor", 10, 0.001, 1e9));
  }

  private static Scorer kpMiner(Options options) {
    return new KpMiner(
        new NgramCandidates(options.integer("max-words", 5, 1, 10)),
        options.integer("least-occurrences", 3, 1, 1000),
        options.integer("latest-offset", 400, 0, Integer.MAX_VALUE));
  }

  private static Scorer yake(Options options) {
    return new Yake(
        options.integer("max-words", 3, 1, 10),
        options.integer("window", 1, 1, 100),
        options.number("similarity-limit", 0.9, 0, 1));
  }
}

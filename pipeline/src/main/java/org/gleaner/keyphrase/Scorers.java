package org.gleaner.keyphrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.NgramCandidates;
import org.gleaner.keyphrase.document.NounPhraseCandidates;
import org.gleaner.keyphrase.document.NounPhrasePartCandidates;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.graph.MultipartiteRank;
import org.gleaner.keyphrase.graph.PositionRank;
import org.gleaner.keyphrase.graph.SingleRank;
import org.gleaner.keyphrase.graph.TextRank;
import org.gleaner.keyphrase.graph.TopicRank;
import org.gleaner.keyphrase.statistical.DistinctPhrases;
import org.gleaner.keyphrase.statistical.FirstPhrases;
import org.gleaner.keyphrase.statistical.KpMiner;
import org.gleaner.keyphrase.statistical.PositionWeightedTfIdf;
import org.gleaner.keyphrase.statistical.Rake;
import org.gleaner.keyphrase.statistical.ReciprocalRankFusion;
import org.gleaner.keyphrase.statistical.TfIdf;
import org.gleaner.keyphrase.yake.Yake;

/**
 * The scorers by name, each made from its options. Names and options are listed in the manual of
 * the package.
 */
public final class Scorers {
  private static final String NOUN_PHRASE = "noun-phrase";
  private static final String FUSED = "position-weighted-tf-idf+positionrank+multipartiterank";

  private static final String FUSED_WEIGHTS = "1+1+0.5";

  /** Name to factory; a factory consumes its options and rejects those it does not know. */
  public static final Catalogue<Function<Options, Scorer>> CATALOGUE =
      Catalogue.<Function<Options, Scorer>>of("scorer")
          .add("first-phrases", closed(o -> new FirstPhrases(source(o, NOUN_PHRASE, 5))))
          .add("tf-idf", closed(o -> new TfIdf(source(o, NOUN_PHRASE, 5))))
          .add("position-weighted-tf-idf", closed(Scorers::positionWeighted))
          .add("kp-miner", closed(Scorers::kpMiner))
          .add("yake", closed(Scorers::yake))
          .add("rake", closed(Scorers::rake))
          .add("textrank", closed(Scorers::textRank))
          .add("singlerank", closed(Scorers::singleRank))
          .add("positionrank", closed(Scorers::positionRank))
          .add("topicrank", closed(Scorers::topicRank))
          .add("multipartiterank", closed(Scorers::multipartiteRank))
          .add("reciprocal-rank-fusion", closed(Scorers::fusion))
          .build();

  private Scorers() {}

  private static Function<Options, Scorer> closed(Function<Options, Scorer> factory) {
    return options -> {
      boolean keep = options.choice("nested", "drop", "drop", "keep").equals("keep");
      Scorer scorer = factory.apply(options);
      options.requireEmpty();
      return keep ? scorer : new DistinctPhrases(scorer);
    };
  }

  private static CandidateSource source(Options options, String byDefault, int defaultWords) {
    int words = options.integer("max-words", defaultWords, 1, 10);
    return switch (options.choice(
        "candidates", byDefault, NOUN_PHRASE, "noun-phrase-part", "n-gram")) {
      case "n-gram" -> new NgramCandidates(words);
      case "noun-phrase-part" -> new NounPhrasePartCandidates(words);
      default -> new NounPhraseCandidates(words);
    };
  }

  private static Scorer positionWeighted(Options options) {
    return new PositionWeightedTfIdf(
        source(options, NOUN_PHRASE, 5),
        options.number("frequency-power", 0.5, 0, 10),
        options.number("length-power", 1, -10, 10),
        options.number("position-power", 1, 0, 10),
        options.number("offset-divisor", 10, 0.001, 1e9));
  }

  private static Scorer kpMiner(Options options) {
    return new KpMiner(
        source(options, "n-gram", 5),
        options.integer("least-occurrences", 3, 1, 1000),
        options.integer("latest-offset", 400, 0, Integer.MAX_VALUE));
  }

  private static Scorer yake(Options options) {
    return new Yake(
        options.integer("max-words", 3, 1, 10),
        options.integer("window", 1, 1, 100),
        options.number("similarity-limit", 0.9, 0, 1));
  }

  private static Scorer rake(Options options) {
    return new Rake(
        options.integer("max-words", 4, 1, 10), options.integer("least-occurrences", 1, 1, 1000));
  }

  private static Scorer textRank(Options options) {
    return new TextRank(source(options, NOUN_PHRASE, 5), window(options, 2), firstWords(options));
  }

  private static Scorer singleRank(Options options) {
    return new SingleRank(
        source(options, NOUN_PHRASE, 5), window(options, 10), firstWords(options));
  }

  private static Scorer positionRank(Options options) {
    return new PositionRank(
        source(options, NOUN_PHRASE, 5), window(options, 10), firstWords(options));
  }

  private static Scorer topicRank(Options options) {
    return new TopicRank(source(options, NOUN_PHRASE, 5), mostCandidates(options));
  }

  private static Scorer multipartiteRank(Options options) {
    return new MultipartiteRank(
        source(options, NOUN_PHRASE, 5),
        options.number("boost", 1.1, 0, 1000),
        mostCandidates(options));
  }

  private static int window(Options options, int byDefault) {
    return options.integer("window", byDefault, 2, 100);
  }

  private static int firstWords(Options options) {
    return options.integer("first-words", 1000, 1, Integer.MAX_VALUE);
  }

  private static int mostCandidates(Options options) {
    return options.integer("most-candidates", 300, 1, 5000);
  }

  private static Scorer fusion(Options options) {
    List<Scorer> scorers = new ArrayList<>();
    String methods = options.text("methods", FUSED);
    for (String method : methods.split("[+,]", -1)) {
      scorers.add(CATALOGUE.named(method.strip()).apply(Options.of(Map.of("nested", "keep"))));
    }
    return new ReciprocalRankFusion(
        List.copyOf(scorers),
        weights(
            options.text("weights", methods.equals(FUSED) ? FUSED_WEIGHTS : ""), scorers.size()),
        options.number("k", 5, 0, 1e6),
        options.integer("depth", 100, 1, 100_000));
  }

  private static List<Double> weights(String text, int count) {
    List<Double> weights = new ArrayList<>();
    try {
      for (String weight : text.isEmpty() ? new String[0] : text.split("[+,]", -1)) {
        weights.add(Double.valueOf(weight.strip()));
      }
    } catch (NumberFormatException e) {
      weights.add(Double.NaN);
    }
    while (text.isEmpty() && weights.size() < count) {
      weights.add(1.0);
    }
    if (weights.size() != count || !weights.stream().allMatch(w -> w >= 0 && w < 1e9)) {
      throw new IllegalArgumentException(
          "Cannot use weights: " + text + ". Accepted: " + count + " numbers joined by +");
    }
    return List.copyOf(weights);
  }
}

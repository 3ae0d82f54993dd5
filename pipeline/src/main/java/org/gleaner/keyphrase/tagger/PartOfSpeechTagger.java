package org.gleaner.keyphrase.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.postag.POSModel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.Token;

/**
 * Tags words with their parts of speech by a maximum-entropy model of OpenNLP with its default
 * features (Ratnaparkhi 1996). The tags are those of OpenNLP's own tagger; the weights of a word's
 * features are summed once for each distinct word instead of at each occurrence, and no strings are
 * built while tagging. Immutable and thread-safe.
 */
final class PartOfSpeechTagger implements Tagger {
  private final TaggerWeights weights;
  private final PartOfSpeech[] tags;

  private PartOfSpeechTagger(TaggerWeights weights) {
    this.weights = weights;
    this.tags = new PartOfSpeech[weights.outcomes.length];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = PartOfSpeech.ofOutcome(weights.outcomes[i]);
    }
  }

  /** The tags of tokens; sentences are tagged one by one, by the number that the tokens carry. */
  @Override
  public PartOfSpeech[] tag(List<Token> tokens) {
    PartOfSpeech[] tagged = new PartOfSpeech[tokens.size()];
    int begin = 0;
    for (int end = 1; end <= tagged.length; end++) {
      if (end == tagged.length || tokens.get(end).sentence() != tokens.get(begin).sentence()) {
        int[] outcomes = decode(tokens, begin, end);
        for (int i = begin; i < end; i++) {
          tagged[i] = tags[outcomes[i - begin]];
        }
        begin = end;
      }
    }
    return tagged;
  }

  @Override
  public double lean(String word, PartOfSpeech one, PartOfSpeech other) {
    double[] alone = weights.word(word).current().weights;
    return greatest(alone, one) - greatest(alone, other);
  }

  private double greatest(double[] alone, PartOfSpeech tag) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < alone.length; i++) {
      greatest = tags[i] == tag ? Math.max(greatest, alone[i]) : greatest;
    }
    return greatest;
  }

  /** The model's outcomes, joined tags included, for the words of one sentence. */
  String[] outcomes(List<Token> sentence) {
    int[] best = decode(sentence, 0, sentence.size());
    String[] names = new String[best.length];
    for (int i = 0; i < best.length; i++) {
      names[i] = weights.outcomes[best[i]];
    }
    return names;
  }

  private int[] decode(List<Token> tokens, int begin, int end) {
    TaggerWeights.Word[] words = new TaggerWeights.Word[end - begin];
    for (int i = begin; i < end; i++) {
      words[i - begin] = weights.word(tokens.get(i).text());
    }
    return new TaggerSearch(weights, words).decode();
  }

  /**
   * The tagger of a model.
   *
   * @throws GleanerException if the model is not on the class path or cannot be read
   */
  static PartOfSpeechTagger load(String resource) {
    try (InputStream in = PartOfSpeechTagger.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new GleanerException(
            ErrorCode.ENVIRONMENT,
            "Cannot load tagger: "
                + resource
                + " is not on the class path (opennlp-models-pos-...)");
      }
      return new PartOfSpeechTagger(weights(new POSModel(in)));
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.INVALID_MODEL, "Cannot load tagger: " + resource, e);
    }
  }

  private static TaggerWeights weights(POSModel model) {
    AbstractModel maxent = model.getArtifact("pos.model");
    Map<String, Context> features = new HashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) maxent.getDataStructures()[1]).entrySet()) {
      features.put((String) entry.getKey(), (Context) entry.getValue());
    }
    String[] outcomes = new String[maxent.getNumOutcomes()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = maxent.getOutcome(i);
    }
    return new TaggerWeights(features, outcomes);
  }
}

package org.gleaner.keyphrase.tagger;

import java.util.HashMap;
import java.util.Map;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.StringUtil;
import opennlp.tools.util.featuregen.FeatureGeneratorUtil;

/**
 * The weights of OpenNLP's default part-of-speech features, taken apart by what they depend on: the
 * current word, a word one or two places away, the position, and the tags before. Each part is a
 * dense vector over the outcomes, so that a decision is a sum of a few vectors. Immutable but for
 * the bounded cache of words; thread-safe.
 */
final class TaggerWeights {
  private static final int AFFIX = 4;
  private static final int CACHED_WORDS = 1 << 16;

  /** What a word adds to the decisions at its own place and around it; null adds nothing. */
  record Word(Dense current, Dense previous, Dense beforePrevious, Dense next, Dense afterNext) {}

  /** Weights by outcome. */
  static final class Dense {
    final double[] weights;

    Dense(int outcomes) {
      weights = new double[outcomes];
    }

    void add(Context sparse) {
      if (sparse != null) {
        int[] outcomes = sparse.getOutcomes();
        double[] values = sparse.getParameters();
        for (int i = 0; i < outcomes.length; i++) {
          weights[outcomes[i]] += values[i];
        }
      }
    }
  }

  final String[] outcomes;
  final Dense[] begin;
  final Dense[] previousTag;
  final Dense[] twoTags;
  private final Map<String, Context> features;
  private final Map<String, Map<String, Dense>> around;
  private final BoundedCache<Word> words = new BoundedCache<>(CACHED_WORDS, this::compute);

  TaggerWeights(Map<String, Context> features, String[] outcomes) {
    this.features = features;
    this.outcomes = outcomes.clone();
    this.begin = new Dense[] {dense("S=begin"), dense("p1S=begin"), dense("p2S=begin")};
    this.around = neighbours(features);
    int count = outcomes.length;
    this.previousTag = new Dense[count];
    this.twoTags = new Dense[count * count];
    for (int previous = 0; previous < count; previous++) {
      previousTag[previous] = dense("t=" + outcomes[previous]);
      for (int before = 0; before < count; before++) {
        twoTags[before * count + previous] =
            dense("t2=" + outcomes[before] + "," + outcomes[previous]);
      }
    }
  }

  Word word(String surface) {
    return words.get(surface);
  }

  private Map<String, Map<String, Dense>> neighbours(Map<String, Context> all) {
    Map<String, Map<String, Dense>> found = new HashMap<>();
    for (String place : new String[] {"p1w=", "p2w=", "n1w=", "n2w="}) {
      found.put(place, new HashMap<>());
    }
    for (String name : all.keySet()) {
      if (name.length() > 4 && found.containsKey(name.substring(0, 4))) {
        found.get(name.substring(0, 4)).put(name.substring(4), dense(name));
      }
    }
    return found;
  }

  private Dense dense(String name) {
    Context sparse = features.get(name);
    if (sparse == null) {
      return null;
    }
    Dense dense = new Dense(outcomes.length);
    dense.add(sparse);
    return dense;
  }

  private Word compute(String surface) {
    String lower = StringUtil.toLowerCase(surface);
    return new Word(
        current(surface, lower),
        around.get("p1w=").get(lower),
        around.get("p2w=").get(lower),
        around.get("n1w=").get(lower),
        around.get("n2w=").get(lower));
  }

  private Dense current(String surface, String lower) {
    Dense sum = new Dense(outcomes.length);
    sum.add(features.get("def"));
    int length = surface.length();
    for (int size = 1; size <= Math.min(AFFIX, length); size++) {
      sum.add(features.get("suf=" + surface.substring(length - size)));
      sum.add(features.get("pre=" + surface.substring(0, size)));
    }
    String shape = FeatureGeneratorUtil.tokenFeature(surface);
    sum.add(features.get("w=" + lower));
    sum.add(features.get("wc=" + shape));
    sum.add(features.get("w&c=" + lower + "," + shape));
    return sum;
  }
}

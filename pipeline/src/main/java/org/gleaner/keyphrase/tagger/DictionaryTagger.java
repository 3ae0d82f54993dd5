package org.gleaner.keyphrase.tagger;

import java.util.List;
import java.util.function.Function;
import org.gleaner.text.Token;

/**
 * Tags each word as it stands in a dictionary, whatever is beside it: enough for Chinese, Japanese
 * and Korean, whose words have few parts of speech each. Immutable but for a bounded memory of
 * words; thread-safe.
 */
final class DictionaryTagger implements Tagger {
  private static final int CACHED_WORDS = 1 << 16;

  private final BoundedCache<PartOfSpeech> words;

  /** A tagger by a function of the word, which must be pure. */
  DictionaryTagger(Function<String, PartOfSpeech> lookup) {
    this.words = new BoundedCache<>(CACHED_WORDS, lookup);
  }

  @Override
  public PartOfSpeech[] tag(List<Token> tokens) {
    PartOfSpeech[] tags = new PartOfSpeech[tokens.size()];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = words.get(tokens.get(i).text());
    }
    return tags;
  }
}

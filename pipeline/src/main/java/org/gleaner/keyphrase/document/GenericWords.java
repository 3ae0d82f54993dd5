package org.gleaner.keyphrase.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gleaner.text.TextFile;

/** Words of a language that carry little meaning alone, from two lists; immutable. */
final class GenericWords {
  /** The way in which a word is generic. */
  enum Kind {
    /** It is not on a list. */
    NONE,
    /** A modifier that ends a noun phrase as stop words do ("new", "various"). */
    MODIFIER,
    /** A noun that is not a keyphrase when alone ("paper", "approach"). */
    NOUN
  }

  private final Set<String> modifiers;
  private final Set<String> nounStems = new HashSet<>();

  /** The lists of a language; empty where there are none. */
  GenericWords(String language, UnaryOperator<String> stemmer) {
    modifiers = read("generic-modifiers-" + language + ".txt");
    for (String noun : read("generic-nouns-" + language + ".txt")) {
      nounStems.add(stemmer.apply(noun));
    }
  }

  Kind kind(String lower, String stem) {
    if (modifiers.contains(lower)) {
      return Kind.MODIFIER;
    }
    return nounStems.contains(stem) ? Kind.NOUN : Kind.NONE;
  }

  private static Set<String> read(String resource) {
    try (InputStream in = GenericWords.class.getResourceAsStream(resource)) {
      Set<String> words = new HashSet<>();
      if (in != null) {
        TextFile.lines(in).stream()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> Collections.addAll(words, line.split(" ", -1)));
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}

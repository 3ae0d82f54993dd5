package org.gleaner.keyphrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Reads the lists of words that end a noun phrase as stop words do ("new", "various"). */
final class GenericModifiers {
  private GenericModifiers() {}

  /** The list of a language, lower case; empty if there is none. */
  static Set<String> of(String language) {
    String resource = "generic-modifiers-" + language + ".txt";
    try (InputStream in = GenericModifiers.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Set.of();
      }
      Set<String> words = new HashSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(Set.of(line.split(" ", -1))));
      words.remove("");
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}

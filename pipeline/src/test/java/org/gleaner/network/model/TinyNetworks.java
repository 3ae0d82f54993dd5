package org.gleaner.network.model;

import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;

/** Small networks of every encoder and task, without anything left to chance. */
public final class TinyNetworks {
  private static final Map<String, String> SIZES =
      Map.ofEntries(
          Map.entry("features", "text"),
          Map.entry("embedding-size", "6"),
          Map.entry("hidden-size", "6"),
          Map.entry("size", "tiny"),
          Map.entry("attention-dropout", "0"),
          Map.entry("document-size", "4"),
          Map.entry("filters", "6"),
          Map.entry("stride", "2"),
          Map.entry("types", "3"),
          Map.entry("capsules", "3"),
          Map.entry("capsule-size", "4"),
          Map.entry("heads", "2"),
          Map.entry("inner-size", "7"),
          Map.entry("mixture-size", "3"),
          Map.entry("layer-dropout", "0"),
          Map.entry("unknown-rate", "0"),
          Map.entry("dropout", "0"));

  private TinyNetworks() {}

  /** A lexicon of that many words whose texts do not matter. */
  public static Lexicon lexicon(int size) {
    return new WordLexicon(new WordForms("word", false), Vocabulary.ofSize(size), 0);
  }

  public static NetworkDefinition definition(
      String encoder, String task, Map<String, String> more) {
    Options all = Options.of(more);
    NetworkDefinition.consume(encoder, task, all);
    Map<String, String> options = new TreeMap<>();
    for (String key : all.used().keySet()) {
      String size = SIZES.get(key.substring(key.indexOf('.') + 1));
      if (size != null) {
        options.put(key, size);
      }
    }
    options.putAll(more);
    return new NetworkDefinition(encoder, task, options);
  }
}

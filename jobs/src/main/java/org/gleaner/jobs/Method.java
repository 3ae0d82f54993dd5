package org.gleaner.jobs;

import java.io.Serializable;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.keyphrase.Scorer;
import org.gleaner.keyphrase.Scorers;

/**
 * A keyphrase method by name, which travels to the executors in place of its scorer.
 *
 * @param name in {@link Scorers#CATALOGUE}
 * @param options of the scorer
 */
record Method(String name, Map<String, String> options) implements Serializable {
  /** Copies. */
  Method {
    options = new java.util.TreeMap<>(options);
  }

  /** Reads {@code --key} and {@code --set}, and tries whether the scorer can be made of them. */
  static Method read(Settings settings, String key) {
    String name = settings.named(key, Scorers.CATALOGUE);
    Method method = new Method(name, settings.pairs("set"));
    if (Scorers.CATALOGUE.names().contains(name)) {
      settings.check(method::scorer);
    }
    return method;
  }

  /** The scorer. */
  Scorer scorer() {
    return Scorers.CATALOGUE.named(name).apply(Options.of(options));
  }
}

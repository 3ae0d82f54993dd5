package org.gleaner.jobs.keyphrase;

import java.io.Serializable;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.jobs.run.Settings;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.Scorer;

/**
 * A keyphrase method by name, which travels to the executors in place of its scorer.
 *
 * @param name in {@link Scorers#CATALOGUE}
 * @param options of the scorer
 */
public record KeyphraseMethod(String name, Map<String, String> options) implements Serializable {
  /** Copies. */
  public KeyphraseMethod {
    options = new java.util.TreeMap<>(options);
  }

  /** Reads {@code --key} and {@code --set}, and tries whether the scorer can be made of them. */
  public static KeyphraseMethod read(Settings settings, String key) {
    String name = settings.named(key, Scorers.CATALOGUE);
    KeyphraseMethod method = new KeyphraseMethod(name, settings.pairs("set"));
    if (Scorers.CATALOGUE.names().contains(name)) {
      settings.check(method::scorer);
    }
    return method;
  }

  /** The scorer. */
  public Scorer scorer() {
    return Scorers.CATALOGUE.named(name).apply(Options.of(options));
  }
}

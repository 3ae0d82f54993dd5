package org.gleaner.jobs.keyphrase;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.jobs.run.Problems;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.Scorer;

/** A keyphrase method by name, which travels to the executors in place of its scorer. */
public final class KeyphraseMethod implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final TreeMap<String, String> options;

  /**
   * A method.
   *
   * @param name in {@link Scorers#CATALOGUE}
   * @param options of the scorer
   */
  public KeyphraseMethod(String name, Map<String, String> options) {
    this.name = name;
    this.options = new TreeMap<>(options);
  }

  /**
   * Tries whether the scorer can be made.
   *
   * @param option gives the name
   * @param set values of {@code --set}
   */
  public static KeyphraseMethod read(
      Problems problems, String option, String name, List<String> set) {
    KeyphraseMethod method = new KeyphraseMethod(name, problems.pairs(set));
    if (Scorers.CATALOGUE.names().contains(name)) {
      problems.check(method::scorer);
    } else if (problems.isAccepted(option)) {
      problems.reject(option, name, String.join(", ", Scorers.CATALOGUE.names()));
    }
    return method;
  }

  /** The name in the catalogue. */
  public String name() {
    return name;
  }

  /** Options of the scorer. */
  public Map<String, String> options() {
    return new TreeMap<>(options);
  }

  /** The scorer. */
  public Scorer scorer() {
    return Scorers.CATALOGUE.named(name).apply(Options.of(options));
  }
}

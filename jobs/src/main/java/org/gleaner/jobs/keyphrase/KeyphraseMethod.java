package org.gleaner.jobs.keyphrase;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.jobs.run.Problems;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.text.term.Tokenizers;

/**
 * A keyphrase method by name, with its tokenizer if that is not the one of each document's
 * language; travels to the executors in place of its scorer.
 */
public final class KeyphraseMethod implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final TreeMap<String, String> options;
  private final NamedTokenizer tokenizer;

  /**
   * A method with the tokenizer of the language.
   *
   * @param name in {@link Scorers#CATALOGUE}
   * @param options of the scorer
   */
  public KeyphraseMethod(String name, Map<String, String> options) {
    this(name, options, null);
  }

  private KeyphraseMethod(String name, Map<String, String> options, NamedTokenizer tokenizer) {
    this.name = name;
    this.options = new TreeMap<>(options);
    this.tokenizer = tokenizer;
  }

  /**
   * Tries whether the scorer can be made, with the tokenizer of the language.
   *
   * @param option gives the name
   * @param set values of {@code --set}
   */
  public static KeyphraseMethod read(
      Problems problems, String option, String name, List<String> set) {
    return checked(problems, option, new KeyphraseMethod(name, problems.pairs(set)));
  }

  /**
   * Tries whether scorer and tokenizer can be made.
   *
   * @param option gives the name
   * @param set values of {@code --set}: those that the tokenizer takes, and those of the scorer
   * @param tokenizer a name, or auto for that of the language
   */
  public static KeyphraseMethod read(
      Problems problems, String option, String name, List<String> set, String tokenizer) {
    if (!Tokenizers.FACTORIES.names().contains(tokenizer)) {
      return read(problems, option, name, set);
    }
    Options given = Options.of(problems.pairs(set));
    problems.check(() -> requireNonNull(Tokenizers.FACTORIES.named(tokenizer).apply(given)));
    Map<String, String> rest = problems.pairs(set);
    Map<String, String> taken = new TreeMap<>(rest);
    taken.keySet().retainAll(given.used().keySet());
    rest.keySet().removeAll(taken.keySet());
    NamedTokenizer named = new NamedTokenizer(tokenizer, taken);
    return checked(problems, option, new KeyphraseMethod(name, rest, named));
  }

  private static KeyphraseMethod checked(Problems problems, String option, KeyphraseMethod method) {
    if (Scorers.CATALOGUE.names().contains(method.name)) {
      problems.check(method::scorer);
    } else if (problems.isAccepted(option)) {
      problems.reject(option, method.name, String.join(", ", Scorers.CATALOGUE.names()));
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

  /** The tokenizer: the one asked for, else that of the language. */
  public Tokenizer tokenizer(LanguageTools language) {
    return tokenizer == null ? language.tokenizer() : tokenizer;
  }

  /** The name of the tokenizer with its options; auto for that of the language. */
  public String tokenizerName() {
    return tokenizer == null ? "auto" : tokenizer.toString();
  }
}

package org.gleaner.text.term;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;

/**
 * A tokenizer by its name and options. Only these are serialised; each copy, one for a task, makes
 * the tokenizer on first use. Thread-safe.
 */
public final class NamedTokenizer implements Tokenizer, Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final TreeMap<String, String> options;
  private transient volatile Tokenizer made;

  /**
   * A tokenizer that is not made yet.
   *
   * @param name in {@link Tokenizers#FACTORIES}
   * @param options those that are not to have their defaults
   */
  public NamedTokenizer(String name, Map<String, String> options) {
    this.name = name;
    this.options = new TreeMap<>(options);
  }

  /**
   * Makes it now.
   *
   * @throws IllegalArgumentException if the name is unknown, or an option is unknown or wrong
   */
  public NamedTokenizer require() {
    made = make();
    return this;
  }

  @Override
  public List<Token> tokenize(String text) {
    Tokenizer tokenizer = made;
    if (tokenizer == null) {
      tokenizer = make();
      made = tokenizer;
    }
    return tokenizer.tokenize(text);
  }

  /** Without options the shared tokenizer, which has read its files. */
  private Tokenizer make() {
    if (options.isEmpty() && Tokenizers.CATALOGUE.names().contains(name)) {
      return Tokenizers.CATALOGUE.named(name);
    }
    Options left = Options.of(options);
    Tokenizer tokenizer = Tokenizers.FACTORIES.named(name).apply(left);
    left.requireEmpty();
    return tokenizer;
  }

  /** The name and the options. */
  @Override
  public String toString() {
    return options.isEmpty() ? name : name + options;
  }
}

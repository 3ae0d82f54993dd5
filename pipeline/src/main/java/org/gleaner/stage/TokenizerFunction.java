package org.gleaner.stage;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.gleaner.Options;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.Tokenizers;

/** Text to rows of tokens; the tokenizer is made once in each task. */
final class TokenizerFunction implements UDF1<String, List<Row>> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String[] settings;
  private transient volatile Tokenizer tokenizer;

  /**
   * A function.
   *
   * @throws IllegalArgumentException if a setting is unknown or wrong
   */
  TokenizerFunction(String name, String[] settings) {
    this.name = name;
    this.settings = settings.clone();
    this.tokenizer = make();
  }

  @Override
  public List<Row> call(String text) {
    Tokenizer current = tokenizer;
    if (current == null) {
      current = make();
      tokenizer = current;
    }
    return Rows.ofTokens(current.tokenize(text));
  }

  /** Without settings the shared one, which has read its files. */
  private Tokenizer make() {
    if (settings.length == 0 && Tokenizers.CATALOGUE.names().contains(name)) {
      return Tokenizers.CATALOGUE.named(name);
    }
    Options options = Options.ofSettings(settings);
    Tokenizer made = Tokenizers.FACTORIES.named(name).apply(options);
    options.requireEmpty();
    return made;
  }
}

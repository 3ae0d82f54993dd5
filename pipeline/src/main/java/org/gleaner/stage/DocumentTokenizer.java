package org.gleaner.stage;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.Options;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.ColumnTransformer;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.param.HasLanguage;
import org.gleaner.stage.param.HasTextCol;
import org.gleaner.stage.param.HasTokensCol;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.text.term.Tokenizers;

/**
 * Splits a text column into tokens with offsets and sentence numbers. Column {@code text} to {@code
 * tokens} of type {@link Schemas#TOKENS}.
 */
public final class DocumentTokenizer extends ColumnTransformer<String>
    implements HasTextCol<DocumentTokenizer>,
        HasTokensCol<DocumentTokenizer>,
        HasLanguage<DocumentTokenizer> {
  private static final long serialVersionUID = 1L;
  private static final String BY_LANGUAGE = "auto";

  /** A stage with a fresh uid. */
  public DocumentTokenizer() {
    this(Identifiable$.MODULE$.randomUID("documentTokenizer"));
  }

  /** A stage with the given uid. */
  public DocumentTokenizer(String uid) {
    super(uid);
    setDefault(textCol(), "text");
    setDefault(tokensCol(), "tokens");
    setDefault(language(), "en");
    setDefault(tokenizer(), BY_LANGUAGE);
    setDefault(tokenizerOptions(), new String[0]);
  }

  /** The name of the tokenizer in {@link Tokenizers#FACTORIES}; by default that of the language. */
  public Param<String> tokenizer() {
    return new Param<>(
        this, "tokenizer", "name of the tokenizer: word, chinese ...; auto: that of the language");
  }

  /** The tokenizer's own settings, each {@code key=value}; by default none. */
  public StringArrayParam tokenizerOptions() {
    return new StringArrayParam(
        this, "tokenizerOptions", "settings of the tokenizer, each key=value");
  }

  /**
   * Sets the tokenizer's own settings, each {@code key=value}; they are checked when texts are
   * tokenised.
   */
  public DocumentTokenizer setTokenizerOptions(String... options) {
    set(tokenizerOptions(), options);
    return this;
  }

  /** The tokenizer in force. */
  public String getTokenizer() {
    String name = getOrDefault(tokenizer());
    return name.equals(BY_LANGUAGE) ? Tokenizers.nameFor(LanguageCode.of(getLanguage())) : name;
  }

  /**
   * Chooses the tokenizer, by name or {@code auto} for that of the language.
   *
   * @throws IllegalArgumentException if the catalogue has no such name
   */
  public DocumentTokenizer setTokenizer(String name) {
    if (!name.equals(BY_LANGUAGE)) {
      Tokenizers.FACTORIES.named(name);
    }
    set(tokenizer(), name);
    return this;
  }

  @Override
  public OneColumn columns() {
    return new OneColumn(getTextCol(), DataTypes.StringType, getTokensCol(), Schemas.TOKENS);
  }

  @Override
  public UDF1<String, ?> function() {
    Map<String, String> options = Options.pairs(getOrDefault(tokenizerOptions()));
    NamedTokenizer made = new NamedTokenizer(getTokenizer(), options).require();
    UDF1<String, List<Row>> function = text -> RowConversions.ofTokens(made.tokenize(text));
    return function;
  }

  /** Reads a saved stage. */
  public static MLReader<DocumentTokenizer> read() {
    return new DefaultParamsReadable<DocumentTokenizer>() {}.read();
  }
}

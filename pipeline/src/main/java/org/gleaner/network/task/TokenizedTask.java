package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.term.Tokenizers;

/**
 * What tasks share that read texts as they are. Options: {@code tokenizer} (word; a name of {@link
 * Tokenizers#FACTORIES}) and {@code max-tokens}.
 */
abstract class TokenizedTask implements Task<LabelledText> {
  private static final long serialVersionUID = 1L;

  private final String tokenizer;
  private final int maxTokens;

  TokenizedTask(Options options, int maxTokensByDefault, int leastMaxTokens) {
    tokenizer =
        options.choice("tokenizer", "word", Tokenizers.FACTORIES.names().toArray(new String[0]));
    maxTokens = options.integer("max-tokens", maxTokensByDefault, leastMaxTokens, 100_000);
  }

  /** The largest number of tokens of a sequence. */
  final int maxTokens() {
    return maxTokens;
  }

  @Override
  public final String tokenizer() {
    return tokenizer;
  }

  @Override
  public final WordForms forms() {
    return new WordForms(tokenizer, false);
  }

  @Override
  public final Iterable<String> words(LabelledText item) {
    WordForms forms = forms();
    List<String> words = new ArrayList<>();
    item.texts().forEach(text -> words.addAll(forms.entries(text)));
    return words;
  }
}

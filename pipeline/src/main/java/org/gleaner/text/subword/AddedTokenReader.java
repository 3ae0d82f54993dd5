package org.gleaner.text.subword;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.subword.cut.AddedTokens;
import org.gleaner.text.subword.model.PieceModels;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;
import org.gleaner.text.subword.normal.Normalizer;

/** Reads the {@code added_tokens} of a {@code tokenizer.json}. */
final class AddedTokenReader {
  private static final String NORMALIZED = "normalized";

  private final List<Component> tokens;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<Integer> special = new HashSet<>();

  /**
   * The tokens of a file.
   *
   * @param pieces the pieces of the model, whose numbers they must not contradict
   */
  AddedTokenReader(Component all, Map<String, Integer> pieces) {
    this.tokens =
        all.has("added_tokens") ? all.parts("added_tokens", PieceModels.MOST_PIECES) : List.of();
    for (Component token : tokens) {
      String content = content(token);
      int id = token.integer("id", 0, PieceModels.MOST_PIECES);
      int known = pieces.getOrDefault(content, numbers.getOrDefault(content, id));
      if (known != id) {
        throw token.invalid("number " + id + " for a piece of number " + known);
      }
      numbers.put(content, id);
      if (token.flag("special", false)) {
        special.add(id);
      }
    }
  }

  private static String content(Component token) {
    return token.text("content", 1, PieceModels.MOST_PIECE_CHARS);
  }

  /** The tokens and their numbers. */
  Map<String, Integer> numbers() {
    return numbers;
  }

  /** The numbers of those that stand for no text. */
  Set<Integer> special() {
    return special;
  }

  /**
   * Adds the tokens to those that are looked for.
   *
   * @param all whether special ones are looked for too
   * @param written those looked for in a text as it is
   * @param normalized those looked for in prepared text
   */
  void tokens(boolean all, Normalizer normalizer, AddedTokens written, AddedTokens normalized) {
    for (Component token : tokens) {
      AddedTokens.Rules rules =
          new AddedTokens.Rules(
              token.flag("single_word", false),
              token.flag("lstrip", false),
              token.flag("rstrip", false));
      boolean isNormalized = token.flag(NORMALIZED, !token.flag("special", false));
      String content = content(token);
      int number = numbers.get(content);
      if (special.contains(number) && !all) {
        continue;
      }
      if (isNormalized) {
        String prepared = normalizer.apply(AlignedText.of(content)).toString();
        if (!prepared.isEmpty()) {
          normalized.add(prepared, number, rules);
        }
      } else {
        written.add(content, number, rules);
      }
    }
  }
}

package org.gleaner.text.subword.cut;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gleaner.text.subword.normal.CharacterKinds;
import org.gleaner.text.subword.normal.Component;
import org.gleaner.text.subword.normal.Expressions;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json}. */
public final class Cutters {
  private static final Set<String> TYPES =
      new TreeSet<>(
          Set.of(
              "BertPreTokenizer",
              "ByteLevel",
              "Digits",
              "Metaspace",
              "Punctuation",
              "Sequence",
              "Split",
              "Whitespace",
              "WhitespaceSplit"));

  private Cutters() {}

  /**
   * The cutter of a vocabulary.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it cannot be read
   */
  public static Cutter of(Component part) {
    return read(part, 0);
  }

  private static Cutter read(Component part, int depth) {
    part.requireShallow(depth);
    return switch (part.type(TYPES)) {
      case "Sequence" -> sequence(part, depth);
      case "BertPreTokenizer" -> new BertWords();
      case "ByteLevel" ->
          new ByteWords(part.flag("add_prefix_space", true), part.flag("use_regex", true));
      case "Digits" ->
          (part.flag("individual_digits", false) ? Behavior.ISOLATED : Behavior.CONTIGUOUS)
              .at(Finder.of(CharacterKinds::isNumber), false);
      case "Metaspace" -> MetaspaceWords.of(part);
      case "Punctuation" -> Behavior.of(part).at(Finder.of(CharacterKinds::isPunctuation), false);
      case "Split" -> split(part);
      case "Whitespace" -> Behavior.REMOVED.at(Finder.of(words()), true);
      default -> Behavior.REMOVED.at(Finder.of(CharacterKinds::isSpace), false);
    };
  }

  private static Cutter sequence(Component part, int depth) {
    Cutter all = null;
    for (Component step : part.parts("pretokenizers", Component.MOST_STEPS)) {
      Cutter next = read(step, depth + 1);
      all = all == null ? next : all.then(next);
    }
    return all == null ? Cutter.NONE : all;
  }

  private static Cutter split(Component part) {
    Pattern pattern = Expressions.of(part);
    boolean gpt2 = Expressions.GPT2.equals(part.node().path("pattern").path("Regex").asText());
    Finder finder = gpt2 ? new Gpt2Words() : Finder.of(pattern);
    return Behavior.of(part).at(finder, part.flag("invert", false));
  }

  /** Runs of the characters of words, and runs of others that are not white space. */
  private static Pattern words() {
    String word = "\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D";
    return Pattern.compile("[" + word + "]+|[^" + word + "\\p{IsWhite_Space}]+");
  }
}

package org.gleaner.text.subword.normal;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Reads the {@code normalizer} of a {@code tokenizer.json}. */
public final class Normalizers {
  private static final int MOST_GROWTH = 64;
  private static final Set<String> TYPES =
      new TreeSet<>(
          Set.of(
              "BertNormalizer",
              "ByteLevel",
              "Lowercase",
              "NFC",
              "NFD",
              "NFKC",
              "NFKD",
              "Nmt",
              "Precompiled",
              "Prepend",
              "Replace",
              "Sequence",
              "Strip",
              "StripAccents"));

  private long growth = 1;

  private Normalizers() {}

  /**
   * The normalizer of a vocabulary.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it cannot be read
   */
  public static Normalizer of(Component part) {
    return new Normalizers().read(part, 0);
  }

  private Normalizer read(Component part, int depth) {
    part.requireShallow(depth);
    return switch (part.type(TYPES)) {
      case "Sequence" -> sequence(part, depth);
      case "BertNormalizer" -> bert(part);
      case "ByteLevel" -> bytes();
      case "Lowercase" -> new CharacterNormalizer(CharacterRules::lower);
      case "Nmt" -> new CharacterNormalizer(CharacterRules::translation);
      case "StripAccents" -> new CharacterNormalizer(CharacterRules::withoutMarks);
      case "Precompiled" ->
          new Precompiled(CharacterTable.of(part), part.flag("longest_match", false));
      case "Prepend" -> prepended(part.text("prepend", 1, Component.MOST_CHARS));
      case "Replace" -> replacement(part);
      case "Strip" -> stripped(part.flag("strip_left", true), part.flag("strip_right", true));
      default -> new UnicodeForm(Form.valueOf(part.node().path("type").asText()));
    };
  }

  private Normalizer sequence(Component part, int depth) {
    List<Normalizer> steps = new ArrayList<>();
    for (Component step : part.parts("normalizers", Component.MOST_STEPS)) {
      steps.add(read(step, depth + 1));
    }
    return text -> {
      AlignedText made = text;
      for (Normalizer step : steps) {
        made = step.apply(made);
      }
      return made;
    };
  }

  private static Normalizer bert(Component part) {
    boolean lower = part.flag("lowercase", true);
    List<IntFunction<String>> rules = new ArrayList<>();
    if (part.flag("clean_text", true)) {
      rules.add(CharacterRules::clean);
    }
    if (part.flag("handle_chinese_chars", true)) {
      rules.add(CharacterRules::apart);
    }
    if (part.flag("strip_accents", lower)) {
      rules.add(CharacterRules::withoutAccents);
    }
    if (lower) {
      rules.add(CharacterRules::lower);
    }
    return new CharacterNormalizer(character -> CharacterRules.all(rules, character));
  }

  /** A chain of replacements may make a text many times as long. */
  private Normalizer replacement(Component part) {
    int shortest =
        Expressions.isText(part.node().path("pattern"))
            ? part.node().path("pattern").path("String").asText().length()
            : 1;
    String content = part.text("content", 0, Component.MOST_CHARS);
    Normalizer replacement = new Replacement(Expressions.of(part), content);
    growth *= Math.max(1, (content.length() + shortest - 1) / shortest);
    if (growth > MOST_GROWTH) {
      throw part.invalid("replacements that make a text more than 64 times as long");
    }
    return replacement;
  }

  /** Writes the bytes of text as the visible characters of byte-level vocabularies. */
  public static Normalizer bytes() {
    return new CharacterNormalizer(CharacterRules::bytes);
  }

  /** Puts a text before one that is not empty, for its first character. */
  public static Normalizer prepended(String prefix) {
    return text -> {
      if (text.length() == 0) {
        return text;
      }
      AlignedBuilder built = new AlignedBuilder(text.length() + prefix.length());
      built.add(prefix, text.begin(0), text.end(0));
      built.addAll(text, 0, text.length());
      return built.build();
    };
  }

  private static Normalizer stripped(boolean left, boolean right) {
    return text -> {
      int begin = 0;
      int end = text.length();
      while (left && begin < end && CharacterKinds.isSpace(text.charAt(begin))) {
        begin++;
      }
      while (right && end > begin && CharacterKinds.isSpace(text.charAt(end - 1))) {
        end--;
      }
      return text.subSequence(begin, end);
    };
  }
}

package org.gleaner.text.term;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.chinese.ChineseTokenizer;
import org.gleaner.text.morphology.JapaneseTokenizer;
import org.gleaner.text.morphology.KoreanTokenizer;
import org.gleaner.text.morphology.SoutheastAsianTokenizer;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;
import org.gleaner.text.token.CharacterTokenizer;
import org.gleaner.text.token.LettersTokenizer;
import org.gleaner.text.token.RegexTokenizer;
import org.gleaner.text.token.WhitespaceTokenizer;
import org.gleaner.text.token.WordTokenizer;

/** The tokenizers by name. */
public final class Tokenizers {
  /**
   * Makers of tokenizers, which consume their own options. Making one may read files: keep it and
   * use it from every thread.
   */
  public static final Catalogue<Function<Options, Tokenizer>> FACTORIES =
      Catalogue.<Function<Options, Tokenizer>>of("tokenizer")
          .add("word", options -> new WordTokenizer())
          .add("whitespace", options -> new WhitespaceTokenizer())
          .add("regex", RegexTokenizer::of)
          .add("letters", LettersTokenizer::of)
          .add("character", options -> new CharacterTokenizer())
          .add("chinese", ChineseTokenizer::of)
          .add("japanese", options -> new JapaneseTokenizer())
          .add("korean", options -> new KoreanTokenizer())
          .add("southeast-asian", options -> new SoutheastAsianTokenizer())
          .add("wordpiece", options -> SubwordTokenizer.of(SubwordKind.WORDPIECE, options))
          .add(
              "byte-level-bpe", options -> SubwordTokenizer.of(SubwordKind.BYTE_LEVEL_BPE, options))
          .add("unigram", options -> SubwordTokenizer.of(SubwordKind.UNIGRAM, options))
          .build();

  /** Those that need no options, with their defaults. */
  public static final Catalogue<Tokenizer> CATALOGUE =
      Catalogue.<Tokenizer>of("tokenizer")
          .add("word", made("word"))
          .add("whitespace", made("whitespace"))
          .add("regex", made("regex"))
          .add("letters", made("letters"))
          .add("character", made("character"))
          .add("chinese", new Later())
          .add("japanese", made("japanese"))
          .add("korean", made("korean"))
          .add("southeast-asian", made("southeast-asian"))
          .build();

  /** Languages whose words no blanks part; all others have the tokenizer {@code word}. */
  private static final Map<String, String> BY_LANGUAGE =
      Map.of(
          "zh", "chinese",
          "yue", "chinese",
          "ja", "japanese",
          "ko", "korean",
          "th", "southeast-asian",
          "lo", "southeast-asian",
          "km", "southeast-asian",
          "my", "southeast-asian");

  private Tokenizers() {}

  /**
   * The name of the tokenizer of words for a language.
   *
   * @param language a code of {@link org.gleaner.text.LanguageCode}; null where unknown
   */
  public static String nameFor(String language) {
    return language == null ? "word" : BY_LANGUAGE.getOrDefault(language, "word");
  }

  /** Reads its dictionary on first use. */
  private static final class Later implements Tokenizer {
    @Override
    public List<Token> tokenize(String text) {
      Objects.requireNonNull(text, "text");
      return Made.CHINESE.tokenize(text);
    }

    private static final class Made {
      private static final Tokenizer CHINESE = made("chinese");
    }
  }

  private static Tokenizer made(String name) {
    return FACTORIES.named(name).apply(Options.none());
  }
}

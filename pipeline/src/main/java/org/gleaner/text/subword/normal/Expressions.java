package org.gleaner.text.subword.normal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The patterns of vocabularies: texts, and the expressions of published tokenizers, each of which
 * takes linear time. White space is that of Unicode.
 */
public final class Expressions {
  private static final String WORDS =
      "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}%s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+"
          + "|\\s+(?!\\S)|\\s+";
  private static final String ENDINGS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|";

  private static final String CLIP =
      "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

  /** How GPT-2 cuts text into words. */
  public static final String GPT2 =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  private static final Set<String> PUBLISHED =
      Set.of(
          " {2,}",
          "\\s+",
          "\\n",
          "[\\r\\n]",
          "[\\r\\n]+",
          "\\r\\n|\\r|\\n",
          "\\p{N}",
          "\\p{N}{1,3}",
          "[0-9]",
          "[0-9][0-9][0-9]",
          GPT2,
          ENDINGS + WORDS.formatted("{1,3}"),
          ENDINGS + WORDS.formatted(""),
          "<\\|startoftext\\|>|<\\|endoftext\\|>|" + CLIP,
          CLIP);

  private Expressions() {}

  /**
   * The {@code pattern} of a part.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is neither a text nor published
   */
  public static Pattern of(Component part) {
    JsonNode pattern = part.node().path("pattern");
    if (isText(pattern)) {
      String text = part.part("pattern").text("String", 1, Component.MOST_CHARS);
      return Pattern.compile(text, Pattern.LITERAL);
    }
    String expression = pattern.path("Regex").asText();
    if (pattern.size() != 1 || !PUBLISHED.contains(expression)) {
      throw part.invalid(
          "pattern "
              + Component.shortened(pattern)
              + ". Accepted: a String, or a Regex of a published tokenizer");
    }
    return compiled(expression);
  }

  /** Whether a pattern is a text. */
  static boolean isText(JsonNode pattern) {
    return pattern.size() == 1 && pattern.has("String");
  }

  /** A published expression. */
  public static Pattern compiled(String expression) {
    String inUnicode =
        expression
            .replace("\\s", "\\p{IsWhite_Space}")
            .replace("\\S", "\\P{IsWhite_Space}")
            .replace("(?i:", "(?iu:");
    return Pattern.compile(inUnicode);
  }
}

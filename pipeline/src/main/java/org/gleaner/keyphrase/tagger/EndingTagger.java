package org.gleaner.keyphrase.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.TextFile;
import org.gleaner.text.Token;
import org.gleaner.text.term.StopWords;

/**
 * Distinguishes verbs and adverbs from nouns in a Romance language without a model: by their
 * endings, and by the words beside them. A word before an article is a verb ("necesita la"), as is
 * one after a clitic, a relative or an auxiliary, and one that cannot agree with the noun before it
 * ("los médicos usan", "el gobierno anuncia"). A capital letter inside a sentence makes a name.
 * What is left is a noun. Immutable and thread-safe.
 */
final class EndingTagger implements Tagger {
  /** Shorter words are not judged by their endings. */
  private static final int SHORTEST = 4;

  private final Map<String, Set<String>> lists = new HashMap<>();
  private final Set<String> stopWords;

  private EndingTagger(InputStream lists, String language) throws IOException {
    for (String line : TextFile.lines(lists)) {
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("#")) {
        this.lists.put(line.substring(0, colon), Set.of(line.substring(colon + 2).split(" ", -1)));
      }
    }
    this.stopWords = StopWords.of(language);
  }

  /** The tagger of a language, or null if there are no lists for it. */
  static Tagger of(String language) {
    try (InputStream in = EndingTagger.class.getResourceAsStream("endings-" + language + ".txt")) {
      return in == null ? null : new EndingTagger(in, language);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read endings of language: " + language, e);
    }
  }

  @Override
  public PartOfSpeech[] tag(List<Token> tokens) {
    PartOfSpeech[] tags = new PartOfSpeech[tokens.size()];
    String before = "";
    String word = tokens.isEmpty() ? "" : lower(tokens.get(0));
    for (int i = 0; i < tags.length; i++) {
      boolean last = i + 1 == tags.length || isNewSentence(tokens, i + 1);
      String after = i + 1 == tags.length ? "" : lower(tokens.get(i + 1));
      boolean name = !before.isEmpty() && !word.equals(tokens.get(i).text());
      tags[i] = tag(before, word, last ? "" : after, name);
      before = last ? "" : word;
      word = after;
    }
    return tags;
  }

  private static boolean isNewSentence(List<Token> tokens, int at) {
    return tokens.get(at).sentence() != tokens.get(at - 1).sentence();
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  private PartOfSpeech tag(String before, String word, String after, boolean name) {
    if (word.isEmpty() || !Character.isLetterOrDigit(word.codePointAt(0))) {
      return PartOfSpeech.PUNCT;
    }
    if (is("articles", word)) {
      return PartOfSpeech.DET;
    }
    if (stopWords.contains(word) || is("auxiliaries", word) || is("before-infinitives", word)) {
      return PartOfSpeech.X;
    }
    if (ends("adverbs", word)) {
      return PartOfSpeech.ADV;
    }
    boolean verb = !name && (isVerb(before, word, after) || isFinite(before, word, after));
    return verb ? PartOfSpeech.VERB : PartOfSpeech.NOUN;
  }

  private boolean isVerb(String before, String word, String after) {
    return ends("verb-endings", word)
        || is("before-verbs", before)
        || is("auxiliaries", before)
        || (is("before-infinitives", before) && ends("infinitives", word))
        || (is("articles", after) && !is("articles", before));
  }

  /**
   * Verbs by what agrees: plural forms, and singular ones that no noun or adjective can be here.
   */
  private boolean isFinite(String before, String word, String after) {
    if (ends("infinitives", word) && ends("plurals", after) && !ends("plurals", word)) {
      return !is("articles", before);
    }
    return !is("articles", before)
        && !is("prepositions", before)
        && (is("verbs", word)
            || isPlural(word)
            || isWithoutAccent(word)
            || differs(before, word)
            || isBeforePlural(word, after));
  }

  /** A singular word right before a plural one: "el museo expone cuadros". */
  private boolean isBeforePlural(String word, String after) {
    return ends("singular", word) && ends("plural-nouns", after) && !stopWords.contains(after);
  }

  private boolean isPlural(String word) {
    return ends("plural-verbs", word)
        && !is("nouns-like-plural-verbs", word)
        && !ends("nouns-like-plural-verbs", word);
  }

  private boolean isWithoutAccent(String word) {
    return ends("verbs-without-accent", word) && !hasAccent(word);
  }

  /** Whether a word could only be an adjective of the noun before, and is not by its gender. */
  private boolean differs(String before, String word) {
    return ends("masculine", before)
        && ends("feminine", word)
        && !ends("invariable", word)
        && !is("feminine-in-o", before)
        && !stopWords.contains(before);
  }

  /** Words stressed on the third syllable from the end carry an accent; these verbs never do. */
  private static boolean hasAccent(String word) {
    return word.codePoints().anyMatch(c -> "áéíóúâêôàèìòù".indexOf(c) >= 0);
  }

  private boolean is(String list, String word) {
    return lists.getOrDefault(list, Set.of()).contains(word);
  }

  private boolean ends(String list, String word) {
    return word.length() >= SHORTEST
        && lists.getOrDefault(list, Set.of()).stream()
            .anyMatch(ending -> word.length() > ending.length() + 1 && word.endsWith(ending));
  }
}

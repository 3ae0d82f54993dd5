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
 * endings, and by the small words beside them. A word before an article is a verb ("necesita la"),
 * as is one after a clitic, a relative or an auxiliary. What is left is a noun. Immutable and
 * thread-safe.
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
      tags[i] = tag(before, word, last ? "" : after);
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

  private PartOfSpeech tag(String before, String word, String after) {
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
    return isVerb(before, word, after) ? PartOfSpeech.VERB : PartOfSpeech.NOUN;
  }

  private boolean isVerb(String before, String word, String after) {
    return ends("verb-endings", word)
        || is("before-verbs", before)
        || is("auxiliaries", before)
        || (is("before-infinitives", before) && ends("infinitives", word))
        || (is("articles", after) && !is("articles", before));
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

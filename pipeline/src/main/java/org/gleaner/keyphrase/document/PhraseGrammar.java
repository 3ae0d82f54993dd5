package org.gleaner.keyphrase.document;

import java.util.Map;
import java.util.Set;

/**
 * How the noun phrases of a language are built.
 *
 * @param adjectivesFollow whether an adjective may follow its noun and end the phrase
 * @param english whether the rules for English participles hold
 * @param verbsAreNames whether a verb right after a noun, without an object, names an action, as in
 *     Chinese
 * @param links prepositions that join two nouns to a term ("red de neuronas")
 * @param looseLinks the same with an article: they join where the phrase is repeated
 */
record PhraseGrammar(
    boolean adjectivesFollow,
    boolean english,
    boolean verbsAreNames,
    Set<String> links,
    Set<String> looseLinks) {
  private static final PhraseGrammar PLAIN = of(false, false, false);

  private static final Map<String, PhraseGrammar> BY_LANGUAGE =
      Map.of(
          "en", of(false, true, false),
          "zh", of(false, false, true),
          "yue", of(false, false, true),
          "fr", romance(Set.of("de", "d'", "d’"), Set.of("du", "des")),
          "es", romance(Set.of("de"), Set.of("del")),
          "it", romance(Set.of("di", "d'", "d’"), Set.of("del", "della", "dei", "delle", "degli")),
          "pt", romance(Set.of("de"), Set.of("do", "da", "dos", "das")),
          "ca", romance(Set.of("de", "d'", "d’"), Set.of("del", "dels")),
          "gl", romance(Set.of("de"), Set.of("do", "da", "dos", "das")),
          "ro", romance(Set.of("de"), Set.of()));

  /** The grammar of a language; adjectives before nouns where nothing else is known. */
  static PhraseGrammar of(String language) {
    return BY_LANGUAGE.getOrDefault(language, PLAIN);
  }

  private static PhraseGrammar of(boolean follow, boolean english, boolean verbs) {
    return new PhraseGrammar(follow, english, verbs, Set.of(), Set.of());
  }

  private static PhraseGrammar romance(Set<String> links, Set<String> loose) {
    return new PhraseGrammar(true, false, false, links, loose);
  }
}

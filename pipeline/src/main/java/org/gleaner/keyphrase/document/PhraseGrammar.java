package org.gleaner.keyphrase.document;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * How the noun phrases of a language are built.
 *
 * @param adjectivesFollow whether an adjective may follow its noun and end the phrase
 * @param english whether the rules for English participles hold
 * @param verbsAreNames whether a verb right after a noun, without an object, names an action, as in
 *     Chinese
 * @param nounsAreCapital whether all nouns begin with a capital letter
 * @param links prepositions that join two nouns to a term ("red de neuronas")
 * @param looseLinks the same with an article: they join where the phrase is repeated
 */
record PhraseGrammar(
    boolean adjectivesFollow,
    boolean english,
    boolean verbsAreNames,
    boolean nounsAreCapital,
    Set<String> links,
    Set<String> looseLinks) {
  private static final PhraseGrammar PLAIN = of(false, false, false, false);

  private static final Map<String, PhraseGrammar> BY_LANGUAGE =
      Map.ofEntries(
          entry("en", of(false, true, false, false)),
          entry("de", of(false, false, false, true)),
          entry("zh", of(false, false, true, false)),
          entry("yue", of(false, false, true, false)),
          entry("fr", romance(Set.of("de", "d'", "d’"), Set.of("du", "des"))),
          entry("es", romance(Set.of("de"), Set.of("del"))),
          entry(
              "it",
              romance(Set.of("di", "d'", "d’"), Set.of("del", "della", "dei", "delle", "degli"))),
          entry("pt", romance(Set.of("de"), Set.of("do", "da", "dos", "das"))),
          entry("ca", romance(Set.of("de", "d'", "d’"), Set.of("del", "dels"))),
          entry("gl", romance(Set.of("de"), Set.of("do", "da", "dos", "das"))),
          entry("ro", romance(Set.of("de"), Set.of())));

  /** The grammar of a language; adjectives before nouns where nothing else is known. */
  static PhraseGrammar of(String language) {
    return BY_LANGUAGE.getOrDefault(language, PLAIN);
  }

  private static PhraseGrammar of(boolean follow, boolean english, boolean verbs, boolean capital) {
    return new PhraseGrammar(follow, english, verbs, capital, Set.of(), Set.of());
  }

  private static PhraseGrammar romance(Set<String> links, Set<String> loose) {
    return new PhraseGrammar(true, false, false, false, links, loose);
  }
}

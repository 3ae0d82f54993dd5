package org.gleaner.keyphrase.document;

import java.util.Arrays;
import java.util.Optional;
import org.gleaner.keyphrase.tagger.PartOfSpeech;

/**
 * Gives each token its role in noun phrases. Nouns and proper nouns are nouns, adjectives
 * modifiers; stop words, generic modifiers, numbers, single chars and tokens with symbols have
 * none. Beyond the tags:
 *
 * <ul>
 *   <li>a participle right before a noun phrase is a modifier after an adjective or determiner ("a
 *       learning algorithm"), and if it ends in -ed also after a preposition, noun, conjunction or
 *       punctuation ("of distributed systems"): the treebank calls these verbs;
 *   <li>a word in -ing after a noun and before punctuation is a noun ("machine learning.");
 *   <li>hyphenated words, which the treebank splits and the tagger therefore guesses at, are
 *       modifiers unless tagged as nouns; so are long words tagged as words of a closed class.
 * </ul>
 *
 * Without tags, every word that is neither a stop word nor a number is a noun.
 */
final class WordRoles {
  private static final int LONGER_THAN_CLOSED_CLASS = 7;

  private final AnalysedDocument document;
  private final PartOfSpeech[] tags;
  private final WordRole[] roles;
  private final PhraseGrammar grammar;

  private WordRoles(AnalysedDocument document, PartOfSpeech[] tags) {
    this.document = document;
    this.tags = tags;
    this.roles = new WordRole[tags.length];
    this.grammar = document.language().grammar();
  }

  static WordRole[] of(AnalysedDocument document) {
    Optional<PartOfSpeech[]> tags = document.tags();
    return tags.isPresent() ? new WordRoles(document, tags.get()).assign() : withoutTags(document);
  }

  private static WordRole[] withoutTags(AnalysedDocument document) {
    WordRole[] roles = new WordRole[document.size()];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = NgramCandidates.mayBound(document.form(i)) ? WordRole.NOUN : WordRole.NONE;
    }
    return roles;
  }

  private WordRole[] assign() {
    Arrays.fill(roles, WordRole.NONE);
    for (int i = 0; i < roles.length; i++) {
      if (mayStand(i)) {
        roles[i] = byTag(i);
      }
    }
    if (grammar.english()) {
      participles();
    } else if (grammar.adjectivesFollow()) {
      adjectivesAfterNouns();
    } else if (grammar.verbsAreNames()) {
      ChineseRoles.assign(document, tags, roles);
    }
    return roles;
  }

  private void participles() {
    for (int i = roles.length - 1; i >= 0; i--) {
      if (tags[i] == PartOfSpeech.VERB && mayStand(i)) {
        roles[i] = ofParticiple(i);
      }
    }
  }

  /** An adjective right after its noun may end the phrase. */
  private void adjectivesAfterNouns() {
    for (int i = 1; i < roles.length; i++) {
      if (roles[i] == WordRole.MODIFIER
          && roles[i - 1] == WordRole.NOUN
          && document.sameSentence(i - 1, i)) {
        roles[i] = WordRole.NOUN;
      }
    }
  }

  private boolean mayStand(int at) {
    WordForm form = document.form(at);
    return form.word()
        && !form.stopWord()
        && form.generic() != GenericWords.Kind.MODIFIER
        && !form.numeric()
        && form.width() > 1;
  }

  private WordRole byTag(int at) {
    return switch (tags[at]) {
      case NOUN, PROPN -> WordRole.NOUN;
      case ADJ -> WordRole.MODIFIER;
      case VERB -> WordRole.NONE;
      case PRON, DET, AUX, PART ->
          text(at).length() >= LONGER_THAN_CLOSED_CLASS ? WordRole.MODIFIER : hyphenated(at);
      default -> hyphenated(at);
    };
  }

  private WordRole hyphenated(int at) {
    return text(at).indexOf('-') > 0 ? WordRole.MODIFIER : WordRole.NONE;
  }

  /** Roles after this token are settled; those before are by tag, with no role for verbs. */
  private WordRole ofParticiple(int at) {
    boolean past = endsWith(at, "ed");
    if (!past && !endsWith(at, "ing")) {
      return hyphenated(at);
    }
    boolean follows = at > 0 && document.sameSentence(at - 1, at);
    PartOfSpeech before = follows ? tags[at - 1] : PartOfSpeech.PUNCT;
    boolean afterNoun = follows && roles[at - 1] == WordRole.NOUN;
    if (at + 1 < roles.length
        && document.sameSentence(at, at + 1)
        && roles[at + 1] != WordRole.NONE) {
      return switch (before) {
        case DET, ADJ -> WordRole.MODIFIER;
        case ADP, CCONJ, PUNCT -> past ? WordRole.MODIFIER : WordRole.NONE;
        default -> past && afterNoun ? WordRole.MODIFIER : WordRole.NONE;
      };
    }
    boolean last = at + 1 == roles.length || tags[at + 1] == PartOfSpeech.PUNCT;
    return !past && afterNoun && last ? WordRole.NOUN : WordRole.NONE;
  }

  private String text(int at) {
    return document.tokens().get(at).text();
  }

  private boolean endsWith(int at, String lowerCaseSuffix) {
    String text = text(at);
    int length = lowerCaseSuffix.length();
    return text.regionMatches(true, text.length() - length, lowerCaseSuffix, 0, length);
  }
}

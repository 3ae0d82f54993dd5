package org.gleaner.keyphrase.document;

import static org.gleaner.keyphrase.tagger.PartOfSpeech.ADJ;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.ADP;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.ADV;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.AUX;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.CCONJ;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.DET;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.NOUN;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.NUM;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.PART;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.PRON;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.PROPN;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.PUNCT;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.VERB;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.keyphrase.tagger.Tagger;

/**
 * Mends the tags of English sentences where one word decides a phrase: finite verbs that look like
 * plural nouns ("deep learning finds patterns"), and names of activities that look like participles
 * ("use machine learning to read"). What a word is elsewhere in the document counts. Used once.
 */
final class EnglishTags {
  /** How much likelier a word alone must be a noun to be one although its sentence has no verb. */
  private static final double CLEAR_NOUN = 2.5;

  private static final Set<String> MODALS = Set.of("can", "may", "might", "will", "must");

  /** Endings in -s that are not plurals. */
  private static final Set<String> SINGULAR = Set.of("ss", "is", "us", "ics", "series", "news");

  /** What stands before a noun phrase and not before a finite verb. */
  private static final Set<PartOfSpeech> LINKS = EnumSet.of(ADP, PART, CCONJ, DET);

  private static final int SHORTEST_ACTIVITY = 6;

  private final AnalysedDocument document;
  private final Tagger tagger;
  private final PartOfSpeech[] tags;

  /** Pairs of a noun and an activity that are a name somewhere, as hashes of the two stems. */
  private final Set<Long> names = new HashSet<>();

  private EnglishTags(AnalysedDocument document, Tagger tagger, PartOfSpeech[] tags) {
    this.document = document;
    this.tagger = tagger;
    this.tags = tags;
  }

  /** Changes the tags. */
  static void mend(AnalysedDocument document, Tagger tagger, PartOfSpeech[] tags) {
    new EnglishTags(document, tagger, tags).mend();
  }

  private void mend() {
    int begin = 0;
    for (int end = 1; end <= tags.length; end++) {
      if (end == tags.length || !document.sameSentence(begin, end)) {
        findVerbs(begin, end);
        findNames(begin, end);
        begin = end;
      }
    }
    for (int i = 1; i < tags.length; i++) {
      if (isActivity(i) && document.sameSentence(i - 1, i) && names.contains(pair(i))) {
        name(i);
      }
    }
  }

  private void findVerbs(int begin, int end) {
    boolean finite = false;
    for (int i = begin; i < end; i++) {
      if (isModal(begin, i)) {
        tags[i] = AUX;
      } else if (i > begin && tags[i] == NOUN && isSubject(i - 1) && takesObject(i, end)) {
        tags[i] = VERB;
      } else if (i > begin && tags[i] == VERB && isObject(i)) {
        tags[i] = NOUN;
      }
      finite |= isFinite(i) && !(i + 1 < end && isActivity(i + 1));
    }
    for (int i = begin + 1; !finite && i + 1 < end; i++) {
      if (tags[i] == NOUN && isSubject(i - 1) && agrees(i) && startsPhrase(i, end)) {
        tags[i] = VERB;
        finite = true;
      }
    }
  }

  /** "can" and its kin, which may be nouns too. */
  private boolean isModal(int begin, int at) {
    return MODALS.contains(text(at)) && (at == begin || tags[at - 1] != DET);
  }

  /** The second of two verbs in a row is a noun where it may be: "requires supply chain ...". */
  private boolean isObject(int at) {
    return isFinite(at - 1)
        && tags[at - 1] == VERB
        && !endsWith(at, "ing")
        && !endsWith(at, "ed")
        && verbLean(at) < 0;
  }

  private boolean isSubject(int at) {
    return isNominal(at) || isActivity(at);
  }

  /** A verb in -s with what follows a verb and not a noun: "helps doctors", "needs more data". */
  private boolean takesObject(int at, int end) {
    if (at + 1 == end || !isInS(at) || isInS(at - 1) || verbLean(at) <= 0) {
      return false;
    }
    PartOfSpeech next = tags[at + 1];
    return next == DET
        || next == PRON
        || next == ADJ
        || (next == ADV && !text(at + 1).equalsIgnoreCase("as"))
        || (isNominal(at + 1) && (isInS(at + 1) || verbLean(at) > CLEAR_NOUN));
  }

  private boolean isFinite(int at) {
    return tags[at] == AUX || (tags[at] == VERB && !endsWith(at, "ing"));
  }

  /** Subject and verb: "students study", "course covers". */
  private boolean agrees(int at) {
    return isInS(at - 1) != isInS(at)
        && verbLean(at) > -CLEAR_NOUN
        && !document.form(at).stopWord();
  }

  /** Whether what follows a word that may be a verb is its object or complement. */
  private boolean startsPhrase(int verb, int end) {
    int next = verb + 1;
    return isNominal(next)
        || tags[next] == DET
        || tags[next] == NUM
        || tags[next] == PRON
        || (tags[next] == ADP && verbLean(verb) > 0)
        || (next + 1 < end && isActivity(next + 1));
  }

  private double verbLean(int at) {
    return tagger.lean(text(at), VERB, NOUN);
  }

  private void findNames(int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      if (isActivity(i) && isModifier(begin, i - 1, end) && isName(begin, i, end)) {
        names.add(pair(i));
        name(i);
      }
    }
  }

  private void name(int at) {
    tags[at] = NOUN;
    if (tags[at - 1] != ADJ && tags[at - 1] != PROPN) {
      tags[at - 1] = NOUN;
    }
  }

  private boolean isActivity(int at) {
    return endsWith(at, "ing")
        && text(at).length() >= SHORTEST_ACTIVITY
        && !document.form(at).stopWord()
        && (tags[at] == VERB || isNominal(at));
  }

  /** Whether the word before an activity may belong to its name. */
  private boolean isModifier(int begin, int at, int end) {
    if (isNominal(at)) {
      return true;
    }
    boolean subject = at == begin && at + 2 < end && (isFinite(at + 2) || isComma(at + 2));
    boolean object = at > begin && (tags[at - 1] == VERB || tags[at - 1] == NOUN);
    boolean listed = at > begin && (isComma(at - 1) || LINKS.contains(tags[at - 1]));
    WordForm form = document.form(at);
    return (subject || listed || (object && !endsWith(at, "ed")))
        && form.word()
        && !form.stopWord()
        && tags[at] != ADV
        && !endsWith(at, "s")
        && verbLean(at) < CLEAR_NOUN;
  }

  /** Whether an activity after a noun or adjective names something: by what is around the two. */
  private boolean isName(int begin, int at, int end) {
    if (at + 1 == end || tags[at + 1] == PUNCT || isFinite(at + 1)) {
      return true;
    }
    int first = at - 1;
    while (first > begin && isNominal(first - 1)) {
      first--;
    }
    boolean bare = first == begin || (tags[first - 1] != DET && tags[first - 1] != PRON);
    boolean person = tags[at - 1] == PROPN && first > begin;
    return bare && !person && !isInS(at - 1) && !isNominal(at + 1) && tags[at + 1] != DET;
  }

  private long pair(int at) {
    return PhraseHash.append(document.form(at - 1).hash(), document.form(at).hash());
  }

  private boolean isNominal(int at) {
    return tags[at] == NOUN || tags[at] == PROPN || tags[at] == ADJ;
  }

  private boolean isComma(int at) {
    return text(at).equals(",");
  }

  private boolean isInS(int at) {
    return endsWith(at, "s") && SINGULAR.stream().noneMatch(ending -> endsWith(at, ending));
  }

  private String text(int at) {
    return document.tokens().get(at).text();
  }

  private boolean endsWith(int at, String suffix) {
    String text = text(at);
    return text.regionMatches(true, text.length() - suffix.length(), suffix, 0, suffix.length());
  }
}

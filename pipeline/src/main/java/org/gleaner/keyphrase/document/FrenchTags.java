package org.gleaner.keyphrase.document;

import static org.gleaner.keyphrase.tagger.PartOfSpeech.ADJ;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.AUX;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.CCONJ;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.DET;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.NOUN;
import static org.gleaner.keyphrase.tagger.PartOfSpeech.VERB;

import org.gleaner.keyphrase.tagger.PartOfSpeech;

/**
 * Mends the tags of French verbs that look like nouns or adjectives. In a sentence without a verb
 * the first word of these after a noun and before a determiner is the verb ("ce logiciel analyse
 * les images"), or before a conjunction and another such word ("le virus mute et inquiète les").
 */
final class FrenchTags {
  private final PartOfSpeech[] tags;

  private FrenchTags(PartOfSpeech[] tags) {
    this.tags = tags;
  }

  /** Changes the tags. */
  static void mend(AnalysedDocument document, PartOfSpeech[] tags) {
    FrenchTags french = new FrenchTags(tags);
    int begin = 0;
    for (int end = 1; end <= tags.length; end++) {
      if (end == tags.length || !document.sameSentence(begin, end)) {
        french.mend(begin, end);
        begin = end;
      }
    }
  }

  private void mend(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tags[i] == VERB || tags[i] == AUX) {
        return;
      }
    }
    for (int i = begin + 1; i + 1 < end; i++) {
      boolean nominal = tags[i] == NOUN || tags[i] == ADJ;
      if (nominal && tags[i - 1] == NOUN && (hasObject(i, end) || isJoined(i, end))) {
        tags[i] = VERB;
        return;
      }
    }
  }

  private boolean hasObject(int at, int end) {
    return at + 1 < end && tags[at + 1] == DET;
  }

  private boolean isJoined(int at, int end) {
    return tags[at + 1] == CCONJ && at + 2 < end && tags[at + 2] == ADJ && hasObject(at + 2, end);
  }
}

package org.gleaner.keyphrase.document;

import java.util.HashMap;
import java.util.Map;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.text.chinese.ChineseTokenizer;

/**
 * Distinguishes names of actions from verbs in Chinese, where both look alike. A verb after a noun
 * names an action if no object, number or aspect follows ("语言 处理 是"); between two nouns it is a
 * verb ("医院 分析 影像") unless it is repeated beside one of them. A word that is verb and noun in the
 * dictionary may stand before a noun too, after a noun's particle or adjective.
 */
final class ChineseRoles {
  private final AnalysedDocument document;
  private final PartOfSpeech[] tags;
  private final WordRole[] roles;
  private final Map<Long, Integer> pairs = new HashMap<>();

  private ChineseRoles(AnalysedDocument document, PartOfSpeech[] tags, WordRole[] roles) {
    this.document = document;
    this.tags = tags;
    this.roles = roles;
    for (int i = 1; i < roles.length; i++) {
      pairs.merge(pair(i), 1, Integer::sum);
    }
  }

  /** Gives roles to verbs; those of nouns and adjectives are there. */
  static void assign(AnalysedDocument document, PartOfSpeech[] tags, WordRole[] roles) {
    ChineseRoles verbs = new ChineseRoles(document, tags, roles);
    for (int i = 0; i < roles.length; i++) {
      if (tags[i] == PartOfSpeech.VERB && verbs.mayName(i)) {
        roles[i] = verbs.role(i);
      }
    }
  }

  private boolean mayName(int at) {
    WordForm form = document.form(at);
    return form.word()
        && !form.stopWord()
        && text(at).length() > 1
        && !ChineseTokenizer.partOfSpeech(text(at)).isEmpty();
  }

  private WordRole role(int at) {
    boolean afterNoun = at > 0 && sameSentence(at - 1, at) && roles[at - 1] == WordRole.NOUN;
    boolean both = ChineseTokenizer.partOfSpeech(text(at)).equals("vn");
    if (isNoun(at + 1, at)) {
      boolean repeated = pairs.get(pair(at + 1)) > 1 || (at > 0 && pairs.get(pair(at)) > 1);
      boolean modifies = both && !afterNoun && at > 0 && follows(at - 1);
      return afterNoun && repeated ? WordRole.NOUN : modifies ? WordRole.MODIFIER : WordRole.NONE;
    }
    boolean object = both && at > 0 && tags[at - 1] == PartOfSpeech.VERB;
    return (afterNoun || object) && endsName(at + 1) ? WordRole.NOUN : WordRole.NONE;
  }

  /** Whether a noun phrase may begin after the token. */
  private boolean follows(int at) {
    return tags[at] == PartOfSpeech.ADJ
        || tags[at] == PartOfSpeech.ADP
        || tags[at] == PartOfSpeech.CCONJ
        || "的之、".contains(text(at));
  }

  private boolean isNoun(int next, int at) {
    return next < tags.length
        && sameSentence(at, next)
        && (roles[next] != WordRole.NONE || tags[next] == PartOfSpeech.ADJ);
  }

  private boolean endsName(int next) {
    if (next == tags.length || !sameSentence(next - 1, next)) {
      return true;
    }
    return switch (tags[next]) {
      case NOUN, PROPN, ADJ, NUM, PRON, DET -> false;
      case PART -> "的之".contains(text(next));
      default -> true;
    };
  }

  private long pair(int at) {
    return PhraseHash.append(document.form(at - 1).hash(), document.form(at).hash());
  }

  private boolean sameSentence(int one, int other) {
    return document.sameSentence(one, other);
  }

  private String text(int at) {
    return document.tokens().get(at).text();
  }
}

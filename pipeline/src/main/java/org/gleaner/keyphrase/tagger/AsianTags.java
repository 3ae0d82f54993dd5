package org.gleaner.keyphrase.tagger;

import org.gleaner.text.chinese.ChineseTokenizer;
import org.gleaner.text.morphology.JapaneseTokenizer;
import org.gleaner.text.morphology.KoreanTokenizer;

/** From the tags of the dictionaries of Chinese, Japanese and Korean to the universal ones. */
final class AsianTags {
  private AsianTags() {}

  /** Chinese by jieba's tags; a word outside the dictionary is a name or a term. */
  static PartOfSpeech chinese(String word) {
    if (!hasIdeograph(word)) {
      return latin(word);
    }
    String tag = ChineseTokenizer.partOfSpeech(word);
    return switch (tag) {
      case "" -> byLast(word);
      case "l", "i", "an", "j", "eng", "k", "g", "s" -> PartOfSpeech.NOUN;
      case "nr", "nrt", "nrfg", "ns", "nt", "nz" -> PartOfSpeech.PROPN;
      case "t", "tg", "m", "mq", "q" -> PartOfSpeech.NUM;
      default -> byFirst(tag.charAt(0));
    };
  }

  /** A word outside the dictionary: a verb if it ends as one, else a name or term. */
  private static PartOfSpeech byLast(String word) {
    String last = ChineseTokenizer.partOfSpeech(word.substring(word.length() - 1));
    boolean verbal = !last.isEmpty() && "vdupcra".indexOf(last.charAt(0)) >= 0;
    return verbal ? PartOfSpeech.VERB : PartOfSpeech.NOUN;
  }

  private static PartOfSpeech byFirst(char tag) {
    return switch (tag) {
      case 'n' -> PartOfSpeech.NOUN;
      case 'a', 'b', 'z', 'h' -> PartOfSpeech.ADJ;
      case 'v' -> PartOfSpeech.VERB;
      case 'd', 'f' -> PartOfSpeech.ADV;
      case 'r' -> PartOfSpeech.PRON;
      case 'c' -> PartOfSpeech.CCONJ;
      case 'p' -> PartOfSpeech.ADP;
      case 'u', 'y' -> PartOfSpeech.PART;
      default -> PartOfSpeech.X;
    };
  }

  /** Japanese by the tags of the IPA dictionary. */
  static PartOfSpeech japanese(String word) {
    if (!hasIdeograph(word)) {
      return latin(word);
    }
    String tag = JapaneseTokenizer.partOfSpeech(word);
    if (tag.startsWith("名詞")) {
      return japaneseNoun(tag);
    }
    return switch (tag.split("-", 2)[0]) {
      case "接頭詞" -> PartOfSpeech.ADJ;
      case "動詞", "形容詞" -> PartOfSpeech.VERB;
      case "助動詞" -> PartOfSpeech.AUX;
      case "助詞" -> PartOfSpeech.ADP;
      case "連体詞" -> PartOfSpeech.DET;
      case "副詞" -> PartOfSpeech.ADV;
      case "接続詞" -> PartOfSpeech.CCONJ;
      default -> PartOfSpeech.X;
    };
  }

  private static PartOfSpeech japaneseNoun(String tag) {
    if (tag.startsWith("名詞-固有名詞")) {
      return PartOfSpeech.PROPN;
    }
    return switch (tag) {
      case "名詞-数" -> PartOfSpeech.NUM;
      case "名詞-形容動詞語幹" -> PartOfSpeech.ADJ;
      case "名詞-副詞可能", "名詞-接尾-助数詞", "名詞-接尾-副詞可能" -> PartOfSpeech.ADV;
      default ->
          tag.startsWith("名詞-非自立") || tag.startsWith("名詞-代名詞") || tag.contains("助動詞")
              ? PartOfSpeech.PRON
              : PartOfSpeech.NOUN;
    };
  }

  /** Korean by the tags of mecab-ko-dic. */
  static PartOfSpeech korean(String word) {
    if (!hasIdeograph(word)) {
      return latin(word);
    }
    return switch (KoreanTokenizer.partOfSpeech(word)) {
      case "NNG", "XSN", "XR", "UNKNOWN" -> PartOfSpeech.NOUN;
      case "NNP" -> PartOfSpeech.PROPN;
      case "NR", "NNBC", "SN" -> PartOfSpeech.NUM;
      case "NP", "NNB" -> PartOfSpeech.PRON;
      case "MM" -> PartOfSpeech.DET;
      case "MAG" -> PartOfSpeech.ADV;
      case "MAJ" -> PartOfSpeech.CCONJ;
      case "J" -> PartOfSpeech.ADP;
      case "E", "VCP", "VCN", "VX" -> PartOfSpeech.AUX;
      case "XPN" -> PartOfSpeech.ADJ;
      case "VV", "VA", "XSV", "XSA" -> PartOfSpeech.VERB;
      default -> PartOfSpeech.X;
    };
  }

  /** A word of another script in such a text is a name; signs and numbers are not. */
  private static PartOfSpeech latin(String word) {
    return word.codePoints().anyMatch(Character::isLetter) ? PartOfSpeech.PROPN : PartOfSpeech.X;
  }

  private static boolean hasIdeograph(String word) {
    return word.codePoints().anyMatch(c -> c >= 0x1100 && Character.isLetter(c));
  }
}

package org.gleaner.keyphrase.yake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.text.Token;

/**
 * The terms of a document and YAKE's weight of each, from how often, in which case, in which
 * sentences and beside which other terms they stand. A few passes over the tokens, flat arrays
 * throughout.
 */
final class YakeTerms {
  /** By token: the number of the word in lower case, or -1 for punctuation. */
  final int[] words;

  /** By token: its kind. */
  final YakeWord.Kind[] kinds;

  /** By word: its term. */
  int[] termOf = new int[64];

  /** By term: whether it is a stop word. */
  boolean[] stop = new boolean[64];

  /** By term: H; lower is better. */
  final double[] weight;

  private final List<Token> tokens;
  private final YakeNeighbours neighbours;
  private final int[] frequency;
  private final int[] acronyms;
  private final int[] names;
  private final int[] sentences;
  private int terms;
  private int distinctWords;

  YakeTerms(AnalysedDocument document, int window) {
    tokens = document.tokens();
    words = new int[tokens.size()];
    kinds = new YakeWord.Kind[tokens.size()];
    number(document);
    frequency = new int[terms];
    acronyms = new int[terms];
    names = new int[terms];
    sentences = new int[terms];
    neighbours = new YakeNeighbours(terms);
    weight = new double[terms];
    count();
    connect(window);
    weigh();
  }

  /** How often the right term follows the left one, as a share of the left one's occurrences. */
  double followed(int left, int right) {
    return (double) neighbours.meetings(left, right) / frequency[left];
  }

  /** How often the left term comes before the right one, as a share of the right one's. */
  double preceded(int left, int right) {
    return (double) neighbours.meetings(left, right) / frequency[right];
  }

  private void number(AnalysedDocument document) {
    Map<String, Integer> wordNumbers = new HashMap<>();
    Map<String, Integer> termNumbers = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      YakeWord word = YakeWord.of(tokens.get(i).text());
      boolean atStart = i == 0 || !document.sameSentence(i - 1, i);
      kinds[i] = atStart ? word.kindAtStart() : word.kind();
      words[i] = -1;
      if (kinds[i] != YakeWord.Kind.PUNCTUATION) {
        Integer known = wordNumbers.putIfAbsent(word.lower(), distinctWords);
        words[i] = known == null ? distinctWords : known;
        if (known == null) {
          addWord(word, termNumbers, document.language());
        }
      }
    }
  }

  private void addWord(YakeWord word, Map<String, Integer> termNumbers, LanguageTools language) {
    Integer known = termNumbers.putIfAbsent(word.term(), terms);
    if (known == null) {
      if (terms == stop.length) {
        stop = Arrays.copyOf(stop, terms * 2);
      }
      stop[terms++] =
          language.isStopWord(word.lower())
              || language.isStopWord(word.term())
              || word.plainChars() < 3;
    }
    if (distinctWords == termOf.length) {
      termOf = Arrays.copyOf(termOf, distinctWords * 2);
    }
    termOf[distinctWords++] = known == null ? terms - 1 : known;
  }

  private void count() {
    int[] lastSentence = new int[terms];
    Arrays.fill(lastSentence, -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i] >= 0) {
        int term = termOf[words[i]];
        frequency[term]++;
        acronyms[term] += kinds[i] == YakeWord.Kind.ACRONYM ? 1 : 0;
        names[term] += kinds[i] == YakeWord.Kind.NAME ? 1 : 0;
        if (lastSentence[term] != tokens.get(i).sentence()) {
          lastSentence[term] = tokens.get(i).sentence();
          sentences[term]++;
        }
      }
    }
  }

  /** Joins the words of a block, which ends at punctuation and with the sentence. */
  private void connect(int window) {
    int block = 0;
    for (int i = 0; i < words.length; i++) {
      if (i > 0 && tokens.get(i).sentence() != tokens.get(i - 1).sentence()) {
        block = i;
      }
      if (words[i] < 0) {
        block = i + 1;
      } else if (!kinds[i].excludes()) {
        for (int left = Math.max(block, i - window); left < i; left++) {
          if (!kinds[left].excludes()) {
            neighbours.add(termOf[words[left]], termOf[words[i]]);
          }
        }
      }
    }
  }

  private void weigh() {
    double[] medians = medians();
    double usual = usualFrequency();
    int greatest = Arrays.stream(frequency).max().orElse(0);
    int sentenceCount = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).sentence() + 1;
    for (int term = 0; term < terms; term++) {
      double count = frequency[term];
      double share = count / greatest;
      double relatedness =
          (0.5 + neighbours.leftVariety(term) * share)
              + (0.5 + neighbours.rightVariety(term) * share);
      double position = Math.log(Math.log(3 + medians[term]));
      double letterCase = Math.max(acronyms[term], names[term]) / (1 + Math.log(count));
      double spread = (double) sentences[term] / sentenceCount;
      weight[term] =
          position
              * relatedness
              / (letterCase + count / usual / relatedness + spread / relatedness);
    }
  }

  /** The median of the distinct sentences of each term. */
  private double[] medians() {
    int[] begin = new int[terms + 1];
    for (int term = 0; term < terms; term++) {
      begin[term + 1] = begin[term] + sentences[term];
    }
    int[] places = new int[begin[terms]];
    int[] next = Arrays.copyOf(begin, terms);
    for (int i = 0; i < words.length; i++) {
      int term = words[i] < 0 ? -1 : termOf[words[i]];
      int sentence = tokens.get(i).sentence();
      if (term >= 0 && (next[term] == begin[term] || places[next[term] - 1] != sentence)) {
        places[next[term]++] = sentence;
      }
    }
    double[] medians = new double[terms];
    for (int term = 0; term < terms; term++) {
      int middle = begin[term] + sentences[term] / 2;
      medians[term] =
          sentences[term] % 2 == 1 ? places[middle] : (places[middle - 1] + places[middle]) / 2.0;
    }
    return medians;
  }

  /** Mean plus standard deviation of the frequencies of terms that are not stop words. */
  private double usualFrequency() {
    double sum = 0;
    int count = 0;
    for (int term = 0; term < terms; term++) {
      if (!stop[term]) {
        sum += frequency[term];
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    double squares = 0;
    for (int term = 0; term < terms; term++) {
      if (!stop[term]) {
        squares += (frequency[term] - mean) * (frequency[term] - mean);
      }
    }
    return mean + Math.sqrt(squares / Math.max(1, count));
  }
}

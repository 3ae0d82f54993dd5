package org.gleaner.keyphrase;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.Token;

/**
 * The terms of a document and YAKE's features of each: how often, in which case, in which sentences
 * and beside which other terms they stand. One pass over the tokens, flat arrays throughout.
 */
final class YakeTerms {
  /** By token: the word in lower case, or -1 for punctuation. */
  final int[] words;

  /** By token: its kind. */
  final YakeWord.Kind[] kinds;

  /** By word: its term. */
  int[] termOf;

  /** By term: whether it is a stop word. */
  boolean[] stop;

  /** By term: H, the lower the better. */
  double[] weight;

  private final LongIndex edges = new LongIndex();
  private int[] edgeCounts = new int[64];
  private int[] frequency = new int[64];
  private int[] acronyms = new int[64];
  private int[] names = new int[64];
  private int[] sentences = new int[64];
  private int[] lastSentence = new int[64];
  private int[] rightKinds = new int[64];
  private int[] rightTotal = new int[64];
  private int[] leftKinds = new int[64];
  private int[] leftTotal = new int[64];
  private int terms;
  private int distinctWords;

  YakeTerms(AnalysedDocument document, int window) {
    List<Token> tokens = document.tokens();
    words = new int[tokens.size()];
    kinds = new YakeWord.Kind[tokens.size()];
    number(document);
    int sentenceCount = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).sentence() + 1;
    count(tokens);
    connect(tokens, window);
    weigh(medians(tokens), sentenceCount);
  }

  /** Number of different words. */
  int words() {
    return distinctWords;
  }

  /** Number of different terms. */
  int terms() {
    return terms;
  }

  /** How often the right term follows the left one, as a share of the left one's occurrences. */
  double followed(int left, int right) {
    return (double) edge(left, right) / frequency[left];
  }

  /** How often the left term comes before the right one, as a share of the right one's. */
  double preceded(int left, int right) {
    return (double) edge(left, right) / frequency[right];
  }

  private int edge(int left, int right) {
    int number = edges.find(key(left, right));
    return number < 0 ? 0 : edgeCounts[number];
  }

  private static long key(int left, int right) {
    return ((long) left << 32) | right;
  }

  private void number(AnalysedDocument document) {
    Map<String, Integer> wordNumbers = new HashMap<>();
    Map<String, Integer> termNumbers = new HashMap<>();
    termOf = new int[64];
    stop = new boolean[64];
    for (int i = 0; i < words.length; i++) {
      Token token = document.tokens().get(i);
      YakeWord word = YakeWord.of(token.text());
      boolean atStart = i == 0 || !document.sameSentence(i - 1, i);
      kinds[i] = atStart ? word.kindAtStart() : word.kind();
      words[i] = -1;
      if (kinds[i] != YakeWord.Kind.PUNCTUATION) {
        Integer known = wordNumbers.get(word.lower());
        words[i] = known != null ? known : newWord(word, wordNumbers, termNumbers, document);
      }
    }
  }

  private int newWord(
      YakeWord word,
      Map<String, Integer> wordNumbers,
      Map<String, Integer> termNumbers,
      AnalysedDocument document) {
    int number = distinctWords++;
    wordNumbers.put(word.lower(), number);
    Integer term = termNumbers.get(word.term());
    if (term == null) {
      term = terms++;
      termNumbers.put(word.term(), term);
      if (term == frequency.length) {
        growTerms();
      }
      LanguageTools language = document.language();
      stop[term] =
          language.isStopWord(word.lower())
              || language.isStopWord(word.term())
              || word.plainChars() < 3;
    }
    if (number == termOf.length) {
      termOf = Arrays.copyOf(termOf, number * 2);
    }
    termOf[number] = term;
    return number;
  }

  private void growTerms() {
    int room = terms * 2;
    frequency = Arrays.copyOf(frequency, room);
    acronyms = Arrays.copyOf(acronyms, room);
    names = Arrays.copyOf(names, room);
    sentences = Arrays.copyOf(sentences, room);
    lastSentence = Arrays.copyOf(lastSentence, room);
    rightKinds = Arrays.copyOf(rightKinds, room);
    rightTotal = Arrays.copyOf(rightTotal, room);
    leftKinds = Arrays.copyOf(leftKinds, room);
    leftTotal = Arrays.copyOf(leftTotal, room);
    stop = Arrays.copyOf(stop, room);
  }

  private void count(List<Token> tokens) {
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

  /** Counts which terms follow which within the window; blocks end at punctuation and sentences. */
  private void connect(List<Token> tokens, int window) {
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
            connect(termOf[words[left]], termOf[words[i]]);
          }
        }
      }
    }
  }

  private void connect(int left, int right) {
    int known = edges.size();
    int number = edges.number(key(left, right));
    if (number == known) {
      if (number == edgeCounts.length) {
        edgeCounts = Arrays.copyOf(edgeCounts, number * 2);
      }
      rightKinds[left]++;
      leftKinds[right]++;
    }
    edgeCounts[number]++;
    rightTotal[left]++;
    leftTotal[right]++;
  }

  /** The median of the distinct sentences of each term. */
  private double[] medians(List<Token> tokens) {
    int[] begin = new int[terms + 1];
    for (int term = 0; term < terms; term++) {
      begin[term + 1] = begin[term] + sentences[term];
    }
    int[] places = new int[begin[terms]];
    int[] next = Arrays.copyOf(begin, terms);
    Arrays.fill(lastSentence, -1);
    for (int i = 0; i < words.length; i++) {
      int term = words[i] < 0 ? -1 : termOf[words[i]];
      if (term >= 0 && lastSentence[term] != tokens.get(i).sentence()) {
        lastSentence[term] = tokens.get(i).sentence();
        places[next[term]++] = lastSentence[term];
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

  private void weigh(double[] medians, int sentenceCount) {
    double usual = usualFrequency();
    int greatest = 0;
    for (int term = 0; term < terms; term++) {
      greatest = Math.max(greatest, frequency[term]);
    }
    weight = new double[terms];
    for (int term = 0; term < terms; term++) {
      double count = frequency[term];
      double share = count / greatest;
      double relatedness =
          (0.5 + variety(leftKinds[term], leftTotal[term]) * share)
              + (0.5 + variety(rightKinds[term], rightTotal[term]) * share);
      double position = Math.log(Math.log(3 + medians[term]));
      double letterCase = Math.max(acronyms[term], names[term]) / (1 + Math.log(count));
      double spread = (double) sentences[term] / sentenceCount;
      weight[term] =
          position
              * relatedness
              / (letterCase + count / usual / relatedness + spread / relatedness);
    }
  }

  private static double variety(int kinds, int total) {
    return total == 0 ? 0 : (double) kinds / total;
  }

  /** Mean plus standard deviation of the frequencies of terms that are no stop words. */
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

package org.gleaner.text.subword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gleaner.text.subword.normal.ByteAlphabet;

/**
 * Learns pieces from counted words by byte pair encoding (Sennrich, Haddow and Birch 2016): the
 * most frequent pair of neighbours becomes one piece, again and again. Of pairs equally frequent
 * the one of smaller ids goes first, so that equal counts give equal pieces, whatever their order.
 * Memory is about 100 bytes for each distinct word. Not thread-safe; for one use.
 *
 * <p>WordPiece vocabularies are learnt in the same way, as the Hugging Face library does it: pieces
 * inside a word are marked by {@value #INSIDE}.
 */
public final class MergeLearner {
  /** The prefix of pieces inside a word, in WordPiece. */
  static final String INSIDE = "##";

  private static final Comparator<Candidate> FIRST =
      Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);

  private final Limits limits;
  private final String mark;
  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Long, Pair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(FIRST);
  private final List<TokenizerJson.Merge> merges = new ArrayList<>();

  /**
   * The limits of learning.
   *
   * @param vocabularySize most pieces; special tokens and single characters are kept even if they
   *     are more
   * @param minFrequency rarer pairs are not merged; at least 1
   */
  public record Limits(int vocabularySize, long minFrequency) {
    /** Checks the numbers. */
    public Limits {
      if (vocabularySize < 1 || minFrequency < 1) {
        throw new IllegalArgumentException(
            "Cannot learn pieces: vocabulary size "
                + vocabularySize
                + ", minimum frequency "
                + minFrequency
                + ". Accepted: both from 1");
      }
    }
  }

  private record Candidate(long pair, long count) {}

  /** How often two ids are neighbours, and in which words; words may be there twice or no more. */
  private static final class Pair {
    private long count;
    private final List<Word> words = new ArrayList<>(1);
  }

  private static final class Word {
    private final int[] pieces;
    private final long count;
    private int length;

    Word(int[] pieces, long count) {
      this.pieces = pieces;
      this.count = count;
      this.length = pieces.length;
    }
  }

  private MergeLearner(Limits limits, String mark, List<String> special) {
    this.limits = limits;
    this.mark = mark;
    this.tokens = new ArrayList<>();
    special.forEach(this::id);
  }

  /**
   * A WordPiece vocabulary; its first pieces are BERT's special ones.
   *
   * @param counts how often each word occurs, as {@code BertPreTokenizer} cuts them
   */
  public static TokenizerJson.Pieces wordPiece(Map<String, Long> counts, Limits limits) {
    return new MergeLearner(limits, INSIDE, TokenizerJson.BERT).learn(counts, List.of());
  }

  /**
   * A byte-level vocabulary; its first pieces are RoBERTa's special ones.
   *
   * @param counts how often each word occurs, its bytes written as {@code ByteLevel} writes them
   */
  public static TokenizerJson.Pieces byteLevel(Map<String, Long> counts, Limits limits) {
    return new MergeLearner(limits, "", TokenizerJson.ROBERTA)
        .learn(counts, ByteAlphabet.characters());
  }

  private TokenizerJson.Pieces learn(Map<String, Long> counts, List<String> characters) {
    List<String> sorted = new ArrayList<>(new TreeMap<>(counts).keySet());
    alphabet(sorted, characters);
    for (String word : sorted) {
      add(word, counts.get(word));
    }
    pairs.forEach((pair, state) -> queue.add(new Candidate(pair, state.count)));
    while (tokens.size() < limits.vocabularySize() && !queue.isEmpty()) {
      Candidate best = queue.remove();
      Pair state = pairs.get(best.pair());
      if (state != null && state.count == best.count()) {
        if (best.count() < limits.minFrequency()) {
          break;
        }
        merge(best.pair(), pairs.remove(best.pair()));
      } else if (state != null && state.count > 0 && state.count < best.count()) {
        queue.add(new Candidate(best.pair(), state.count));
      }
    }
    return new TokenizerJson.Pieces(List.copyOf(tokens), List.copyOf(merges));
  }

  private void alphabet(List<String> sorted, List<String> characters) {
    TreeSet<Integer> all = new TreeSet<>();
    TreeSet<Integer> inside = new TreeSet<>();
    characters.forEach(character -> all.add(character.codePointAt(0)));
    for (String word : sorted) {
      word.codePoints().forEach(all::add);
      word.codePoints().skip(1).forEach(inside::add);
    }
    all.forEach(character -> id(Character.toString(character)));
    if (!mark.isEmpty()) {
      inside.forEach(character -> id(mark + Character.toString(character)));
    }
  }

  private int id(String token) {
    Integer known = ids.putIfAbsent(token, tokens.size());
    if (known == null) {
      tokens.add(token);
      return tokens.size() - 1;
    }
    return known;
  }

  private void add(String text, long count) {
    int[] characters = text.codePoints().toArray();
    int[] pieces = new int[characters.length];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = ids.get((i == 0 ? "" : mark) + Character.toString(characters[i]));
    }
    Word word = new Word(pieces, count);
    for (int i = 1; i < pieces.length; i++) {
      change(pieces[i - 1], pieces[i], word, 1);
    }
  }

  private void merge(long pair, Pair state) {
    int left = (int) (pair >>> 32);
    int right = (int) pair;
    String end = tokens.get(right);
    int merged = id(tokens.get(left) + (end.startsWith(mark) ? end.substring(mark.length()) : end));
    merges.add(new TokenizerJson.Merge(tokens.get(left), end));
    Set<Long> grown = new TreeSet<>();
    for (Word word : state.words) {
      merge(word, left, right, merged, grown);
    }
    pairs.remove(pair);
    for (long changed : grown) {
      Pair current = pairs.get(changed);
      if (current != null && current.count > 0) {
        queue.add(new Candidate(changed, current.count));
      }
    }
  }

  private void merge(Word word, int left, int right, int merged, Set<Long> grown) {
    int[] pieces = word.pieces;
    int to = 0;
    for (int from = 0; from < word.length; from++) {
      boolean here = pieces[from] == left && from + 1 < word.length && pieces[from + 1] == right;
      if (here) {
        if (to > 0) {
          change(pieces[to - 1], left, word, -1);
          grown.add(change(pieces[to - 1], merged, word, 1));
        }
        if (from + 2 < word.length) {
          change(right, pieces[from + 2], word, -1);
          grown.add(change(merged, pieces[from + 2], word, 1));
        }
        from++;
      }
      pieces[to++] = here ? merged : pieces[from];
    }
    word.length = to;
  }

  private long change(int left, int right, Word word, int sign) {
    long pair = (long) left << 32 | right;
    Pair state = pairs.computeIfAbsent(pair, key -> new Pair());
    state.count += sign * word.count;
    if (sign > 0 && (state.words.isEmpty() || state.words.get(state.words.size() - 1) != word)) {
      state.words.add(word);
    }
    return pair;
  }
}

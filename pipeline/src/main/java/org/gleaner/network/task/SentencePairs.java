package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gleaner.random.Permutation;
import org.gleaner.text.Span;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.sentence.SentenceSplitter;

/**
 * Cuts documents into pairs of texts, each of whole sentences, as BERT's pre-training does (Devlin
 * et al. 2019). Sentences are taken until they have the length of a pair, or one time in ten a
 * random one below it, and are parted at a random sentence; one alone is parted in the middle. Then
 * {@code next} replaces the second text one time in two by a stretch of another document, and the
 * sentences that this leaves begin the next pair; {@code order} swaps the two (Lan et al. 2020). A
 * sentence longer than half a pair counts as several. What is too long loses pieces of the longer
 * text, from its front or its end. A document's pairs depend on it, the seed and the others alone.
 * Thread-safe; travels.
 */
public final class SentencePairs implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double SHORT = 0.1;
  private static final int TRIES = 10;

  private final Lexicon lexicon;
  private final int most;
  private final long seed;
  private final ArrayList<String> others;
  private transient Map<String, List<Stretch>> known;

  /**
   * Pairs of texts.
   *
   * @param most pieces of both texts together, at least 2
   * @param others beginnings of documents from which random second texts are taken; null to swap
   *     texts instead
   */
  public SentencePairs(Lexicon lexicon, int most, long seed, List<String> others) {
    this.lexicon = lexicon;
    this.most = most;
    this.seed = seed;
    this.others = others == null ? null : new ArrayList<>(others);
  }

  /** A stretch of the pieces of a document. */
  private record Stretch(String document, Pieces pieces, int from, int to) {
    int size() {
      return to - from;
    }

    Stretch to(int end) {
      return new Stretch(document, pieces, from, end);
    }

    Stretch without(int front, int end) {
      return new Stretch(document, pieces, from + front, to - end);
    }

    String text() {
      return document.substring(pieces.begin(from), pieces.end(to - 1)).strip();
    }
  }

  /** The pairs of a document in order, labelled; none if it has fewer than two pieces. */
  public List<LabelledText> of(String document) {
    SplittableRandom random = new SplittableRandom(Permutation.key(seed, document.hashCode()));
    List<Stretch> sentences = sentences(document);
    List<LabelledText> pairs = new ArrayList<>();
    int from = 0;
    while (from < sentences.size()) {
      int length = random.nextDouble() < SHORT ? 2 + random.nextInt(most - 1) : most;
      int to = end(sentences, from, length);
      if (sentences.get(to - 1).to() - sentences.get(from).from() > 1) {
        to = add(sentences.subList(from, to), length, random, pairs) + from;
      }
      from = to;
    }
    return pairs;
  }

  private List<Stretch> sentences(String document) {
    Pieces pieces = lexicon.pieces(document);
    List<Stretch> sentences = new ArrayList<>();
    int at = 0;
    for (Span span : new SentenceSplitter().split(document)) {
      int from = at;
      while (at < pieces.size() && pieces.begin(at) < span.end()) {
        at++;
      }
      for (int part = Math.max(1, most / 2); from < at; from += part) {
        sentences.add(new Stretch(document, pieces, from, Math.min(at, from + part)));
      }
    }
    return sentences;
  }

  /** The end of the sentences that reach a length. */
  private static int end(List<Stretch> sentences, int from, int length) {
    int end = from;
    for (int size = 0; end < sentences.size() && size < length; end++) {
      size += sentences.get(end).size();
    }
    return end;
  }

  /** Adds a pair of some sentences, and returns how many of them it has used. */
  private int add(
      List<Stretch> chunk, int length, SplittableRandom random, List<LabelledText> pairs) {
    int parted = chunk.size() == 1 ? 1 : 1 + random.nextInt(chunk.size() - 1);
    Stretch whole = chunk.get(0).to(chunk.get(chunk.size() - 1).to());
    int middle = chunk.size() == 1 ? whole.from() + whole.size() / 2 : chunk.get(parted - 1).to();
    Stretch first = whole.to(middle);
    Stretch second = whole.without(first.size(), 0);
    if (others == null) {
      boolean swapped = random.nextBoolean();
      Stretch[] cut = cut(swapped ? second : first, swapped ? first : second, random);
      pairs.add(labelled(cut, swapped ? "swapped" : "kept"));
      return chunk.size();
    }
    Stretch other =
        random.nextBoolean() ? other(whole.document(), length - first.size(), random) : null;
    pairs.add(
        other == null
            ? labelled(cut(first, second, random), "next")
            : labelled(cut(chunk.size() == 1 ? whole : first, other, random), "random"));
    return other == null ? chunk.size() : parted;
  }

  /** Sentences of another document; null if there is none. */
  private Stretch other(String document, int length, SplittableRandom random) {
    for (int i = 0; i < TRIES && !others.isEmpty(); i++) {
      String other = others.get(random.nextInt(others.size()));
      if (!document.startsWith(other)) {
        List<Stretch> sentences = sentencesOfOther(other);
        if (!sentences.isEmpty()) {
          int from = random.nextInt(sentences.size());
          int end = end(sentences, from, Math.max(1, length));
          return sentences.get(from).to(sentences.get(end - 1).to());
        }
      }
    }
    return null;
  }

  /** Cut at the first call in a Java machine: others are few, and drawn again and again. */
  private synchronized List<Stretch> sentencesOfOther(String other) {
    if (known == null) {
      known = new HashMap<>();
    }
    return known.computeIfAbsent(other, this::sentences);
  }

  private Stretch[] cut(Stretch first, Stretch second, SplittableRandom random) {
    Stretch[] both = {first, second};
    while (both[0].size() + both[1].size() > most) {
      int longer = both[0].size() > both[1].size() ? 0 : 1;
      boolean front = random.nextBoolean();
      both[longer] = both[longer].without(front ? 1 : 0, front ? 0 : 1);
    }
    return both;
  }

  private static LabelledText labelled(Stretch[] both, String label) {
    return new LabelledText(List.of(both[0].text(), both[1].text()), List.of(label), Double.NaN, 1);
  }
}

package org.gleaner.network.part;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * The examples of a batch, and their form as one array, the only input that a DL4J network takes: a
 * row for each example, padded at its end. A row holds the number of sequences, the number of
 * features of each, whether tokens are picked, the seed, the lengths of the sequences, their token
 * numbers, their features, and for each sequence the number and the places of the tokens that are
 * picked. Token numbers and seeds are exact below 2^24.
 */
public final class ExampleBatch {
  private static final int HEADER = 4;

  private final int[] counts;
  private final int[] seeds;
  private final List<int[]> sequences = new ArrayList<>();
  private final List<int[]> picked = new ArrayList<>();
  private final float[] features;
  private final int featureCount;

  private ExampleBatch(int[] counts, int[] seeds, float[] features, int featureCount) {
    this.counts = counts;
    this.seeds = seeds;
    this.features = features;
    this.featureCount = featureCount;
  }

  /** The length of the longest example's row. */
  public static int width(List<Example> examples) {
    int longest = 0;
    for (Example example : examples) {
      longest = Math.max(longest, size(example));
    }
    return longest;
  }

  private static int size(Example example) {
    int size = HEADER + example.sequences().length;
    for (int[] sequence : example.sequences()) {
      size += sequence.length;
    }
    for (float[] row : example.features()) {
      size += row.length;
    }
    for (int i = 0; example.picked() != null && i < example.picked().length; i++) {
      size += 1 + example.picked()[i].length;
    }
    return size;
  }

  /** The rows of examples one after the other, each of {@link #width} numbers. */
  public static float[] pack(List<Example> examples) {
    int width = width(examples);
    float[] packed = new float[Math.multiplyExact(examples.size(), width)];
    for (int i = 0; i < examples.size(); i++) {
      pack(examples.get(i), packed, i * width);
    }
    return packed;
  }

  private static void pack(Example example, float[] packed, int at) {
    int to = at;
    packed[to++] = example.sequences().length;
    packed[to++] = example.features().length == 0 ? 0 : example.features()[0].length;
    packed[to++] = example.picked() == null ? 0 : 1;
    packed[to++] = example.seed();
    for (int[] sequence : example.sequences()) {
      packed[to++] = sequence.length;
    }
    for (int[] sequence : example.sequences()) {
      for (int number : sequence) {
        packed[to++] = number;
      }
    }
    for (float[] row : example.features()) {
      System.arraycopy(row, 0, packed, to, row.length);
      to += row.length;
    }
    for (int i = 0; example.picked() != null && i < example.picked().length; i++) {
      packed[to++] = example.picked()[i].length;
      for (int place : example.picked()[i]) {
        packed[to++] = place;
      }
    }
  }

  /** The reverse of {@link #pack}, without targets and weights. */
  public static ExampleBatch unpack(float[] packed, int examples) {
    int width = examples == 0 ? 0 : packed.length / examples;
    int[] counts = new int[examples];
    int[] seeds = new int[examples];
    int featureCount = 0;
    int all = 0;
    for (int i = 0; i < examples; i++) {
      counts[i] = (int) packed[i * width];
      featureCount = Math.max(featureCount, (int) packed[i * width + 1]);
      seeds[i] = (int) packed[i * width + 3];
      all += counts[i];
    }
    float[] features = new float[all * featureCount];
    ExampleBatch batch = new ExampleBatch(counts, seeds, features, featureCount);
    for (int i = 0; i < examples; i++) {
      batch.read(packed, i * width, counts[i]);
    }
    return batch;
  }

  private void read(float[] packed, int at, int count) {
    int first = sequences.size();
    int from = at + HEADER + count;
    for (int i = 0; i < count; i++) {
      int[] sequence = numbers(packed, from, (int) packed[at + HEADER + i]);
      sequences.add(sequence);
      from += sequence.length;
    }
    System.arraycopy(packed, from, features, first * featureCount, count * featureCount);
    from += count * featureCount;
    for (int i = 0; packed[at + 2] != 0 && i < count; i++) {
      int[] places = numbers(packed, from + 1, (int) packed[from]);
      picked.add(places);
      from += 1 + places.length;
    }
  }

  private static int[] numbers(float[] packed, int from, int count) {
    int[] numbers = new int[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = (int) packed[from + k];
    }
    return numbers;
  }

  /** For each sequence the places of the tokens that have a target; null if all have. */
  public List<int[]> picked() {
    return picked.isEmpty() ? null : picked;
  }

  /** The seed of what a network draws for an example; 0 where it draws nothing. */
  public int seed(int example) {
    return seeds[example];
  }

  /**
   * The same batch with other tokens in the picked places.
   *
   * @param tokens their numbers, sequence after sequence
   * @param cells numbers of a token; those of its characters become zero
   */
  public ExampleBatch replacing(int[] tokens, int cells) {
    ExampleBatch other = new ExampleBatch(counts, seeds, features, featureCount);
    other.picked.addAll(picked);
    int next = 0;
    for (int i = 0; i < sequences.size(); i++) {
      int[] sequence = sequences.get(i).clone();
      for (int place : picked.get(i)) {
        Arrays.fill(sequence, place * cells, (place + 1) * cells, 0);
        sequence[place * cells] = tokens[next++];
      }
      other.sequences.add(sequence);
    }
    return other;
  }

  /** Number of examples. */
  public int size() {
    return counts.length;
  }

  /** The features of the sequences, one row for each, the rows of an example together. */
  public Rows features() {
    return Rows.of(Sequences.of(counts), features, Math.max(1, featureCount));
  }

  /** The sequences of all examples, in their order; an example is a group of them. */
  public TokenSequences tokens() {
    return new TokenSequences(sequences, Sequences.of(counts), null);
  }

  /** Each distinct sequence once, however often it occurs in the batch; empty ones not at all. */
  public TokenSequences distinctTokens() {
    Map<IntBuffer, Integer> known = new HashMap<>();
    List<int[]> distinct = new ArrayList<>();
    int[] members = new int[sequences.size()];
    for (int i = 0; i < members.length; i++) {
      int[] sequence = sequences.get(i);
      members[i] = Sequences.NONE;
      if (sequence.length > 0) {
        Integer place = known.putIfAbsent(IntBuffer.wrap(sequence), distinct.size());
        members[i] = place == null ? distinct.size() : place;
        if (place == null) {
          distinct.add(sequence);
        }
      }
    }
    return new TokenSequences(distinct, Sequences.of(counts), members);
  }

  /**
   * Sequences of token numbers and how they belong to examples.
   *
   * @param sequences without padding; not to be changed
   * @param groups how many members each example has
   * @param members for each member its sequence, or {@link Sequences#NONE}; null if the sequences
   *     are the members
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  public record TokenSequences(List<int[]> sequences, Sequences groups, int[] members) {}
}

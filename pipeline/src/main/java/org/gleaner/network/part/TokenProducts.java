package org.gleaner.network.part;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.PackedWeights;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;

/**
 * What scoring keeps from text to text: the products of word vectors with the first weights of a
 * network, and packed weights. While weights do not change, each word is multiplied once, not once
 * for each text. For each weight the most frequent words that fit into 32 MB are kept; a block of
 * words is multiplied when the first of them occurs. The choice of words does not depend on the
 * texts, so a text's output still depends on that text alone. Thread-safe.
 */
public final class TokenProducts {
  /** Words of a block. */
  private static final int BLOCK = 240;

  /** Numbers kept of one weight. */
  private static final int MOST = 1 << 23;

  private final int most;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final PackedWeights packed = new PackedWeights();

  /** An empty memory. */
  public TokenProducts() {
    this(MOST);
  }

  /**
   * An empty memory.
   *
   * @param most numbers kept of one weight
   */
  public TokenProducts(int most) {
    this.most = most;
  }

  /** The weights as the processor reads them. */
  public PackedWeights packed() {
    return packed;
  }

  /**
   * Each stored row times a weight.
   *
   * @param rows of tokens, by ascending numbers
   * @param name of the weight
   * @param vectors of all tokens, [vocabulary, width of the rows]
   * @param weight opens the weight, [width of the rows, outputs]
   * @return [rows, outputs]
   */
  public float[] product(
      Rows rows,
      String name,
      FloatBlock vectors,
      int vocabulary,
      int outputs,
      Supplier<FloatBlock> weight) {
    Table table =
        tables.computeIfAbsent(
            name, key -> new Table(Math.min(vocabulary, most / outputs), rows.width(), outputs));
    int[] tokens = rows.tokens();
    float[] result = new float[tokens.length * outputs];
    int kept = table.copy(tokens, vectors, weight, result);
    if (kept < tokens.length) {
      float[] rare =
          Arrays.copyOfRange(rows.values(), kept * rows.width(), tokens.length * rows.width());
      try (FloatBlock block = weight.get()) {
        float[] products = Products.forward(rare, rows.width(), block, outputs);
        System.arraycopy(products, 0, result, kept * outputs, products.length);
      }
    }
    return result;
  }

  /** The products of the most frequent words with one weight. */
  private static final class Table {
    private final int size;
    private final int inputs;
    private final int outputs;
    private final AtomicReferenceArray<float[]> blocks;

    Table(int size, int inputs, int outputs) {
      this.size = size;
      this.inputs = inputs;
      this.outputs = outputs;
      this.blocks = new AtomicReferenceArray<>((size + BLOCK - 1) / BLOCK);
    }

    /** Copies the products of the tokens that are kept, and returns how many these are. */
    int copy(int[] tokens, FloatBlock vectors, Supplier<FloatBlock> weight, float[] result) {
      int i = 0;
      for (; i < tokens.length && tokens[i] < size; i++) {
        float[] block = block(tokens[i] / BLOCK, vectors, weight);
        System.arraycopy(block, tokens[i] % BLOCK * outputs, result, i * outputs, outputs);
      }
      return i;
    }

    /** Two threads may multiply the same block; it has the same bits. */
    private float[] block(int number, FloatBlock vectors, Supplier<FloatBlock> weight) {
      float[] block = blocks.get(number);
      if (block == null) {
        block = multiply(number * BLOCK, vectors, weight);
        blocks.set(number, block);
      }
      return block;
    }

    private float[] multiply(int first, FloatBlock vectors, Supplier<FloatBlock> weight) {
      int count = Math.min(BLOCK, size - first);
      float[] result = new float[count * outputs];
      try (FloatBlock right = weight.get();
          FloatBlock product = FloatBlock.allocate(result.length)) {
        FloatBlock.multiply(
            count,
            outputs,
            inputs,
            vectors.from((long) first * inputs),
            right.from(0),
            0f,
            product,
            0);
        product.get(0, result, 0, result.length);
      }
      return result;
    }
  }
}

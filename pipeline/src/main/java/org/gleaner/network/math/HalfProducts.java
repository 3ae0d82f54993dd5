package org.gleaner.network.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Products whose factors oneDNN rounds to bfloat16. The kernel of a shape takes a millisecond to
 * make, so rows are multiplied in pieces of a few sizes, and kernels are kept. A kernel must not
 * run twice at the same time: each call borrows a set of them. All sets give a weight the same
 * layout, so that a weight that lasts is rounded once for all. Not thread-safe.
 */
final class HalfProducts {
  /** Below this many multiplications single precision is as fast. */
  private static final long LEAST = 1L << 22;

  private static final int LONGEST_PIECE = 512;
  private static final int SHORTEST_PIECE = 16;

  private static final ConcurrentLinkedDeque<HalfProducts> IDLE = new ConcurrentLinkedDeque<>();

  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();
  private final Map<HalfKernel.Shape, HalfKernel> kernels = new HashMap<>();
  private final Map<List<Integer>, dnnl_memory_desc_t> layouts = new HashMap<>();
  private final Map<List<Object>, Rounding> roundings = new HashMap<>();
  private BytePointer left = new BytePointer(1);
  private BytePointer right = new BytePointer(1);

  private HalfProducts() {
    check(dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0));
    check(dnnl.dnnl_stream_create(stream, engine, dnnl.dnnl_stream_default_flags));
  }

  /** Whether a product is made in bfloat16. */
  static boolean serves(int m, int n, int k, float factor, float keep) {
    return ProductScope.current().precision() == Precision.BF16
        && factor == 1f
        && (keep == 0f || keep == 1f)
        && (long) m * n * k >= LEAST
        && Holder.NATIVE;
  }

  private static final class Holder {
    static final boolean NATIVE = Precision.BF16.isNative();
  }

  /** result[m,n] = a[m,k] b[k,n] + keep result[m,n], keep 0 or 1. */
  static void multiply(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      float keep,
      FloatBlock result,
      int stride) {
    NativeLibrary.useOneThread();
    HalfProducts products = IDLE.poll();
    if (products == null) {
      products = new HalfProducts();
    }
    try {
      if (a.isTransposed()) {
        products.alongSum(m, n, k, a, b, keep == 1f, result, stride);
      } else {
        products.alongRows(m, n, k, a, b, keep == 1f, result, stride);
      }
    } finally {
      IDLE.push(products);
    }
  }

  /** The rows of the result in pieces. */
  private void alongRows(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      boolean add,
      FloatBlock result,
      int stride) {
    Pointer weight = m < SHORTEST_PIECE || k < SHORTEST_PIECE ? null : weight(k, n, b);
    for (int from = 0; from < m; ) {
      int piece = piece(m - from);
      FloatBlock.Operand part = a.plus((long) from * a.stride());
      FloatBlock to = result.at((long) from * stride);
      if (weight == null || piece < SHORTEST_PIECE) {
        single(piece, n, k, part, b, add, to, stride);
      } else {
        run(piece, n, k, part, weight, add, to, stride);
      }
      from += piece;
    }
  }

  /** The terms of the sums in pieces. */
  private void alongSum(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      boolean add,
      FloatBlock result,
      int stride) {
    for (int from = 0; from < k; ) {
      int piece = piece(k - from);
      FloatBlock.Operand left = a.plus((long) from * a.stride());
      FloatBlock.Operand right = b.plus(b.isTransposed() ? from : (long) from * b.stride());
      boolean sum = add || from > 0;
      if (Math.min(m, piece) < SHORTEST_PIECE) {
        single(m, n, piece, left, right, sum, result, stride);
      } else {
        run(m, n, piece, left, rounded(piece, n, right), sum, result, stride);
      }
      from += piece;
    }
  }

  private static int piece(int rest) {
    return rest < SHORTEST_PIECE ? rest : Math.min(LONGEST_PIECE, Integer.highestOneBit(rest));
  }

  private static void single(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      boolean add,
      FloatBlock result,
      int stride) {
    NativeLibrary.ONEDNN.multiply(m, n, k, 1f, a, b, add ? 1f : 0f, result.pointer(0), stride);
  }

  private void run(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      Pointer weight,
      boolean add,
      FloatBlock result,
      int stride) {
    HalfKernel.Shape shape =
        new HalfKernel.Shape(m, n, k, a.isTransposed(), a.stride(), add, stride);
    HalfKernel kernel =
        kernels.computeIfAbsent(shape, key -> new HalfKernel(key, layout(k, n), engine, stream));
    left = grown(left, 2L * m * k);
    kernel.run(a.pointer(), left, weight, result.pointer(0));
  }

  /** A right factor, rounded: kept if it lasts. */
  private Pointer weight(int k, int n, FloatBlock.Operand b) {
    PackedWeights packed = ProductScope.current().packed();
    if (packed == null || !b.block().lasts()) {
      return rounded(k, n, b);
    }
    return packed.get(b, k, n, () -> round(k, n, b, new BytePointer(bytes(k, n))));
  }

  /** A right factor, rounded into memory that the next one overwrites. */
  private Pointer rounded(int k, int n, FloatBlock.Operand b) {
    right = grown(right, bytes(k, n));
    return round(k, n, b, right);
  }

  private BytePointer round(int k, int n, FloatBlock.Operand b, BytePointer to) {
    Rounding rounding =
        roundings.computeIfAbsent(
            List.of(k, n, b.stride(), b.isTransposed()),
            key ->
                new Rounding(
                    Rounding.layout(k, n, dnnl.dnnl_f32, b.stride(), b.isTransposed()),
                    layout(k, n),
                    engine));
    rounding.run(b.pointer(), to, stream);
    return to;
  }

  private dnnl_memory_desc_t layout(int k, int n) {
    return layouts.computeIfAbsent(
        List.of(k, n), key -> HalfKernel.weights(k, n, LONGEST_PIECE, engine));
  }

  private long bytes(int k, int n) {
    return dnnl.dnnl_memory_desc_get_size(layout(k, n));
  }

  private static BytePointer grown(BytePointer memory, long bytes) {
    if (memory.capacity() >= bytes) {
      return memory;
    }
    memory.deallocate();
    return new BytePointer(bytes);
  }

  /** Throws unless oneDNN reports success. */
  static void check(int status) {
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("Cannot multiply matrices: oneDNN answers " + status);
    }
  }
}

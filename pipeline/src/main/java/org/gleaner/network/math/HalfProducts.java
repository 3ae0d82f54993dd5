package org.gleaner.network.math;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;

/**
 * Products whose factors oneDNN rounds to bfloat16. The kernel of a shape takes a millisecond to
 * make, so rows are multiplied in pieces of a few sizes, and kernels are kept. A kernel must not
 * run twice at the same time: each call borrows a set of them. Not thread-safe.
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
  private BytePointer left = new BytePointer(1);
  private BytePointer right = new BytePointer(1);

  private HalfProducts() {
    check(dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0));
    check(dnnl.dnnl_stream_create(stream, engine, dnnl.dnnl_stream_default_flags));
  }

  /** Whether a product is made in bfloat16. */
  static boolean serves(int m, int n, int k, float factor, float keep) {
    return Precision.used() == Precision.BF16
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

  /** The rows of the result in pieces; the right factor is rounded for each size anew. */
  private void alongRows(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      boolean add,
      FloatBlock result,
      int stride) {
    for (int from = 0; from < m; ) {
      int piece = piece(m - from);
      FloatBlock.Operand part = a.plus((long) from * a.stride());
      run(piece, n, k, part, b, add, result.at((long) from * stride), stride);
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
      run(m, n, piece, left, right, add || from > 0, result, stride);
      from += piece;
    }
  }

  private static int piece(int rest) {
    return rest < SHORTEST_PIECE ? rest : Math.min(LONGEST_PIECE, Integer.highestOneBit(rest));
  }

  private void run(
      int m,
      int n,
      int k,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      boolean add,
      FloatBlock result,
      int stride) {
    if (Math.min(m, k) < SHORTEST_PIECE) {
      NativeLibrary.ONEDNN.multiply(m, n, k, 1f, a, b, add ? 1f : 0f, result.pointer(0), stride);
      return;
    }
    HalfKernel.Shape shape =
        new HalfKernel.Shape(
            m, n, k, a.isTransposed(), a.stride(), b.isTransposed(), b.stride(), add, stride);
    HalfKernel kernel = kernels.computeIfAbsent(shape, key -> new HalfKernel(key, engine, stream));
    left = grown(left, 2L * m * k);
    right = grown(right, kernel.weightBytes());
    kernel.run(a.pointer(), b.pointer(), left, right, result.pointer(0));
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

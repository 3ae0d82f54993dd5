package org.gleaner.network.math;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major matrix of floats outside the Java heap, where BLAS works without copying. It either
 * owns its memory, which {@link #close()} frees, or is a window on the memory of an array that must
 * outlive it. Not thread-safe.
 */
public final class FloatBlock implements AutoCloseable {
  private final FloatPointer memory;
  private final long first;
  private final boolean owned;
  private final boolean lasts;

  private FloatBlock(FloatPointer memory, long first, boolean owned, boolean lasts) {
    this.memory = memory;
    this.first = first;
    this.owned = owned;
    this.lasts = lasts;
  }

  /** Allocates memory for {@code size} floats, not cleared. */
  public static FloatBlock allocate(long size) {
    return new FloatBlock(new FloatPointer(Math.max(1, size)), 0, true, false);
  }

  /** Memory filled with a copy. */
  public static FloatBlock copyOf(float[] values) {
    FloatBlock block = allocate(values.length);
    block.put(0, values, 0, values.length);
    return block;
  }

  /**
   * A window on an array.
   *
   * @throws IllegalStateException unless the array holds single-precision numbers without gaps in
   *     row-major order
   */
  public static FloatBlock of(INDArray array) {
    if (array.dataType() != DataType.FLOAT || !isRowMajor(array)) {
      throw new IllegalStateException(
          "Cannot use array: " + array.shapeInfoToString() + ". Accepted: FLOAT, row-major");
    }
    return new FloatBlock(new FloatPointer(array.data().pointer()), array.offset(), false, true);
  }

  /** A copy of an array in row-major order, whatever its own order, offset and type. */
  public static float[] read(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    INDArray source = isRowMajor(floats) ? floats : floats.dup('c');
    float[] values = new float[Math.toIntExact(source.length())];
    of(source).get(0, values, 0, values.length);
    return values;
  }

  /** Overwrites an array, whatever its own order, with values in row-major order. */
  public static void write(float[] values, INDArray array) {
    if (isRowMajor(array)) {
      of(array).put(0, values, 0, values.length);
    } else {
      array.assign(Nd4j.create(values, array.shape(), 'c'));
    }
  }

  private static boolean isRowMajor(INDArray array) {
    long step = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != step) {
        return false;
      }
      step *= array.size(i);
    }
    return true;
  }

  /** Copies {@code count} values of an array to the place {@code at}. */
  public void put(long at, float[] values, int from, int count) {
    if (count > 0) {
      memory.position(first + at).put(values, from, count);
    }
  }

  /** Sets the first {@code size} values to zero. */
  public void clear(long size) {
    Pointer.memset(pointer(0), 0, size * Float.BYTES);
  }

  /** Copies {@code count} values at the place {@code at} into an array. */
  public void get(long at, float[] values, int from, int count) {
    if (count > 0) {
      memory.position(first + at).get(values, from, count);
    }
  }

  /**
   * result[m,n] = a[m,k] b[k,n] + keep result[m,n], all row-major and without gaps; {@code aAt} and
   * {@code bAt} are where the operands begin.
   */
  public static void multiply(
      int m, int n, int k, Operand a, Operand b, float keep, FloatBlock result, long at) {
    int aStride = a.order == openblas.CblasNoTrans ? k : m;
    int bStride = b.order == openblas.CblasNoTrans ? n : k;
    multiply(m, n, k, 1f, a.strided(aStride), b.strided(bStride), keep, result.at(at), n);
  }

  /**
   * result[m,n] = factor a[m,k] b[k,n] + keep result[m,n], where strides give the distances between
   * rows of the operands and of the result.
   */
  public static void multiply(
      int m,
      int n,
      int k,
      float factor,
      Operand a,
      Operand b,
      float keep,
      FloatBlock result,
      int stride) {
    if (m == 0 || n == 0) {
      return;
    }
    if (HalfProducts.serves(m, n, k, factor, keep)) {
      HalfProducts.multiply(m, n, k, a, b, keep, result, stride);
    } else {
      NativeLibrary library = k == 0 ? NativeLibrary.OPENBLAS : NativeLibrary.CHOSEN;
      library.multiply(m, n, k, factor, a, b, keep, result.pointer(0), stride);
    }
  }

  /**
   * result[n] = row[k] weight[k,n], where each begins at its offset. The result depends on the row
   * and the weight alone.
   */
  void multiplyRow(
      long rowAt, int k, FloatBlock weight, long weightAt, int n, FloatBlock result, long at) {
    openblas.cblas_sgemv(
        openblas.CblasRowMajor,
        openblas.CblasTrans,
        k,
        n,
        1f,
        weight.pointer(weightAt),
        n,
        pointer(rowAt),
        1,
        0f,
        result.pointer(at),
        1);
  }

  /** Whether it is a window on an array, such as a weight, and not memory of one computation. */
  boolean lasts() {
    return lasts;
  }

  /** A window on the same memory that starts at an offset. */
  public FloatBlock at(long offset) {
    return new FloatBlock(new FloatPointer(memory), first + offset, false, lasts);
  }

  /** The matrix that begins at an offset, as it stands. */
  public Operand from(long at) {
    return new Operand(this, at, openblas.CblasNoTrans, 0);
  }

  /** The matrix that begins at an offset, transposed. */
  public Operand transposedFrom(long at) {
    return new Operand(this, at, openblas.CblasTrans, 0);
  }

  /**
   * A pointer of its own address at an offset. A position would do for functions of floats alone:
   * where any pointer is taken, it counts bytes.
   */
  FloatPointer pointer(long at) {
    return memory.position(0).getPointer(first + at);
  }

  @Override
  public void close() {
    if (owned) {
      memory.deallocate();
    }
  }

  /**
   * A factor of a product.
   *
   * @param stride distance from the start of a row to that of the next
   */
  public record Operand(FloatBlock block, long at, int order, int stride) {
    FloatPointer pointer() {
      return block.pointer(at);
    }

    /** Whether it is read transposed. */
    boolean isTransposed() {
      return order == openblas.CblasTrans;
    }

    /** The same, beginning some numbers later. */
    Operand plus(long numbers) {
      return new Operand(block, at + numbers, order, stride);
    }

    /** The same with another stride. */
    public Operand strided(int other) {
      return new Operand(block, at, order, other);
    }
  }
}

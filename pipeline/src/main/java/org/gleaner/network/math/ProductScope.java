package org.gleaner.network.math;

import java.util.function.Supplier;

/**
 * How a thread multiplies large matrices while it does some work: in single precision, with nothing
 * kept, where nothing else is asked for. Works nest. Immutable.
 */
public final class ProductScope {
  private static final ProductScope PLAIN = new ProductScope(Precision.F32, null);
  private static final ThreadLocal<ProductScope> CURRENT = ThreadLocal.withInitial(() -> PLAIN);

  private final Precision precision;
  private final PackedWeights packed;

  private ProductScope(Precision precision, PackedWeights packed) {
    this.precision = precision;
    this.packed = packed;
  }

  /**
   * Does some work.
   *
   * @param packed where weights are kept as the processor reads them, or null where they change
   */
  public static <T> T in(Precision precision, PackedWeights packed, Supplier<T> work) {
    ProductScope outer = CURRENT.get();
    CURRENT.set(new ProductScope(precision, packed));
    try {
      return work.get();
    } finally {
      CURRENT.set(outer);
    }
  }

  static ProductScope current() {
    return CURRENT.get();
  }

  Precision precision() {
    return precision;
  }

  /** Where weights are kept, or null. */
  PackedWeights packed() {
    return packed;
  }
}

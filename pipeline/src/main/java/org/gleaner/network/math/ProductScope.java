package org.gleaner.network.math;

/**
 * How the calling thread multiplies large matrices until this is closed: in single precision, with
 * nothing kept, where none is open. Scopes nest.
 */
public final class ProductScope implements AutoCloseable {
  private static final ProductScope PLAIN = new ProductScope(Precision.F32, null, null);
  private static final ThreadLocal<ProductScope> CURRENT = ThreadLocal.withInitial(() -> PLAIN);

  private final Precision precision;
  private final PackedWeights packed;
  private final ProductScope outer;

  private ProductScope(Precision precision, PackedWeights packed, ProductScope outer) {
    this.precision = precision;
    this.packed = packed;
    this.outer = outer;
  }

  /**
   * Opens one.
   *
   * @param packed where weights are kept as the processor reads them, or null where they change
   */
  public static ProductScope open(Precision precision, PackedWeights packed) {
    ProductScope scope = new ProductScope(precision, packed, CURRENT.get());
    CURRENT.set(scope);
    return scope;
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

  @Override
  public void close() {
    CURRENT.set(outer);
  }
}

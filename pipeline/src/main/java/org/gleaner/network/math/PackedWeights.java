package org.gleaner.network.math;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;

/**
 * Weights as the processor reads them, rounded and in its layout, kept from product to product
 * while a network is scored: half the size of the weights. They must not change. Thread-safe.
 */
public final class PackedWeights {
  private final Map<Key, BytePointer> packed = new ConcurrentHashMap<>();

  /** What is packed for a weight, made when it is first asked for. */
  BytePointer get(FloatBlock.Operand weight, int k, int n, Supplier<BytePointer> make) {
    Key key = new Key(weight.pointer().address(), weight.stride(), weight.isTransposed(), k, n);
    return packed.computeIfAbsent(key, absent -> make.get());
  }

  private record Key(long address, int stride, boolean transposed, int k, int n) {}
}

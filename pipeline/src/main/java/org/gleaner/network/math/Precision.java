package org.gleaner.network.math;

import org.bytedeco.dnnl.global.dnnl;

/**
 * The precision in which large matrices are multiplied. Sums, weights and everything else stay in
 * single precision.
 */
public enum Precision {
  /** Single precision: the same rows on every machine up to rounding, and the default. */
  F32,
  /**
   * Factors are rounded to bfloat16 where the processor multiplies it natively (AVX-512 with
   * bfloat16, AMX); elsewhere the same as {@link #F32}. A product has a relative error of about
   * 2e-3.
   */
  BF16;

  /** What oneDNN answers for a processor that multiplies bfloat16. */
  private static final int NATIVE = 0xe7;

  /** Whether this machine multiplies in it. */
  public boolean isNative() {
    return this == F32
        || (NativeLibrary.CHOSEN == NativeLibrary.ONEDNN
            && (dnnl.dnnl_get_effective_cpu_isa() & NATIVE) == NATIVE);
  }
}

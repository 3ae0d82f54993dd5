package org.gleaner.network.math;

import org.bytedeco.dnnl.global.dnnl;

/**
 * The precision in which large matrices are multiplied, one for the whole Java machine. Sums,
 * weights and everything else stay in single precision.
 */
public enum Precision {
  /** Single precision: the same rows on every machine up to rounding, and the default. */
  F32,
  /**
   * Factors are rounded to bfloat16 where the processor multiplies it natively (AMX); elsewhere the
   * same as {@link #F32}. A product has a relative error of about 2e-3.
   */
  BF16;

  /** What oneDNN answers for a processor with AMX for bfloat16. */
  private static final int AMX = 0x3e7;

  private static volatile Precision used = F32;

  /** Sets the precision from now on. */
  public static void use(Precision precision) {
    used = precision;
  }

  /** The precision that was set. */
  public static Precision used() {
    return used;
  }

  /** Whether this machine multiplies in it. */
  public boolean isNative() {
    return this == F32
        || (NativeLibrary.CHOSEN == NativeLibrary.ONEDNN
            && (dnnl.dnnl_get_effective_cpu_isa() & AMX) == AMX);
  }
}

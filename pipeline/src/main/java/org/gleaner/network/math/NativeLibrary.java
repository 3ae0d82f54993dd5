package org.gleaner.network.math;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The library that multiplies matrices in single precision: oneDNN where it runs, else OpenBLAS.
 */
enum NativeLibrary {
  /** OpenBLAS, which is there wherever Deeplearning4j is. */
  OPENBLAS {
    @Override
    void multiply(
        int m,
        int n,
        int k,
        float factor,
        FloatBlock.Operand a,
        FloatBlock.Operand b,
        float keep,
        FloatPointer result,
        int stride) {
      openblas.cblas_sgemm(
          openblas.CblasRowMajor,
          a.order(),
          b.order(),
          m,
          n,
          k,
          factor,
          a.pointer(),
          a.stride(),
          b.pointer(),
          b.stride(),
          keep,
          result,
          stride);
    }
  },
  /** oneDNN, whose kernels are made for the processor when they are first used. */
  ONEDNN {
    @Override
    void multiply(
        int m,
        int n,
        int k,
        float factor,
        FloatBlock.Operand a,
        FloatBlock.Operand b,
        float keep,
        FloatPointer result,
        int stride) {
      useOneThread();
      int status =
          dnnl.dnnl_sgemm(
              order(a),
              order(b),
              m,
              n,
              k,
              factor,
              a.pointer(),
              a.stride(),
              b.pointer(),
              b.stride(),
              keep,
              result,
              stride);
      if (status != dnnl.dnnl_success) {
        throw new IllegalStateException("Cannot multiply matrices: oneDNN answers " + status);
      }
    }

    private byte order(FloatBlock.Operand operand) {
      return (byte) (operand.order() == openblas.CblasNoTrans ? 'N' : 'T');
    }
  };

  /** The library of this machine. */
  static final NativeLibrary CHOSEN = hasOneDnn() ? ONEDNN : OPENBLAS;

  private static final ThreadLocal<Boolean> LIMITED = ThreadLocal.withInitial(() -> false);

  /** Limits oneDNN to the calling thread: OpenMP keeps a limit for each thread apart. */
  static void useOneThread() {
    if (!LIMITED.get()) {
      Nd4j.getEnvironment().setMaxMasterThreads(1); // loads the library of the next line
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      LIMITED.set(true);
    }
  }

  private static boolean hasOneDnn() {
    try {
      return dnnl.dnnl_get_effective_cpu_isa() >= dnnl.dnnl_cpu_isa_avx2;
    } catch (LinkageError e) {
      return false; // no library for this platform
    }
  }

  /** result[m,n] = factor a[m,k] b[k,n] + keep result[m,n]. */
  abstract void multiply(
      int m,
      int n,
      int k,
      float factor,
      FloatBlock.Operand a,
      FloatBlock.Operand b,
      float keep,
      FloatPointer result,
      int stride);
}

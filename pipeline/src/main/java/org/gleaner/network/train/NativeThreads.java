package org.gleaner.network.train;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One native thread for each Spark task: parallelism comes from tasks. More makes training up to
 * thirty times slower on a busy machine, so the program itself enforces it, in the driver and in
 * every executor, whatever the environment sets.
 */
public final class NativeThreads {
  private NativeThreads() {}

  /** Sets the native libraries of this JVM to one thread; may be called often, from any thread. */
  public static void useOne() {
    Holder.touch();
  }

  private static final class Holder {
    static {
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      Nd4j.getEnvironment().setMaxThreads(1);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      openblas_nolapack.blas_set_num_threads(1);
    }

    static void touch() {
      // loading the class is all
    }
  }
}

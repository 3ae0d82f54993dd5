package org.gleaner.network.math;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/** Copies a matrix into another layout and type. Not thread-safe. */
final class Rounding {
  private final dnnl_memory from;
  private final dnnl_memory to;
  private final dnnl_primitive reorder = new dnnl_primitive();
  private final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(2);

  Rounding(dnnl_memory_desc_t source, dnnl_memory_desc_t target, dnnl_engine engine) {
    from = memory(source, engine);
    to = memory(target, engine);
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    HalfProducts.check(
        dnnl.dnnl_reorder_primitive_desc_create(description, source, engine, target, engine, null));
    HalfProducts.check(dnnl.dnnl_primitive_create(reorder, description));
    arguments.position(0).arg(dnnl.DNNL_ARG_FROM).memory(from);
    arguments.position(1).arg(dnnl.DNNL_ARG_TO).memory(to);
    arguments.position(0);
  }

  /** What it writes. */
  dnnl_memory target() {
    return to;
  }

  void run(Pointer source, Pointer target, dnnl_stream stream) {
    HalfProducts.check(dnnl.dnnl_memory_set_data_handle(from, source));
    HalfProducts.check(dnnl.dnnl_memory_set_data_handle(to, target));
    HalfProducts.check(dnnl.dnnl_primitive_execute(reorder, stream, 2, arguments));
  }

  /** A matrix whose rows, or columns if transposed, are a stride apart. */
  static dnnl_memory_desc_t layout(
      int rows, int columns, int type, int stride, boolean transposed) {
    dnnl_memory_desc_t layout = new dnnl_memory_desc_t();
    long[] strides = transposed ? new long[] {1, stride} : new long[] {stride, 1};
    HalfProducts.check(
        dnnl.dnnl_memory_desc_init_by_strides(
            layout, 2, new long[] {rows, columns}, type, strides));
    return layout;
  }

  /** Memory of a layout, without data. */
  static dnnl_memory memory(dnnl_memory_desc_t layout, dnnl_engine engine) {
    dnnl_memory memory = new dnnl_memory();
    HalfProducts.check(dnnl.dnnl_memory_create(memory, layout, engine, null));
    return memory;
  }
}

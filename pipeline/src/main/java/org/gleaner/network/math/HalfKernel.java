package org.gleaner.network.math;

import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_matmul_desc_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/**
 * The product of one shape in bfloat16: rounds the left factor and multiplies it with a right one
 * that was rounded before. Lives as long as the Java machine. Not thread-safe.
 */
final class HalfKernel {
  private final dnnl_stream stream;
  private final dnnl_primitive_desc description;
  private final Rounding left;
  private final dnnl_memory right;
  private final dnnl_memory target;
  private final dnnl_primitive product = new dnnl_primitive();
  private final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(3);

  /**
   * What a kernel is made for.
   *
   * @param add whether the product is added to what is there
   */
  record Shape(
      int m, int n, int k, boolean leftTransposed, int leftStride, boolean add, int stride) {}

  /**
   * A kernel.
   *
   * @param weights the layout of the right factor, see {@link #weights}
   */
  HalfKernel(Shape shape, dnnl_memory_desc_t weights, dnnl_engine engine, dnnl_stream stream) {
    this.stream = stream;
    dnnl_memory_desc_t rounded = rounded(shape.m, shape.k);
    dnnl_memory_desc_t result =
        Rounding.layout(shape.m, shape.n, dnnl.dnnl_f32, shape.stride, false);
    description = describe(rounded, weights, result, shape.add, engine);
    HalfProducts.check(dnnl.dnnl_primitive_create(product, description));
    left =
        new Rounding(
            Rounding.layout(
                shape.m, shape.k, dnnl.dnnl_f32, shape.leftStride, shape.leftTransposed),
            rounded,
            engine);
    right = Rounding.memory(weights, engine);
    target = Rounding.memory(result, engine);
    arguments.position(0).arg(dnnl.DNNL_ARG_SRC).memory(left.target());
    arguments.position(1).arg(dnnl.DNNL_ARG_WEIGHTS).memory(right);
    arguments.position(2).arg(dnnl.DNNL_ARG_DST).memory(target);
    arguments.position(0);
  }

  private static dnnl_memory_desc_t rounded(int rows, int columns) {
    return Rounding.layout(rows, columns, dnnl.dnnl_bf16, columns, false);
  }

  /** The layout of a right factor [k, n] that suits many rows; all kernels of it use it. */
  static dnnl_memory_desc_t weights(int k, int n, int rows, dnnl_engine engine) {
    dnnl_memory_desc_t any = new dnnl_memory_desc_t();
    HalfProducts.check(
        dnnl.dnnl_memory_desc_init_by_tag(
            any, 2, new long[] {k, n}, dnnl.dnnl_bf16, dnnl.dnnl_format_tag_any));
    dnnl_memory_desc_t result = Rounding.layout(rows, n, dnnl.dnnl_f32, n, false);
    dnnl_primitive_desc description = describe(rounded(rows, k), any, result, false, engine);
    dnnl_memory_desc_t chosen =
        dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_weights_md, 0);
    dnnl_memory_desc_t copy = new dnnl_memory_desc_t(); // the chosen one ends with its description
    Pointer.memcpy(copy, chosen, copy.sizeof());
    HalfProducts.check(dnnl.dnnl_primitive_desc_destroy(description));
    return copy;
  }

  private static dnnl_primitive_desc describe(
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t result,
      boolean add,
      dnnl_engine engine) {
    dnnl_matmul_desc_t operation = new dnnl_matmul_desc_t();
    HalfProducts.check(dnnl.dnnl_matmul_desc_init(operation, source, weights, null, result));
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    HalfProducts.check(dnnl.dnnl_primitive_attr_create(attributes));
    if (add) {
      dnnl_post_ops after = new dnnl_post_ops();
      HalfProducts.check(dnnl.dnnl_post_ops_create(after));
      HalfProducts.check(dnnl.dnnl_post_ops_append_sum(after, 1f));
      HalfProducts.check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, after));
    }
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    HalfProducts.check(
        dnnl.dnnl_primitive_desc_create(
            description, new const_dnnl_op_desc_t(operation), attributes, engine, null));
    return description;
  }

  /** Multiplies; {@code roundedA} is overwritten, {@code roundedB} is the right factor. */
  void run(Pointer a, Pointer roundedA, Pointer roundedB, Pointer result) {
    left.run(a, roundedA, stream);
    HalfProducts.check(dnnl.dnnl_memory_set_data_handle(right, roundedB));
    HalfProducts.check(dnnl.dnnl_memory_set_data_handle(target, result));
    HalfProducts.check(dnnl.dnnl_primitive_execute(product, stream, 3, arguments));
  }
}

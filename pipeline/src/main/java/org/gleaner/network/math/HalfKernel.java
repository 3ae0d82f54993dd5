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
 * The product of one shape in bfloat16: rounds both factors, the right one into the layout that the
 * kernel wants, and multiplies them. Lives as long as the Java machine.
 */
final class HalfKernel {
  private final dnnl_stream stream;
  private final dnnl_primitive_desc description;

  /** Belongs to the description. */
  private final dnnl_memory_desc_t weightLayout;

  private final Rounding left;
  private final Rounding right;
  private final dnnl_memory target;
  private final dnnl_primitive product = new dnnl_primitive();
  private final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(3);

  /**
   * What a kernel is made for.
   *
   * @param add whether the product is added to what is there
   */
  record Shape(
      int m,
      int n,
      int k,
      boolean leftTransposed,
      int leftStride,
      boolean rightTransposed,
      int rightStride,
      boolean add,
      int stride) {}

  HalfKernel(Shape shape, dnnl_engine engine, dnnl_stream stream) {
    this.stream = stream;
    dnnl_memory_desc_t rounded = layout(shape.m, shape.k, dnnl.dnnl_bf16, shape.k, false);
    dnnl_memory_desc_t result = layout(shape.m, shape.n, dnnl.dnnl_f32, shape.stride, false);
    description = describe(shape, engine, rounded, result);
    HalfProducts.check(dnnl.dnnl_primitive_create(product, description));
    weightLayout = dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_weights_md, 0);
    left =
        new Rounding(
            layout(shape.m, shape.k, dnnl.dnnl_f32, shape.leftStride, shape.leftTransposed),
            rounded,
            engine);
    right =
        new Rounding(
            layout(shape.k, shape.n, dnnl.dnnl_f32, shape.rightStride, shape.rightTransposed),
            weightLayout,
            engine);
    target = memory(result, engine);
    arguments.position(0).arg(dnnl.DNNL_ARG_SRC).memory(left.to);
    arguments.position(1).arg(dnnl.DNNL_ARG_WEIGHTS).memory(right.to);
    arguments.position(2).arg(dnnl.DNNL_ARG_DST).memory(target);
    arguments.position(0);
  }

  private static dnnl_primitive_desc describe(
      Shape shape, dnnl_engine engine, dnnl_memory_desc_t source, dnnl_memory_desc_t result) {
    dnnl_memory_desc_t weights = new dnnl_memory_desc_t();
    HalfProducts.check(
        dnnl.dnnl_memory_desc_init_by_tag(
            weights, 2, new long[] {shape.k, shape.n}, dnnl.dnnl_bf16, dnnl.dnnl_format_tag_any));
    dnnl_matmul_desc_t operation = new dnnl_matmul_desc_t();
    HalfProducts.check(dnnl.dnnl_matmul_desc_init(operation, source, weights, null, result));
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    HalfProducts.check(dnnl.dnnl_primitive_attr_create(attributes));
    if (shape.add) {
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

  /** A matrix whose rows, or columns if transposed, are a stride apart. */
  private static dnnl_memory_desc_t layout(
      int rows, int columns, int type, int stride, boolean transposed) {
    dnnl_memory_desc_t layout = new dnnl_memory_desc_t();
    long[] strides = transposed ? new long[] {1, stride} : new long[] {stride, 1};
    HalfProducts.check(
        dnnl.dnnl_memory_desc_init_by_strides(
            layout, 2, new long[] {rows, columns}, type, strides));
    return layout;
  }

  private static dnnl_memory memory(dnnl_memory_desc_t layout, dnnl_engine engine) {
    dnnl_memory memory = new dnnl_memory();
    HalfProducts.check(dnnl.dnnl_memory_create(memory, layout, engine, null));
    return memory;
  }

  /** The bytes of the right factor, rounded. */
  long weightBytes() {
    return dnnl.dnnl_memory_desc_get_size(weightLayout);
  }

  /** Multiplies; {@code roundedA} and {@code roundedB} are overwritten. */
  void run(Pointer a, Pointer b, Pointer roundedA, Pointer roundedB, Pointer result) {
    left.run(a, roundedA, stream);
    right.run(b, roundedB, stream);
    HalfProducts.check(dnnl.dnnl_memory_set_data_handle(target, result));
    HalfProducts.check(dnnl.dnnl_primitive_execute(product, stream, 3, arguments));
  }

  /** Copies a matrix into another layout and type. */
  private static final class Rounding {
    final dnnl_memory from;
    final dnnl_memory to;
    final dnnl_primitive reorder = new dnnl_primitive();
    final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(2);

    Rounding(dnnl_memory_desc_t source, dnnl_memory_desc_t target, dnnl_engine engine) {
      from = memory(source, engine);
      to = memory(target, engine);
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      HalfProducts.check(
          dnnl.dnnl_reorder_primitive_desc_create(
              description, source, engine, target, engine, null));
      HalfProducts.check(dnnl.dnnl_primitive_create(reorder, description));
      arguments.position(0).arg(dnnl.DNNL_ARG_FROM).memory(from);
      arguments.position(1).arg(dnnl.DNNL_ARG_TO).memory(to);
      arguments.position(0);
    }

    void run(Pointer source, Pointer target, dnnl_stream stream) {
      HalfProducts.check(dnnl.dnnl_memory_set_data_handle(from, source));
      HalfProducts.check(dnnl.dnnl_memory_set_data_handle(to, target));
      HalfProducts.check(dnnl.dnnl_primitive_execute(reorder, stream, 2, arguments));
    }
  }
}

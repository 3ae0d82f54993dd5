package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.tensor.Tensor;

/**
 * How a tensor of ours stands in a checkpoint of another library: as one tensor, or as several
 * whose columns stand side by side in ours.
 */
final class TensorRule {
  private final String ours;
  private final Form form;
  private final List<String> theirs;

  /** The form of a tensor in the checkpoint. */
  enum Form {
    /** As ours: [rows, columns]. */
    SAME,
    /** Ours transposed: a weight of PyTorch, [outputs, inputs]. */
    TRANSPOSED,
    /** A vector, which is a row of ours. */
    VECTOR
  }

  TensorRule(String ours, Form form, List<String> theirs) {
    this.ours = ours;
    this.form = form;
    this.theirs = List.copyOf(theirs);
  }

  /** The same rule for a tensor of ours that has another name. */
  TensorRule named(String other) {
    return new TensorRule(other, form, theirs);
  }

  /** The name of our tensor. */
  String ours() {
    return ours;
  }

  /** The names of the tensors in the checkpoint. */
  List<String> theirs() {
    return theirs;
  }

  /**
   * Our tensor, from those of the checkpoint in their order.
   *
   * @throws IllegalArgumentException if a shape does not fit
   */
  Tensor read(List<Tensor> tensors) {
    List<float[]> blocks = new ArrayList<>();
    int rows = -1;
    int width = 0;
    for (int i = 0; i < tensors.size(); i++) {
      Tensor tensor = tensors.get(i);
      requireRank(tensor, theirs.get(i));
      int own = rows(tensor);
      if (rows >= 0 && own != rows) {
        throw new IllegalArgumentException(
            theirs.get(i) + " of shape " + tensor.shape() + " beside " + tensors.get(0).shape());
      }
      rows = own;
      width += tensor.values().length / Math.max(1, own);
      blocks.add(form == Form.TRANSPOSED ? transposed(tensor) : tensor.values());
    }
    return new Tensor(List.of((long) rows, (long) width), beside(blocks, rows, width));
  }

  private void requireRank(Tensor tensor, String name) {
    if (tensor.shape().size() != (form == Form.VECTOR ? 1 : 2)) {
      throw new IllegalArgumentException(name + " of shape " + tensor.shape());
    }
  }

  private int rows(Tensor tensor) {
    return switch (form) {
      case SAME -> Math.toIntExact(tensor.shape().get(0));
      case TRANSPOSED -> Math.toIntExact(tensor.shape().get(1));
      case VECTOR -> 1;
    };
  }

  private static float[] transposed(Tensor tensor) {
    int rows = Math.toIntExact(tensor.shape().get(0));
    int columns = Math.toIntExact(tensor.shape().get(1));
    return transposed(tensor.values(), rows, columns);
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] result = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column];
      }
    }
    return result;
  }

  private static float[] beside(List<float[]> blocks, int rows, int width) {
    if (blocks.size() == 1) {
      return blocks.get(0);
    }
    float[] all = new float[rows * width];
    int from = 0;
    for (float[] block : blocks) {
      int columns = block.length / rows;
      for (int row = 0; row < rows; row++) {
        System.arraycopy(block, row * columns, all, row * width + from, columns);
      }
      from += columns;
    }
    return all;
  }

  /** The reverse of {@link #read}: the tensors of the checkpoint, of equal widths. */
  List<Tensor> write(Tensor tensor) {
    int rows = Math.toIntExact(tensor.shape().get(0));
    int width = Math.toIntExact(tensor.shape().get(1));
    int columns = width / theirs.size();
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < theirs.size(); i++) {
      float[] block = new float[rows * columns];
      for (int row = 0; row < rows; row++) {
        int from = row * width + i * columns;
        System.arraycopy(tensor.values(), from, block, row * columns, columns);
      }
      tensors.add(written(block, rows, columns));
    }
    return tensors;
  }

  private Tensor written(float[] block, int rows, int columns) {
    return switch (form) {
      case SAME -> new Tensor(List.of((long) rows, (long) columns), block);
      case TRANSPOSED ->
          new Tensor(List.of((long) columns, (long) rows), transposed(block, rows, columns));
      case VECTOR -> new Tensor(List.of((long) columns), block);
    };
  }
}

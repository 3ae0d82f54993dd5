package org.gleaner.network.part.convolution;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * Convolutions of several widths over each sequence, each followed by its greatest value over time
 * and a rectifier (Kim 2014): for each width w the parameters W{w} [w inputs, filters], the words
 * of a window one below the other, and b{w}. A sequence shorter than a window is read as if zeros
 * followed. Each sequence gives one row, width by width.
 *
 * <p>Every distinct vector is multiplied once with the weights of all places of all windows; a
 * window is then a sum of such products. On the way back only the winning windows count, so that it
 * costs a small part of the way forward.
 */
public final class ConvolutionPooling extends Part {
  private static final long serialVersionUID = 1L;

  private final List<Integer> widths;
  private final int filters;

  /** Convolutions of several widths with {@code filters} filters each. */
  public ConvolutionPooling(String name, int inputs, List<Integer> widths, int filters) {
    super(name, inputs, widths.size() * filters);
    this.widths = new ArrayList<>(widths);
    this.filters = filters;
  }

  @Override
  public boolean pools() {
    return true;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (int width : widths) {
      int inputs = width * inputs();
      blocks.add(new ParameterBlock("W" + width, inputs, filters, Initial.glorot(inputs, filters)));
      blocks.add(new ParameterBlock("b" + width, 1, filters, Initial.zero()));
    }
    return blocks;
  }

  @Override
  public Step start(Pass pass) {
    return new Convolving(pass.parameters());
  }

  private final class Convolving implements Step {
    private final Parameters parameters;
    private Rows rows;
    private float[] outputs;
    private int[] winners;

    Convolving(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      outputs = new float[in.sequences().count() * outputs()];
      winners = new int[outputs.length];
      for (int i = 0; i < widths.size(); i++) {
        convolve(widths.get(i), i * filters);
      }
      return Rows.pooled(in.sequences(), outputs, outputs());
    }

    private void convolve(int width, int first) {
      float[] products = products(width);
      float[] bias = parameters.copy("b" + width);
      float[] window = new float[filters];
      float[] greatest = new float[filters];
      int[] winner = new int[filters];
      Sequences sequences = rows.sequences();
      for (int i = 0; i < sequences.count(); i++) {
        if (sequences.length(i) == 0) {
          continue;
        }
        int last = Math.max(0, sequences.length(i) - width);
        for (int begin = 0; begin <= last; begin++) {
          int end = Math.min(begin + width, sequences.length(i));
          sum(products, width, sequences.begin(i) + begin, end - begin, window);
          take(window, begin, greatest, winner);
        }
        int at = i * outputs() + first;
        for (int k = 0; k < filters; k++) {
          outputs[at + k] = Math.max(0, greatest[k] + bias[k]);
        }
        System.arraycopy(winner, 0, winners, at, filters);
      }
    }

    /** For each stored vector, for each place in a window, the products with the filters. */
    private float[] products(int width) {
      String name = "W" + width;
      return parameters.product(
          rows,
          name,
          width * filters,
          () -> FloatBlock.copyOf(sideBySide(parameters.copy(name), width)));
    }

    /** From [place, inputs, filters] to [inputs, place, filters]. */
    private float[] sideBySide(float[] weight, int width) {
      float[] result = new float[weight.length];
      for (int place = 0; place < width; place++) {
        for (int k = 0; k < inputs(); k++) {
          System.arraycopy(
              weight,
              (place * inputs() + k) * filters,
              result,
              (k * width + place) * filters,
              filters);
        }
      }
      return result;
    }

    /** Sums the products of a window's places in their order, a few at a time. */
    private void sum(float[] products, int width, int row, int count, float[] window) {
      System.arraycopy(products, rows.place(row) * width * filters, window, 0, filters);
      int place = 1;
      for (; place + 1 < count; place += 2) {
        addTwo(products, at(width, row, place), at(width, row, place + 1), window);
      }
      if (place < count) {
        Products.addScaled(products, at(width, row, place), 1f, window, 0, filters);
      }
    }

    private int at(int width, int row, int place) {
      return (rows.place(row + place) * width + place) * filters;
    }

    private static void addTwo(float[] products, int one, int other, float[] window) {
      for (int k = 0; k < window.length; k++) {
        window[k] = window[k] + products[one + k] + products[other + k];
      }
    }

    private static void take(float[] window, int begin, float[] greatest, int[] winner) {
      if (begin == 0) {
        System.arraycopy(window, 0, greatest, 0, window.length);
        java.util.Arrays.fill(winner, 0);
        return;
      }
      for (int k = 0; k < window.length; k++) {
        if (window[k] > greatest[k]) {
          greatest[k] = window[k];
          winner[k] = begin;
        }
      }
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] result = new float[rows.values().length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = outputs[i] > 0 ? gradient[i] : 0;
      }
      for (int i = 0; i < widths.size(); i++) {
        back(widths.get(i), i * filters, gradient, result);
      }
      return result;
    }

    /** Weights are turned, so that those of a filter and a place stand together. */
    private void back(int width, int first, float[] gradient, float[] result) {
      float[] weight = transposed(parameters.copy("W" + width), width * inputs(), filters);
      float[] weightGradient = new float[weight.length];
      float[] biasGradient = new float[filters];
      Sequences sequences = rows.sequences();
      for (int i = 0; i < sequences.count(); i++) {
        for (int k = 0; k < filters; k++) {
          int at = i * outputs() + first + k;
          if (gradient[at] == 0) {
            continue;
          }
          biasGradient[k] += gradient[at];
          int count = Math.min(width, sequences.length(i) - winners[at]);
          for (int place = 0; place < count; place++) {
            int vector = rows.place(sequences.begin(i) + winners[at] + place) * inputs();
            int row = (k * width + place) * inputs();
            Products.addScaled(rows.values(), vector, gradient[at], weightGradient, row, inputs());
            Products.addScaled(weight, row, gradient[at], result, vector, inputs());
          }
        }
      }
      parameters.addGradient("b" + width, biasGradient);
      parameters.addGradient("W" + width, transposed(weightGradient, filters, width * inputs()));
    }

    private static float[] transposed(float[] matrix, int height, int width) {
      float[] result = new float[matrix.length];
      for (int i = 0; i < height; i++) {
        for (int k = 0; k < width; k++) {
          result[k * height + i] = matrix[i * width + k];
        }
      }
      return result;
    }
  }
}

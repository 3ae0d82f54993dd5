package org.gleaner.network.part.embedding;

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
 * Adds to each token's vector that of its position in the sequence, and that of the text to which
 * it belongs (Devlin et al. 2019). Texts are counted by the separators before a token; further
 * texts count as the last one. Parameters P [positions, width] and, where texts are distinguished,
 * T [texts, width]. Stands right after the embedding of tokens.
 */
public final class PositionTable extends Part {
  private static final long serialVersionUID = 1L;

  private final int positions;
  private final int offset;
  private final int texts;
  private final int separator;
  private final double deviation;

  /**
   * A table.
   *
   * @param positions rows of P
   * @param offset the row of the first position
   * @param texts rows of T; 0 for no such table
   * @param separator the number of the token that ends each text
   * @param deviation of the normal distribution from which the vectors begin
   */
  public PositionTable(
      String name,
      int width,
      int positions,
      int offset,
      int texts,
      int separator,
      double deviation) {
    super(name, width, width);
    this.positions = positions;
    this.offset = offset;
    this.texts = texts;
    this.separator = separator;
    this.deviation = deviation;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    blocks.add(new ParameterBlock("P", positions, outputs(), Initial.normal(deviation)));
    if (texts > 0) {
      blocks.add(new ParameterBlock("T", texts, outputs(), Initial.normal(deviation)));
    }
    return blocks;
  }

  @Override
  public Step start(Pass pass) {
    return new Adding(pass.parameters());
  }

  private final class Adding implements Step {
    private final Parameters parameters;
    private Rows rows;
    private int[] text;

    Adding(Parameters parameters) {
      this.parameters = parameters;
    }

    private int longest() {
      int longest = 0;
      for (int length : rows.sequences().lengths()) {
        longest = Math.max(longest, length);
      }
      if (longest > positions - offset) {
        throw new IllegalArgumentException(
            "Cannot read a sequence of "
                + longest
                + " tokens. Accepted: at most "
                + (positions - offset));
      }
      return longest;
    }

    /** The text of each row; null where texts are not distinguished. */
    private int[] texts() {
      if (texts == 0) {
        return null;
      }
      Sequences sequences = rows.sequences();
      int[] tokens = rows.tokens();
      int[] text = new int[sequences.rows()];
      for (int i = 0; i < sequences.count(); i++) {
        int number = 0;
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          text[row] = number;
          if (texts > 1 && tokens[rows.place(row)] == separator && number < texts - 1) {
            number++;
          }
        }
      }
      return text;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      int width = in.width();
      float[] table = new float[longest() * width];
      parameters.value("P").get((long) offset * width, table, 0, table.length);
      float[] result = in.expanded().clone();
      Sequences sequences = in.sequences();
      for (int i = 0; i < sequences.count(); i++) {
        int size = sequences.length(i) * width;
        Products.addScaled(table, 0, 1f, result, sequences.begin(i) * width, size);
      }
      text = texts();
      if (text != null) {
        float[] vectors = parameters.copy("T");
        for (int row = 0; row < text.length; row++) {
          Products.addScaled(vectors, text[row] * width, 1f, result, row * width, width);
        }
      }
      return Rows.of(sequences, result, width);
    }

    @Override
    public float[] backward(float[] gradient) {
      int width = outputs();
      float[] sums = new float[longest() * width];
      Sequences sequences = rows.sequences();
      for (int i = 0; i < sequences.count(); i++) {
        int size = sequences.length(i) * width;
        Products.addScaled(gradient, sequences.begin(i) * width, 1f, sums, 0, size);
      }
      FloatBlock block = parameters.gradient("P");
      float[] before = new float[sums.length];
      block.get((long) offset * width, before, 0, before.length);
      Products.addScaled(sums, 0, 1f, before, 0, before.length);
      block.put((long) offset * width, before, 0, before.length);
      if (text != null) {
        float[] vectors = new float[texts * width];
        for (int row = 0; row < text.length; row++) {
          Products.addScaled(gradient, row * width, 1f, vectors, text[row] * width, width);
        }
        parameters.addGradient("T", vectors);
      }
      return rows.collapsed(gradient);
    }
  }
}

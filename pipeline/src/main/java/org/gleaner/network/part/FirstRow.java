package org.gleaner.network.part;

import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * A part for the first row of each sequence alone, such as the pooler of BERT; the others stay as
 * they are. Its parameters stand under its own name. Every row is stored once, no sequence empty.
 */
public final class FirstRow extends Part {
  private static final long serialVersionUID = 1L;

  private final Part part;

  /**
   * A part for first rows.
   *
   * @param part that treats each row by itself and keeps its width
   */
  public FirstRow(Part part) {
    super(part.name(), part.inputs(), part.outputs());
    this.part = part;
    PartChain.check(part.outputs(), List.of(part));
  }

  @Override
  public List<ParameterBlock> blocks() {
    return part.blocks();
  }

  @Override
  public Step start(Pass pass) {
    return new Computing(part.start(pass));
  }

  private final class Computing implements Step {
    private final Step step;
    private Sequences sequences;

    Computing(Step step) {
      this.step = step;
    }

    @Override
    public Rows forward(Rows in) {
      sequences = in.sequences();
      float[] all = in.expanded().clone();
      int[] ones = new int[sequences.count()];
      Arrays.fill(ones, 1);
      Rows out = step.forward(Rows.of(Sequences.of(ones), firsts(all), inputs()));
      replace(all, out.expanded());
      return Rows.of(sequences, all, outputs());
    }

    private float[] firsts(float[] all) {
      float[] firsts = new float[sequences.count() * inputs()];
      for (int i = 0; i < sequences.count(); i++) {
        System.arraycopy(all, sequences.begin(i) * inputs(), firsts, i * inputs(), inputs());
      }
      return firsts;
    }

    private void replace(float[] all, float[] firsts) {
      for (int i = 0; i < sequences.count(); i++) {
        System.arraycopy(firsts, i * inputs(), all, sequences.begin(i) * inputs(), inputs());
      }
    }

    @Override
    public float[] backward(float[] gradient) {
      replace(gradient, step.backward(firsts(gradient)));
      return gradient;
    }
  }
}

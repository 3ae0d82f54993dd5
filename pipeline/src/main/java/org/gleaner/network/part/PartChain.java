package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gleaner.network.math.Rows;

/** One pass of parts, one after the other, over one batch. */
public final class PartChain {
  private final List<Part> parts;
  private final int frozen;
  private final List<Part.Step> steps = new ArrayList<>();

  /** A chain of parts that fit together, see {@link #check}. */
  public PartChain(List<Part> parts) {
    this(parts, 0);
  }

  /**
   * A chain of which the first parts stay as they are: they run as in scoring, and nothing below
   * them gets a gradient.
   *
   * @param frozen the number of those parts
   */
  public PartChain(List<Part> parts, int frozen) {
    this.parts = parts;
    this.frozen = frozen;
  }

  /**
   * Checks that parts fit together.
   *
   * @param width of the rows that come in
   * @throws IllegalArgumentException if a width does not fit the one before, or a name occurs twice
   */
  public static void check(int width, List<Part> parts) {
    int outputs = width;
    Set<String> names = new HashSet<>();
    for (Part part : parts) {
      if (part.inputs() != outputs || !names.add(part.name())) {
        throw new IllegalArgumentException(
            "Cannot put "
                + part.name()
                + " after "
                + outputs
                + " outputs. Accepted: new names, and "
                + part.inputs()
                + " inputs");
      }
      outputs = part.outputs();
    }
  }

  /** The parameters of all parts, each under its part's name where it has one. */
  public static List<ParameterBlock> blocks(List<Part> parts) {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (Part part : parts) {
      for (ParameterBlock block : part.blocks()) {
        blocks.add(block.named(Parameters.prefix(part.name()) + block.name()));
      }
    }
    return blocks;
  }

  /** The rows that go out; keeps, in training only, what {@link #backward} needs. */
  public Rows forward(Rows in, Pass pass) {
    Rows rows = in;
    for (int i = 0; i < parts.size(); i++) {
      Pass own = pass.of(parts.get(i).name());
      Part.Step step = parts.get(i).start(i < frozen ? own.scoring() : own);
      rows = step.forward(rows);
      if (pass.chance().training() && i >= frozen) {
        steps.add(step);
      }
    }
    return rows;
  }

  /**
   * Begins a pass of parts that gets one row of each sequence at a time.
   *
   * @throws UnsupportedOperationException if one of the parts cannot be run so
   */
  public static Cursor cursor(List<Part> parts, Pass pass) {
    List<Cursor> cursors = new ArrayList<>();
    for (Part part : parts) {
      cursors.add(part.cursor(pass.of(part.name())));
    }
    return cursor(cursors);
  }

  /** Cursors one after the other. */
  static Cursor cursor(List<Cursor> cursors) {
    return new Cursor() {
      @Override
      public Rows next(Rows rows) {
        Rows out = rows;
        for (Cursor cursor : cursors) {
          out = cursor.next(out);
        }
        return out;
      }

      @Override
      public void keep(int[] beams) {
        cursors.forEach(cursor -> cursor.keep(beams));
      }
    };
  }

  /**
   * The gradient of the stored vectors that came in, given that of those that went out; null if the
   * first parts stay as they are.
   */
  public float[] backward(float[] gradient) {
    float[] below = gradient;
    for (int i = steps.size() - 1; i >= 0; i--) {
      below = steps.get(i).backward(below);
    }
    return frozen > 0 ? null : below;
  }
}

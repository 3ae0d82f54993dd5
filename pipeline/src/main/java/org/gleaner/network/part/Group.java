package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;

/**
 * Parts one after the other as one part, such as a block that is repeated. Their random numbers
 * depend on the group's name.
 */
public final class Group extends Part {
  private static final long serialVersionUID = 1L;

  private final List<Part> parts;

  /**
   * A group.
   *
   * @throws IllegalArgumentException if the parts do not fit together
   */
  public Group(String name, List<Part> parts) {
    super(name, parts.get(0).inputs(), parts.get(parts.size() - 1).outputs());
    PartChain.check(parts.get(0).inputs(), parts);
    this.parts = new ArrayList<>(parts);
  }

  @Override
  public boolean pools() {
    return parts.stream().anyMatch(Part::pools);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return PartChain.blocks(parts);
  }

  @Override
  public Step start(Pass pass) {
    PartChain chain = new PartChain(parts);
    Pass own = pass.repetition(name().hashCode());
    return new Step() {
      @Override
      public Rows forward(Rows in) {
        return chain.forward(in, own);
      }

      @Override
      public float[] backward(float[] gradient) {
        return chain.backward(gradient);
      }
    };
  }

  @Override
  public Cursor cursor(Pass pass) {
    return PartChain.cursor(parts, pass.repetition(name().hashCode()));
  }
}

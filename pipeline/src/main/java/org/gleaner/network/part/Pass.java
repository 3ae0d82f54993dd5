package org.gleaner.network.part;

import java.util.Map;

/**
 * What a part may use in one pass over one batch: its parameters, the source of randomness, and
 * rows that stand beside those it is given.
 */
public final class Pass {
  private final Parameters parameters;
  private final Chance chance;
  private final Map<String, Side> sides;

  /**
   * A pass.
   *
   * @param sides by name; parts of one chain see what earlier chains have put there
   */
  public Pass(Parameters parameters, Chance chance, Map<String, Side> sides) {
    this.parameters = parameters;
    this.chance = chance;
    this.sides = sides;
  }

  /** The parameters of the part. */
  public Parameters parameters() {
    return parameters;
  }

  /** The source of randomness. */
  public Chance chance() {
    return chance;
  }

  /** The pass as a part within the part sees it. */
  public Pass of(String part) {
    return new Pass(parameters.of(part), chance, sides);
  }

  /**
   * Rows beside those the part is given.
   *
   * @throws IllegalStateException if there are none of that name
   */
  public Side side(String name) {
    Side side = sides.get(name);
    if (side == null) {
      throw new IllegalStateException(
          "Cannot read side input: " + name + ". There are: " + sides.keySet());
    }
    return side;
  }
}

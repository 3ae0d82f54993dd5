package org.gleaner.network.part;

import java.util.Map;

/** What a part uses in one pass over one batch: parameters, randomness, side inputs. */
public final class Pass {
  private final Parameters parameters;
  private final Chance chance;
  private final Map<String, Side> sides;

  /**
   * A pass.
   *
   * @param sides by name; the parts of a chain see the rows of earlier chains
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

  /** The pass of a part within the part. */
  public Pass of(String part) {
    return new Pass(parameters.of(part), chance, sides);
  }

  /** The pass of one repetition of a part: parameters are shared, randomness is not. */
  public Pass repetition(int number) {
    return new Pass(parameters, chance.repetition(number), sides);
  }

  /**
   * A side input.
   *
   * @throws IllegalStateException if there are none of that name
   */
  public Side side(String name) {
    Side side = sides.get(name);
    if (side == null) {
      throw new IllegalStateException(
          "Cannot read side input: " + name + ". Accepted: " + sides.keySet());
    }
    return side;
  }
}

package org.gleaner.network.part;

import java.util.List;
import java.util.Map;

/** What a part uses in one pass over one batch: parameters, randomness, side inputs. */
public final class Pass {
  private final Parameters parameters;
  private final Chance chance;
  private final Map<String, Side> sides;
  private final List<int[]> picked;

  /**
   * A pass in which every token has a target.
   *
   * @param sides by name; the parts of a chain see the rows of earlier chains
   */
  public Pass(Parameters parameters, Chance chance, Map<String, Side> sides) {
    this(parameters, chance, sides, null);
  }

  /**
   * A pass.
   *
   * @param sides by name; the parts of a chain see the rows of earlier chains
   * @param picked for each sequence the places of the tokens that have a target; null if all have
   */
  public Pass(Parameters parameters, Chance chance, Map<String, Side> sides, List<int[]> picked) {
    this.parameters = parameters;
    this.chance = chance;
    this.sides = sides;
    this.picked = picked;
  }

  /** For each sequence the places of the tokens that have a target; null if all have. */
  public List<int[]> picked() {
    return picked;
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
    return new Pass(parameters.of(part), chance, sides, picked);
  }

  /** The same pass as in scoring: nothing is random. */
  Pass scoring() {
    return new Pass(parameters, chance.scoring(), sides, picked);
  }

  /** The pass of one repetition of a part: parameters are shared, randomness is not. */
  public Pass repetition(int number) {
    return new Pass(parameters, chance.repetition(number), sides, picked);
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

package org.gleaner.network.part.capsule;

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
 * Capsules with dynamic routing (Sabour et al. 2017; for texts Zhao et al. 2018): each row of a
 * sequence is cut into primary capsules of some types; a weight shared by all rows turns a capsule
 * into a vote for each output capsule; routing by agreement gives the outputs of the sequence, side
 * by side. Parameter W [inputs, capsules size], the types one below the other. The way back goes
 * through every iteration of the routing. An empty sequence gives zeros.
 */
public final class Capsules extends Part {
  private static final long serialVersionUID = 1L;

  private final int types;
  private final int capsules;
  private final int size;
  private final int iterations;
  private final boolean plain;

  /**
   * A layer of capsules.
   *
   * @param types of primary capsules, a divisor of {@code inputs}
   * @param capsules number of output capsules
   * @param size of an output capsule
   * @param iterations of the routing
   * @param plain whether the rows are plain vectors, whose parts are squashed first
   */
  public Capsules(
      String name, int inputs, int types, int capsules, int size, int iterations, boolean plain) {
    super(name, inputs, capsules * size);
    this.types = types;
    this.capsules = capsules;
    this.size = size;
    this.iterations = iterations;
    this.plain = plain;
    if (inputs % types != 0) {
      throw new IllegalArgumentException(
          "Cannot divide " + inputs + " numbers: " + types + " types. Accepted: a divisor");
    }
  }

  @Override
  public boolean pools() {
    return true;
  }

  @Override
  public List<ParameterBlock> blocks() {
    double primary = (double) inputs() / types;
    return List.of(new ParameterBlock("W", inputs(), outputs(), Initial.glorot(primary, size)));
  }

  @Override
  public Step start(Pass pass) {
    return new Routing(pass.parameters());
  }

  private final class Routing implements Step {
    private final Parameters parameters;
    private final int primary = inputs() / types;
    private Rows rows;
    private float[] values;
    private float[] squashed;
    private float[] votes;
    private CapsuleRouting[] routings;

    Routing(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      values = in.expanded();
      squashed = values.clone();
      for (int at = 0; plain && at < squashed.length; at += primary) {
        CapsuleRouting.squash(values, at, squashed, primary);
      }
      votes = new float[in.sequences().rows() * types * outputs()];
      for (int type = 0; type < types; type++) {
        float[] part = column(squashed, type);
        FloatBlock weight = parameters.value("W").at((long) type * primary * outputs());
        put(Products.forward(part, primary, weight, outputs()), type);
      }
      return route();
    }

    private Rows route() {
      Sequences sequences = rows.sequences();
      routings = new CapsuleRouting[sequences.count()];
      float[] result = new float[sequences.count() * outputs()];
      for (int i = 0; i < routings.length; i++) {
        routings[i] = new CapsuleRouting(votes, capsules, size, iterations);
        int from = sequences.begin(i) * types;
        routings[i].forward(from, sequences.length(i) * types, result, i * outputs());
      }
      return Rows.pooled(sequences, result, outputs());
    }

    /** The capsules of a type, row by row. */
    private float[] column(float[] all, int type) {
      float[] part = new float[all.length / types];
      for (int row = 0; row * primary < part.length; row++) {
        System.arraycopy(all, (row * types + type) * primary, part, row * primary, primary);
      }
      return part;
    }

    private void put(float[] ofType, int type) {
      for (int row = 0; row * outputs() < ofType.length; row++) {
        int to = (row * types + type) * outputs();
        System.arraycopy(ofType, row * outputs(), votes, to, outputs());
      }
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] ofVotes = new float[votes.length];
      for (int i = 0; i < routings.length; i++) {
        routings[i].backward(gradient, i * outputs(), ofVotes);
      }
      float[] result = new float[values.length];
      for (int type = 0; type < types; type++) {
        back(ofVotes, type, result);
      }
      return rows.collapsed(result);
    }

    private void back(float[] ofVotes, int type, float[] result) {
      float[] ofType = new float[ofVotes.length / types];
      for (int row = 0; row * outputs() < ofType.length; row++) {
        int from = (row * types + type) * outputs();
        System.arraycopy(ofVotes, from, ofType, row * outputs(), outputs());
      }
      long at = (long) type * primary * outputs();
      FloatBlock weightGradient = parameters.gradient("W").at(at);
      Products.addGradient(column(squashed, type), ofType, primary, weightGradient, outputs());
      float[] below = Products.back(ofType, primary, parameters.value("W").at(at), outputs());
      for (int row = 0; row * primary < below.length; row++) {
        int to = (row * types + type) * primary;
        if (plain) {
          CapsuleRouting.backSquash(values, to, below, row * primary, result, primary);
        } else {
          System.arraycopy(below, row * primary, result, to, primary);
        }
      }
    }
  }
}

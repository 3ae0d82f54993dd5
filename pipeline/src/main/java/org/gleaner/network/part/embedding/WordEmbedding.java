package org.gleaner.network.part.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.TokenBatch;

/** A table of vectors, one for each token number: parameter E, [vocabulary, size]. */
public final class WordEmbedding extends Embedding {
  private static final long serialVersionUID = 1L;

  private final Training training;
  private final int unknown;
  private final double unknownRate;
  private final double deviation;

  /** Whether the table changes in training. */
  public enum Training {
    /** It is trained like any parameter. */
    TUNED,
    /** It stays as it is. */
    FROZEN
  }

  /** A table for token numbers below {@code vocabulary}, without disturbance in training. */
  public WordEmbedding(int vocabulary, int size, Training training) {
    this(vocabulary, 1, size, training, 0, 0);
  }

  /**
   * A table.
   *
   * @param vocabulary token numbers are below it
   * @param cells numbers of a token, of which the first is looked up
   * @param unknown the number of a token that is not known
   * @param unknownRate how often in training a token is read as unknown, below 1
   */
  public WordEmbedding(
      int vocabulary, int cells, int size, Training training, int unknown, double unknownRate) {
    this(vocabulary, cells, size, training, unknown, unknownRate, 0);
  }

  private WordEmbedding(
      int vocabulary,
      int cells,
      int size,
      Training training,
      int unknown,
      double unknownRate,
      double deviation) {
    super(vocabulary, cells, size);
    this.deviation = deviation;
    this.training = training;
    this.unknown = unknown;
    this.unknownRate = unknownRate;
  }

  /** A table that begins with a normal distribution and is trained. */
  public static WordEmbedding normal(int vocabulary, int size, double deviation) {
    return new WordEmbedding(vocabulary, 1, size, Training.TUNED, 0, 0, deviation);
  }

  @Override
  public List<ParameterBlock> blocks() {
    Initial initial = deviation == 0 ? Initial.embedding(outputs()) : Initial.normal(deviation);
    return List.of(new ParameterBlock(Parameters.TABLE, vocabulary(), outputs(), initial));
  }

  @Override
  public List<int[]> disturbed(List<int[]> sequences, Chance chance) {
    if (!chance.training() || unknownRate == 0) {
      return sequences;
    }
    int longest = 1;
    for (int[] sequence : sequences) {
      longest = Math.max(longest, sequence.length);
    }
    DropoutMask mask = new DropoutMask(unknownRate, chance.seed(), chance.iteration());
    List<int[]> disturbed = new ArrayList<>(sequences.size());
    for (int i = 0; i < sequences.size(); i++) {
      int[] sequence = sequences.get(i).clone();
      for (int at = 0; at < sequence.length; at += cells()) {
        sequence[at] = mask.drops(i * longest + at) ? unknown : sequence[at];
      }
      disturbed.add(sequence);
    }
    return disturbed;
  }

  @Override
  public void begin(Parameters parameters, IntFunction<float[]> vectors) {
    FloatBlock table = parameters.value(Parameters.TABLE);
    for (int token = 0; token < vocabulary(); token++) {
      float[] vector = vectors.apply(token);
      if (vector != null) {
        table.put((long) token * outputs(), vector, 0, outputs());
      }
    }
  }

  @Override
  public int begins() {
    return outputs();
  }

  @Override
  public Step start(Pass pass) {
    return new Lookup(pass.parameters());
  }

  private final class Lookup implements Step {
    private final Parameters parameters;
    private TokenBatch batch;

    Lookup(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public float[] forward(TokenBatch tokens) {
      batch = tokens;
      float[] vectors = new float[tokens.size() * outputs()];
      FloatBlock table = parameters.value(Parameters.TABLE);
      for (int i = 0; i < tokens.size(); i++) {
        table.get((long) tokens.token(i)[0] * outputs(), vectors, i * outputs(), outputs());
      }
      return vectors;
    }

    /** Tokens with characters may have the same number, so rows are added. */
    @Override
    public void backward(float[] gradient) {
      if (training == Training.FROZEN) {
        return;
      }
      FloatBlock table = parameters.gradient(Parameters.TABLE);
      float[] sum = new float[outputs()];
      for (int i = 0; i < batch.size(); i++) {
        long at = (long) batch.token(i)[0] * outputs();
        table.get(at, sum, 0, outputs());
        for (int k = 0; k < sum.length; k++) {
          sum[k] += gradient[i * sum.length + k];
        }
        table.put(at, sum, 0, outputs());
      }
    }
  }
}

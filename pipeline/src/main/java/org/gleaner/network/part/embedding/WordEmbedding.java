package org.gleaner.network.part.embedding;

import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.TokenBatch;

/** A table of vectors, one for each token number: parameter E, [vocabulary, size]. */
public final class WordEmbedding extends Embedding {
  private static final long serialVersionUID = 1L;

  /** The key of the table among the parameters of the layer. */
  public static final String TABLE = Parameters.TABLE;

  private final int vocabulary;
  private final Training training;

  /** Whether the table changes in training. */
  public enum Training {
    /** It is trained like any parameter. */
    TUNED,
    /** It stays as it is. */
    FROZEN
  }

  /** A table for token numbers below {@code vocabulary}. */
  public WordEmbedding(int vocabulary, int size, Training training) {
    super(size);
    this.vocabulary = vocabulary;
    this.training = training;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(new ParameterBlock(TABLE, vocabulary, outputs(), Initial.embedding(outputs())));
  }

  @Override
  public Step start(Parameters parameters, Chance draw) {
    return new Lookup(parameters);
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
      FloatBlock table = parameters.value(TABLE);
      for (int i = 0; i < tokens.size(); i++) {
        table.get((long) tokens.token(i)[0] * outputs(), vectors, i * outputs(), outputs());
      }
      return vectors;
    }

    /** Tokens with characters may have the same number, so rows are added. */
    @Override
    public void backward(float[] gradient) {
      FloatBlock table = parameters.gradient(TABLE);
      table.clear((long) vocabulary * outputs());
      if (training == Training.FROZEN) {
        return;
      }
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

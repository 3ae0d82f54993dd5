package org.gleaner.network.part.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.TokenBatch;
import org.gleaner.network.part.convolution.ConvolutionPooling;

/**
 * A word's vector beside the output of a convolution over its characters (Ma and Hovy 2016). Each
 * distinct token is read once. Parameters: those of the words, C [characters, size], and those of a
 * {@link ConvolutionPooling} of width 3 named "characters".
 */
public final class CharacterEmbedding extends Embedding {
  private static final long serialVersionUID = 1L;
  private static final String TABLE = "C";

  private final WordEmbedding words;
  private final int characters;
  private final int size;
  private final ConvolutionPooling convolution;

  /**
   * An embedding.
   *
   * @param characters the number of characters; their numbers are below it
   * @param size of a character's vector
   */
  public CharacterEmbedding(WordEmbedding words, int characters, int size, int filters) {
    super(words.vocabulary(), words.cells(), words.outputs() + filters);
    this.words = words;
    this.characters = characters;
    this.size = size;
    this.convolution = new ConvolutionPooling("characters", size, List.of(3), filters);
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(words.blocks());
    blocks.add(new ParameterBlock(TABLE, characters, size, Initial.uniform(Math.sqrt(3.0 / size))));
    for (ParameterBlock block : convolution.blocks()) {
      blocks.add(block.named(convolution.name() + '.' + block.name()));
    }
    return blocks;
  }

  @Override
  public List<int[]> disturbed(List<int[]> sequences, Chance chance) {
    return words.disturbed(sequences, chance);
  }

  @Override
  public void begin(Parameters parameters, IntFunction<float[]> vectors) {
    words.begin(parameters, vectors);
  }

  @Override
  public int begins() {
    return words.begins();
  }

  @Override
  public Step start(Pass pass) {
    return new Reading(pass);
  }

  private final class Reading implements Step {
    private final Parameters parameters;
    private final Step word;
    private final Part.Step spelling;
    private Rows letters;

    Reading(Pass pass) {
      this.parameters = pass.parameters();
      this.word = words.start(pass);
      this.spelling = convolution.start(pass.of(convolution.name()));
    }

    @Override
    public float[] forward(TokenBatch batch) {
      float[] left = word.forward(batch);
      letters = letters(batch);
      float[] right = spelling.forward(letters).values();
      float[] all = new float[batch.size() * outputs()];
      int filters = convolution.outputs();
      for (int i = 0; i < batch.size(); i++) {
        System.arraycopy(left, i * words.outputs(), all, i * outputs(), words.outputs());
        System.arraycopy(right, i * filters, all, i * outputs() + words.outputs(), filters);
      }
      return all;
    }

    /** The characters of each distinct token; the whole table is stored. */
    private Rows letters(TokenBatch batch) {
      int[] lengths = new int[batch.size()];
      int[] places = new int[batch.size() * (batch.size() == 0 ? 0 : batch.token(0).length)];
      int count = 0;
      for (int i = 0; i < lengths.length; i++) {
        int[] cells = batch.token(i);
        for (int k = 1; k < cells.length && cells[k] != 0; k++) {
          places[count++] = cells[k];
          lengths[i]++;
        }
      }
      return Rows.shared(
          Sequences.of(lengths),
          parameters.copy(TABLE),
          size,
          java.util.Arrays.copyOf(places, count));
    }

    @Override
    public void backward(float[] gradient) {
      int filters = convolution.outputs();
      int count = gradient.length / outputs();
      float[] left = new float[count * words.outputs()];
      float[] right = new float[count * filters];
      for (int i = 0; i < count; i++) {
        System.arraycopy(gradient, i * outputs(), left, i * words.outputs(), words.outputs());
        System.arraycopy(gradient, i * outputs() + words.outputs(), right, i * filters, filters);
      }
      word.backward(left);
      parameters.addGradient(TABLE, spelling.backward(right));
    }
  }
}

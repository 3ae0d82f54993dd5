package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.jobs.pretrained.PublishedModels;
import org.gleaner.network.Predictor;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** MiniLM as Maven Central serves it against a forward and a backward pass in double precision. */
class MinilmIT {
  private static final float STATE = 1e-5f;
  private static final float VECTOR = 1e-6f;
  private static final double GRADIENT = 1e-4;

  private static SavedNetwork network;
  private static JsonNode golden;
  private static final Map<String, INDArray> VALUES = new HashMap<>();
  private static final Map<String, INDArray> GRADIENTS = new HashMap<>();

  @BeforeAll
  static void open() throws IOException {
    Map<String, String> still = Map.of("layer-dropout", "0", "attention-dropout", "0");
    network = PublishedModels.CATALOGUE.named("minilm").read(still).network();
    golden = json("minilm");
    network
        .tensors()
        .forEach(
            (name, tensor) -> {
              long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
              VALUES.put(name, Nd4j.create(tensor.values(), shape, 'c'));
              GRADIENTS.put(name, Nd4j.zeros(DataType.FLOAT, shape));
            });
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream in = MinilmIT.class.getResourceAsStream("/golden/" + name + ".json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static int[] ids(JsonNode test) {
    Lexicon lexicon = network.lexicon();
    Pieces first = lexicon.pieces(test.path("text").asText());
    List<Pieces> texts =
        test.has("pair") && !test.path("pair").isNull()
            ? List.of(first, lexicon.pieces(test.path("pair").asText()))
            : List.of(first);
    return lexicon.sequence(texts, 512);
  }

  private static int[] numbers(JsonNode array) {
    int[] numbers = new int[array.size()];
    Arrays.setAll(numbers, i -> array.path(i).asInt());
    return numbers;
  }

  /** One sequence through the encoder. */
  private static final class Run {
    private final Rows in;
    private final PartChain chain;
    private final Rows out;

    Run(int[] ids) {
      int[] tokens = Arrays.stream(ids).distinct().sorted().toArray();
      int width = (int) VALUES.get("encoder.E").size(1);
      float[] vectors = new float[tokens.length * width];
      for (int i = 0; i < tokens.length; i++) {
        FloatBlock table = FloatBlock.of(VALUES.get("encoder.E"));
        table.get((long) tokens[i] * width, vectors, i * width, width);
      }
      int[] places = Arrays.stream(ids).map(id -> Arrays.binarySearch(tokens, id)).toArray();
      in = Rows.ofTokens(Sequences.of(new int[] {ids.length}), vectors, width, places, tokens);
      Encoder encoder =
          Encoders.CATALOGUE.named("bert").apply(Options.of(network.definition().encoderOptions()));
      List<Part> parts = encoder.parts(network.lexicon(), width, Encoder.Reading.TOKENS);
      chain = new PartChain(parts);
      Parameters parameters = new Parameters("encoder.", VALUES, () -> GRADIENTS, null);
      out = chain.forward(in, new Pass(parameters, new Chance(true, 1, 0), Map.of()));
    }

    void backward(float[] gradient) {
      float[] below = chain.backward(gradient);
      FloatBlock block = FloatBlock.of(GRADIENTS.get("encoder.E"));
      int width = in.width();
      float[] sum = new float[width];
      for (int i = 0; i < in.tokens().length; i++) {
        block.get((long) in.tokens()[i] * width, sum, 0, width);
        for (int k = 0; k < width; k++) {
          sum[k] += below[i * width + k];
        }
        block.put((long) in.tokens()[i] * width, sum, 0, width);
      }
    }
  }

  @Test
  void idsStatesVectorsAndGradients() throws IOException {
    JsonNode cases = golden.path("cases");
    double loss = 0;
    for (int number = 0; number < cases.size(); number++) {
      JsonNode test = cases.path(number);
      int[] ids = ids(test);
      assertArrayEquals(numbers(test.path("ids")), ids, test.path("text").asText());
      Run run = new Run(ids);
      checkStates(test, run.out);
      loss += checkVectorAndGoBack(test, run, number, cases.size());
    }
    JsonNode expected = json("minilm-gradients");
    assertEquals(expected.path("value").asDouble(), loss, 1e-5);
    checkGradients(expected.path("gradients"));
  }

  private static void checkStates(JsonNode test, Rows out) {
    test.path("last_hidden_first8")
        .fields()
        .forEachRemaining(
            token -> {
              int at = Integer.parseInt(token.getKey()) * out.width();
              for (int k = 0; k < token.getValue().size(); k++) {
                double value = token.getValue().path(k).asDouble();
                assertEquals(value, out.expanded()[at + k], STATE, token.getKey());
              }
            });
  }

  private static double checkVectorAndGoBack(JsonNode test, Run run, int number, int cases) {
    int width = run.out.width();
    float[] states = run.out.expanded();
    int tokens = states.length / width;
    double[] mean = new double[width];
    float[] gradient = new float[states.length];
    double loss = 0;
    for (int at = 0; at < states.length; at++) {
      double share = Math.sin(at % width + number) / tokens / cases;
      mean[at % width] += states[at] / (double) tokens;
      gradient[at] = (float) share;
      loss += states[at] * share;
    }
    double length = Math.sqrt(Arrays.stream(mean).map(x -> x * x).sum());
    for (int k = 0; k < width; k++) {
      assertEquals(test.path("sentence_vector").path(k).asDouble(), mean[k] / length, VECTOR);
    }
    run.backward(gradient);
    return loss;
  }

  private static void checkGradients(JsonNode expected) {
    int checked = 0;
    for (TensorRule rule :
        Families.ofEncoder("bert").rules(network.definition().encoderOptions())) {
      INDArray array = GRADIENTS.get(rule.ours());
      List<Long> shape = List.of(array.size(0), array.size(1));
      List<Tensor> theirs = rule.write(new Tensor(shape, FloatBlock.read(array)));
      for (int i = 0; i < theirs.size(); i++) {
        checkGradient(expected, rule.theirs().get(i), theirs.get(i).values());
        checked++;
      }
    }
    assertEquals(expected.size(), checked);
  }

  private static void checkGradient(JsonNode expected, String name, float[] gradient) {
    double square = 0;
    for (float value : gradient) {
      square += (double) value * value;
    }
    double norm = expected.path(name).path("norm").asDouble();
    assertEquals(norm, Math.sqrt(square), GRADIENT * norm + 1e-5, name);
    for (int i = 0; i < expected.path(name).path("first4").size(); i++) {
      double value = expected.path(name).path("first4").path(i).asDouble();
      assertEquals(value, gradient[i], GRADIENT * norm + 1e-6, name);
    }
  }

  @Test
  void aTextAloneGivesTheSameVectorThroughTheWholeNetwork() {
    Predictor<LabelledText> predictor = Predictor.ofTexts(network);
    JsonNode test = golden.path("cases").path(0);
    float[] vector = predictor.output(LabelledText.unlabelled(test.path("text").asText()));
    for (int k = 0; k < vector.length; k++) {
      assertEquals(test.path("sentence_vector").path(k).asDouble(), vector[k], VECTOR);
    }
  }

  /** On a processor without bfloat16 the products are the same. */
  @Test
  void vectorsOfFastProductsPointTheSameWay() {
    Predictor<LabelledText> fast =
        Predictor.ofTexts(network.with(network.definition().with("products", "fast")));
    for (JsonNode test : golden.path("cases")) {
      if (!test.hasNonNull("pair")) {
        float[] vector = fast.output(LabelledText.unlabelled(test.path("text").asText()));
        double cosine = 0;
        for (int k = 0; k < vector.length; k++) {
          cosine += vector[k] * test.path("sentence_vector").path(k).asDouble();
        }
        assertEquals(1, cosine, 1e-4, test.path("text").asText());
      }
    }
  }
}

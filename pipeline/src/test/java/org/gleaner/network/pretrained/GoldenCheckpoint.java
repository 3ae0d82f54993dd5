package org.gleaner.network.pretrained;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Group;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.TiedOutput;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Special;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A small checkpoint of another library with what that library computed. */
final class GoldenCheckpoint {
  /** The folder of a checkpoint. */
  static Path folder(String name) {
    try {
      java.net.URL url = GoldenCheckpoint.class.getResource("/golden/checkpoints/" + name);
      return Path.of(java.util.Objects.requireNonNull(url, name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private final JsonNode golden;
  private final Family family;
  private final Map<String, String> options;
  private final CheckpointTensors tensors;
  private final Map<String, INDArray> values = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();
  private final Map<String, TensorRule> rules = new TreeMap<>();

  GoldenCheckpoint(String name) throws IOException {
    Path folder = folder(name);
    golden = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("golden.json")));
    CheckpointConfig config =
        CheckpointConfig.parse(Files.readAllBytes(folder.resolve("config.json")));
    family = Families.ofType(config.modelType());
    options = new TreeMap<>(family.options(config));
    options.put("size", "custom");
    options.put("layer-dropout", "0");
    options.put("attention-dropout", "0");
    if (options.containsKey("task-rows")) {
      options.put("task-row", input("task_type_ids", 0, 0) + "");
    }
    Path weights = folder.resolve("model.safetensors");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(weights))) {
      tensors = new CheckpointTensors(Safetensors.read(in, Files.size(weights)));
    }
    family.rules(options).forEach(rule -> load(rule, rule.ours()));
  }

  JsonNode golden() {
    return golden;
  }

  private int input(String name, int row, int at) {
    return golden.path("inputs").path(name).path(row).path(at).asInt();
  }

  int rows() {
    return golden.path("inputs").path("input_ids").size();
  }

  boolean repeatsLayers() {
    return options.containsKey("distinct-layers");
  }

  /** Loads the tensors of a head under the names that its parts have here. */
  void load(HeadKind kind) {
    for (TensorRule rule : family.head(kind).rules()) {
      String name = rule.ours();
      if (name.startsWith("output.")) {
        String rest = name.substring("output.".length());
        String part = rest.length() == 1 ? "last." + rest : rest;
        name = "encoder." + kind + '.' + part;
      }
      load(rule, name);
    }
    loadBias(kind);
  }

  /** The parts of outputs have a bias; where the head has none, it is zero. */
  private void loadBias(HeadKind kind) {
    String part = "encoder." + kind + ".last.";
    if (kind == HeadKind.NEXT || values.containsKey(part + "W")) {
      INDArray table = values.get("encoder.E");
      long outputs = kind == HeadKind.NEXT ? table.size(0) : values.get(part + "W").size(1);
      values.putIfAbsent(part + "b", Nd4j.zeros(DataType.FLOAT, 1, outputs));
      gradients.putIfAbsent(part + "b", Nd4j.zeros(DataType.FLOAT, 1, outputs));
    }
  }

  private void load(TensorRule rule, String name) {
    List<Tensor> found = new ArrayList<>();
    for (String theirs : rule.theirs()) {
      found.add(tensors.find(List.of(family.prefix() + theirs, theirs)));
    }
    Tensor ours = rule.read(found);
    long[] shape = ours.shape().stream().mapToLong(Long::longValue).toArray();
    values.put(name, Nd4j.create(ours.values(), shape, 'c'));
    gradients.put(name, Nd4j.zeros(DataType.FLOAT, shape));
    rules.put(name, rule);
  }

  /** The gradients under the names of the other library. */
  Map<String, Tensor> gradients() {
    Map<String, Tensor> all = new TreeMap<>();
    rules.forEach(
        (name, rule) -> {
          INDArray array = gradients.get(name);
          List<Long> shape = List.of(array.size(0), array.size(1));
          List<Tensor> written = rule.write(new Tensor(shape, FloatBlock.read(array)));
          for (int i = 0; i < written.size(); i++) {
            String theirs = rule.theirs().get(i);
            all.put(goldenName(theirs), written.get(i));
          }
        });
    return all;
  }

  /** A table that the decoder shares may stand under the decoder's name. */
  private String goldenName(String theirs) {
    JsonNode all = golden.path("gradients");
    if (all.has(family.prefix() + theirs)) {
      return family.prefix() + theirs;
    }
    boolean shared = theirs.endsWith("word_embeddings.weight");
    return shared && all.has("lm_head.decoder.weight") ? "lm_head.decoder.weight" : theirs;
  }

  private Pass pass() {
    Parameters parameters = new Parameters("encoder.", values, () -> gradients, null);
    return new Pass(parameters, new Chance(true, 1, 0), Map.of());
  }

  private List<Part> body(HeadKind kind, Rows in, int row) {
    Family.Head head = kind == null ? null : family.head(kind);
    Map<String, String> all = new TreeMap<>(options);
    boolean pools = head != null && head.pooling() != null;
    if (pools) {
      all.put("pooling", head.pooling());
      if (head.poolerActivation() != null) {
        all.put("pooler-activation", head.poolerActivation());
      }
    }
    Encoder encoder = Encoders.CATALOGUE.named(family.encoder()).apply(Options.of(all));
    Encoder.Reading reading = pools ? Encoder.Reading.SEQUENCE : Encoder.Reading.TOKENS;
    return new ArrayList<>(encoder.parts(lexicon(row), in.width(), reading));
  }

  /** A lexicon whose separator alone matters: the token before the second text. */
  private Lexicon lexicon(int row) {
    int separator = -1;
    for (int i = 1; i < length(row) && separator < 0; i++) {
      separator = input("token_type_ids", row, i) == 1 ? input("input_ids", row, i - 1) : -1;
    }
    int found = separator;
    return (Lexicon)
        Proxy.newProxyInstance(
            Lexicon.class.getClassLoader(),
            new Class<?>[] {Lexicon.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("special") && arguments[0] == Special.SEPARATOR) {
                return found;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** Without a mask, as many tokens as there are states. */
  private int length(int row) {
    if (!golden.path("inputs").has("attention_mask")) {
      int width = (int) values.get("encoder.E").size(1);
      String states = row == 0 ? "last_hidden_state_row0" : "last_hidden_state_row1_real";
      return golden.path(states).size() / width;
    }
    int length = 0;
    for (JsonNode mask : golden.path("inputs").path("attention_mask").path(row)) {
      length += mask.asInt();
    }
    return length;
  }

  /** The rows that the embedding gives: one stored vector for each distinct token. */
  private Rows embedded(int row) {
    int[] ids = new int[length(row)];
    Arrays.setAll(ids, i -> input("input_ids", row, i));
    int[] tokens = Arrays.stream(ids).distinct().sorted().toArray();
    FloatBlock table = FloatBlock.of(values.get("encoder.E"));
    int width = (int) values.get("encoder.E").size(1);
    float[] vectors = new float[tokens.length * width];
    for (int i = 0; i < tokens.length; i++) {
      table.get((long) tokens[i] * width, vectors, i * width, width);
    }
    int[] places = Arrays.stream(ids).map(id -> Arrays.binarySearch(tokens, id)).toArray();
    return Rows.ofTokens(Sequences.of(new int[] {ids.length}), vectors, width, places, tokens);
  }

  /** The states before the first layer and after each, the last one normalised where all are. */
  List<float[]> states(int row) {
    Rows rows = embedded(row);
    List<float[]> states = new ArrayList<>();
    for (Part part : body(null, rows, row)) {
      if (part.name().equals("layer-1")) {
        states.add(rows.expanded());
      }
      rows = part.start(pass().of(part.name())).forward(rows);
      if (part.name().startsWith("layer-")) {
        states.add(rows.expanded());
      }
    }
    states.set(states.size() - 1, rows.expanded());
    return states;
  }

  Run forward(HeadKind kind, int row) {
    return new Run(kind, row);
  }

  /** One sequence through the network to the outputs of a head, and back. */
  final class Run {
    private final Rows in;
    private final PartChain chain;
    private final Rows out;

    Run(HeadKind kind, int row) {
      in = embedded(row);
      List<Part> parts = body(kind, in, row);
      parts.add(new Group(kind.name(), head(kind, parts.get(parts.size() - 1).outputs())));
      chain = new PartChain(parts);
      out = chain.forward(in, pass());
    }

    private List<Part> head(HeadKind kind, int hidden) {
      int width = in.width();
      int vocabulary = (int) values.get("encoder.E").size(0);
      boolean gelu = List.of("roberta", "electra").contains(family.encoder());
      Unit unit = gelu ? Unit.GELU : Unit.named(options.get("activation"));
      double epsilon = Double.parseDouble(options.get("layer-norm-epsilon"));
      return switch (kind) {
        case NEXT -> List.of(new TiedOutput("last", width, vocabulary));
        case MASKED ->
            List.of(
                new Units("transform", hidden, width, unit, 1),
                new LayerNorm("norm", width, epsilon),
                new TiedOutput("last", width, vocabulary));
        case REPLACED ->
            List.of(
                new Units("inner", hidden, hidden, Unit.GELU, 1), new Linear("last", hidden, 1));
        default -> {
          int outputs = (int) values.get("encoder." + kind + ".last.b").length();
          yield List.of(new Linear("last", hidden, outputs));
        }
      };
    }

    float[] outputs() {
      return out.expanded();
    }

    int width() {
      return out.width();
    }

    /** Adds to the gradients, that of the table of tokens included. */
    void backward(float[] gradient) {
      float[] below = chain.backward(gradient);
      FloatBlock block = FloatBlock.of(gradients.get("encoder.E"));
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
}

package org.gleaner.network.pretrained;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.tensor.Tensor;

/**
 * Makes a network from an ONNX file of a BERT-like encoder and its {@code tokenizer.json}. Settings
 * that the file does not hold follow from shapes and constants.
 */
public final class OnnxImport {
  private OnnxImport() {}

  /**
   * Reads a file.
   *
   * @param file its content
   * @param tokenizer the content of {@code tokenizer.json}
   * @param longest at how many tokens a text is cut; 0 for all positions
   * @param asked options of the network that differ from those of the file
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged or of another kind
   */
  public static PretrainedModel read(
      byte[] file, String tokenizer, int longest, Map<String, String> asked) {
    String limit = longest == 0 ? null : "{\"max_seq_length\": " + longest + "}";
    try {
      OnnxGraph graph = OnnxGraph.parse(file);
      Map<String, Tensor> weights = OnnxWeights.of(graph);
      String config = config(graph, weights).toString();
      HuggingFaceFolder folder = new HuggingFaceFolder(new Made(config, tokenizer, limit));
      return PretrainedImport.of(folder, weights, null, asked);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw CheckpointConfig.invalid("the ONNX file does not fit together: " + e.getMessage(), e);
    }
  }

  private static ObjectNode config(OnnxGraph graph, Map<String, Tensor> weights) {
    Tensor table = weights.get("embeddings.word_embeddings.weight");
    Tensor positions = weights.get("embeddings.position_embeddings.weight");
    Tensor types = weights.get("embeddings.token_type_embeddings.weight");
    Tensor inner = weights.get("encoder.layer.0.intermediate.dense.bias");
    if (table == null || positions == null || types == null || inner == null) {
      throw CheckpointConfig.invalid("it has no encoder with the names of BERT", null);
    }
    int hidden = Math.toIntExact(table.shape().get(1));
    int layers = 0;
    while (weights.containsKey("encoder.layer." + layers + ".output.dense.bias")) {
      layers++;
    }
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("model_type", "bert");
    config.putArray("architectures").add("BertModel");
    config.put("hidden_size", hidden);
    config.put("num_hidden_layers", layers);
    config.put("num_attention_heads", heads(graph, hidden));
    config.put("intermediate_size", inner.values().length);
    config.put("max_position_embeddings", Math.toIntExact(positions.shape().get(0)));
    config.put("type_vocab_size", Math.toIntExact(types.shape().get(0)));
    config.put("layer_norm_eps", 1e-12);
    config.put("hidden_act", "gelu");
    return config;
  }

  /** The scores of attention are divided by the root of a head's width. */
  private static int heads(OnnxGraph graph, int hidden) {
    for (OnnxGraph.Node node : graph.nodes()) {
      if (node.operation().equals("Div") && graph.tensor(node.inputs().get(1)) != null) {
        float[] divisor = graph.tensor(node.inputs().get(1)).values();
        int width = divisor.length == 1 ? Math.round(divisor[0] * divisor[0]) : 0;
        if (width > 2 && hidden % width == 0 && Math.abs(Math.sqrt(width) - divisor[0]) < 1e-4) {
          return hidden / width;
        }
      }
    }
    throw CheckpointConfig.invalid("it does not say how many heads attention has", null);
  }

  /** A folder whose files were made here. */
  private record Made(String config, String tokenizer, String limit) implements ModelFolder {
    private byte[] content(String name) throws FileNotFoundException {
      String text =
          switch (name) {
            case HuggingFaceFolder.CONFIG -> config;
            case "tokenizer.json" -> tokenizer;
            case "sentence_bert_config.json" -> limit;
            default -> null;
          };
      if (text == null) {
        throw new FileNotFoundException(name);
      }
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public InputStream open(String name) throws IOException {
      return new ByteArrayInputStream(content(name));
    }

    @Override
    public long size(String name) throws IOException {
      return content(name).length;
    }

    @Override
    public OutputStream create(String name) {
      throw new UnsupportedOperationException(name);
    }
  }
}

package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Checkpoints with names of other times, in parts, damaged, or of what is not known. */
final class OddCheckpointTest extends SmallCheckpoint {
  @Test
  void oldNamesOfNormalisationsAreRenewed() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> expected = read().network().tensors();
    Map<String, Tensor> renamed = new TreeMap<>();
    tensors()
        .forEach(
            (name, tensor) ->
                renamed.put(
                    name.replace("LayerNorm.weight", "LayerNorm.gamma")
                        .replace("LayerNorm.bias", "LayerNorm.beta"),
                    tensor));
    put(renamed);
    assertEqual(expected, read().network().tensors());
  }

  @Test
  void prefixesMayBeAbsentOrMore() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> encoder = new TreeMap<>(read().network().tensors());
    encoder.keySet().removeIf(name -> !name.startsWith("encoder."));
    for (String prefix : List.of("", "module.bert.")) {
      open("bert-mlm");
      Map<String, Tensor> renamed = new TreeMap<>();
      tensors()
          .forEach(
              (name, tensor) -> {
                if (name.startsWith("bert.")) {
                  renamed.put(prefix + name.substring("bert.".length()), tensor);
                }
              });
      put(renamed);
      assertEqual(encoder, read().network().tensors());
    }
  }

  @Test
  void aSharedTableMayStandUnderEitherName() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> expected = read().network().tensors();
    Map<String, Tensor> tensors = tensors();
    Tensor table = tensors.get("bert.embeddings.word_embeddings.weight");
    tensors.put("cls.predictions.decoder.weight", table);
    tensors.put("cls.predictions.decoder.bias", tensors.get("cls.predictions.bias"));
    put(tensors);
    assertEqual(expected, read().network().tensors());
    tensors.remove("bert.embeddings.word_embeddings.weight");
    tensors.remove("cls.predictions.bias");
    put(tensors);
    assertEqual(expected, read().network().tensors());
  }

  @Test
  void shardsAreOneFile() throws IOException {
    open("bert-tag");
    Map<String, Tensor> expected = read().network().tensors();
    ObjectNode map = new ObjectMapper().createObjectNode();
    Map<String, Tensor> all = tensors();
    files.remove("model.safetensors");
    for (int shard = 0; shard < 2; shard++) {
      Map<String, Tensor> part = new TreeMap<>();
      String file = "model-0000" + (shard + 1) + "-of-00002.safetensors";
      int i = 0;
      for (Map.Entry<String, Tensor> entry : all.entrySet()) {
        if (i++ % 2 == shard) {
          part.put(entry.getKey(), entry.getValue());
          map.put(entry.getKey(), file);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Safetensors.write(part, out);
      files.put(file, out.toByteArray());
    }
    ObjectNode index = new ObjectMapper().createObjectNode();
    index.set("weight_map", map);
    files.put("model.safetensors.index.json", index.toString().getBytes(StandardCharsets.UTF_8));
    assertEqual(expected, read().network().tensors());
    String missing = "model-00002-of-00002.safetensors";
    byte[] second = files.remove(missing);
    assertRefused(missing + " is missing");
    files.put(missing, Arrays.copyOf(second, second.length - 9));
    assertRefused("tensors of");
    index.set("weight_map", new ObjectMapper().createObjectNode().put("x", "../secret"));
    files.put("model.safetensors.index.json", index.toString().getBytes(StandardCharsets.UTF_8));
    assertRefused("names file ../secret");
  }

  @Test
  void whatDoesNotFitIsRefusedInALine() throws IOException {
    open("bert-mlm");
    config(c -> c.put("model_type", "longformer"));
    assertRefused("model_type longformer. Accepted: [albert");
    open("bert-mlm");
    config(c -> c.put("position_embedding_type", "relative_key"));
    assertRefused("position_embedding_type");
    open("bert-mlm");
    config(c -> c.put("is_decoder", true));
    assertRefused("config.json has is_decoder true. Accepted: false");
    open("bert-mlm");
    config(c -> c.put("hidden_act", "swish"));
    assertRefused("activation swish");
    open("bert-mlm");
    config(c -> c.put("num_attention_heads", 5));
    assertRefused("5 heads");
    open("bert-mlm");
    config(c -> c.put("hidden_size", "many"));
    assertRefused("hidden_size \"many\"");
    open("bert-mlm");
    config(c -> c.put("intermediate_size", 63));
    assertRefused("units.inner.W of shape [32, 64]. Accepted: [32, 63]");
    open("bert-mlm");
    config(c -> c.put("num_hidden_layers", 3));
    assertRefused("tensor encoder.layer.2.attention.self.query.weight is missing");
    open("bert-mlm");
    files.put(
        "vocab.txt",
        (new String(files.get("vocab.txt"), StandardCharsets.UTF_8) + "\nmore")
            .getBytes(StandardCharsets.UTF_8));
    assertRefused("the vocabulary has 121 pieces, the table 120 rows");
    open("bert-mlm");
    files.remove("vocab.txt");
    assertRefused("it has no vocabulary");
    open("bert-mlm");
    files.put("pytorch_model.bin", files.remove("model.safetensors"));
    assertRefused("pickled objects are not read");
    open("bert-mlm");
    files.put("model.safetensors", new byte[] {-1, -1, -1, -1, -1, -1, 0, 0, '{', '}'});
    assertRefused("header of 281474976710655 bytes");
  }

  @Test
  void aDamagedOnnxFileIsRefused() {
    byte[] bytes = {0x3a, 0x7f, 1, 2, 3};
    for (byte[] file :
        List.of(bytes, new byte[] {(byte) 0xff}, "PK".getBytes(StandardCharsets.UTF_8))) {
      GleanerException refused =
          assertThrows(GleanerException.class, () -> OnnxImport.read(file, "{}", 0, Map.of()));
      assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    }
  }
}

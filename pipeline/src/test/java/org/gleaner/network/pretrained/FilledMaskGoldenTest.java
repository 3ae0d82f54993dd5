package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pieces for a mask against the logits of Hugging Face's transformers. The golden sequence holds
 * numbers that were drawn; a vocabulary names one of them {@code [MASK]}, and the others stand
 * around the text as its special pieces. Each place of the sequence is the mask once.
 */
class FilledMaskGoldenTest {
  private static final int PIECES = 120;
  private static final int SEPARATOR = 99;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> theBestPiecesAreThoseOfTheLogits() {
    return Stream.of(
            "albert-2groups-mlm",
            "albert-pretraining",
            "bert-mlm",
            "bert-pretraining",
            "distilbert-mlm",
            "electra-generator",
            "ernie-mlm",
            "roberta-mlm",
            "xlm-roberta-mlm")
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) throws IOException {
    JsonNode golden =
        JSON.readTree(Files.readAllBytes(GoldenCheckpoint.folder(name).resolve("golden.json")));
    JsonNode sequence = golden.at("/inputs/input_ids/0");
    String logits = golden.has("logits") ? "logits" : "prediction_logits";
    for (int place = 0; place < sequence.size(); place++) {
      int mask = sequence.path(place).asInt();
      if (mask != SEPARATOR) {
        MaskPredictor predictor = new MaskPredictor(network(name, sequence, place));
        List<FilledMask> filled = predictor.fill("[MASK]", PIECES);
        JsonNode expected = golden.path(logits).path("first10_of_each_of_row0").path(place);
        compare(expected, filled, mask, name + " at " + place);
      }
    }
  }

  /** Differences of logits are those of logarithms of probabilities. */
  private static void compare(JsonNode logits, List<FilledMask> filled, int mask, String where) {
    assertEquals(PIECES, filled.size(), where);
    double sum = 0;
    Map<String, Double> logs = new HashMap<>();
    for (int i = 0; i < filled.size(); i++) {
      double probability = filled.get(i).probability();
      assertTrue(i == 0 || filled.get(i - 1).probability() >= probability, where);
      sum += probability;
      logs.put(filled.get(i).piece(), Math.log(probability));
    }
    assertEquals(1, sum, 1e-5, where);
    assertEquals(10, logits.size());
    for (int i = 1; i < logits.size(); i++) {
      double difference = logs.get(piece(i, mask)) - logs.get(piece(0, mask));
      assertEquals(logits.path(i).asDouble() - logits.path(0).asDouble(), difference, 1e-5, where);
    }
  }

  private static SavedNetwork network(String name, JsonNode sequence, int place)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : List.of("config.json", "model.safetensors")) {
      files.put(file, Files.readAllBytes(GoldenCheckpoint.folder(name).resolve(file)));
    }
    files.put("tokenizer.json", tokenizer(sequence, place).getBytes(StandardCharsets.UTF_8));
    Map<String, String> asked = name.startsWith("ernie") ? Map.of("task-row", "2") : Map.of();
    return PretrainedImport.read(new ModelFiles(files), asked).network();
  }

  private static String piece(int number, int mask) {
    return number == mask ? "[MASK]" : number == SEPARATOR ? "[SEP]" : "w" + number;
  }

  private static String tokenizer(JsonNode sequence, int place) {
    int mask = sequence.path(place).asInt();
    ObjectNode root = JSON.createObjectNode();
    ObjectNode model = root.putObject("model");
    model.put("type", "WordPiece").put("unk_token", piece(1, mask));
    model.put("continuing_subword_prefix", "##").put("max_input_chars_per_word", 100);
    ObjectNode vocabulary = model.putObject("vocab");
    for (int number = 0; number < PIECES; number++) {
      vocabulary.put(piece(number, mask), number);
    }
    ObjectNode around = root.putObject("post_processor").put("type", "TemplateProcessing");
    ArrayNode single = around.putArray("single");
    ArrayNode pair = around.putArray("pair");
    ObjectNode special = around.putObject("special_tokens");
    for (int i = 0; i < sequence.size(); i++) {
      String piece = piece(sequence.path(i).asInt(), mask);
      if (i == place) {
        sequence(single, "A");
        sequence(pair, "A");
        sequence(pair, "B");
      } else {
        single.addObject().putObject("SpecialToken").put("id", piece).put("type_id", 0);
        ObjectNode token = special.putObject(piece).put("id", piece);
        token.putArray("ids").add(sequence.path(i).asInt());
        token.putArray("tokens").add(piece);
      }
    }
    return root.toString();
  }

  private static void sequence(ArrayNode steps, String text) {
    steps.addObject().putObject("Sequence").put("id", text).put("type_id", 0);
  }
}

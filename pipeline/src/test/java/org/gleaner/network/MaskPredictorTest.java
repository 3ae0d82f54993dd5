package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.subword.TokenizerJson;
import org.junit.jupiter.api.Test;

/** Masks of any number in texts of any length; values are in {@code FilledMaskGoldenTest}. */
final class MaskPredictorTest {
  private static final int PIECES = 40;

  private static Lexicon lexicon() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = pieces.size(); i < PIECES; i++) {
      pieces.add("w" + i);
    }
    return new PieceLexicon(
        TokenizerJson.wordPiece(new TokenizerJson.Pieces(pieces, List.of()), true));
  }

  private static SavedNetwork network(String task, Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("tokenizer", "wordpiece");
    NetworkDefinition definition = TinyNetworks.definition("bert", task, options);
    Lexicon lexicon = lexicon();
    ComputationGraph graph =
        new ComputationGraph(definition.configuration(lexicon, TrainerSettings.defaults()));
    graph.init();
    return new SavedNetwork(
        definition,
        lexicon,
        definition.newTask().labels(),
        TaskState.none(),
        Map.of(),
        Weights.of(graph));
  }

  private static MaskPredictor predictor(String... more) {
    return new MaskPredictor(network("masked", org.gleaner.Options.pairs(more)));
  }

  private static void assertAlike(List<FilledMask> expected, List<FilledMask> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).mask(), actual.get(i).mask());
      assertEquals(expected.get(i).piece(), actual.get(i).piece());
      assertEquals(expected.get(i).probability(), actual.get(i).probability(), 1e-5);
      assertEquals(expected.get(i).text(), actual.get(i).text());
    }
  }

  @Test
  void textsTogetherGiveWhatEachGivesAlone() {
    MaskPredictor predictor = predictor();
    List<String> texts = new ArrayList<>(List.of("", "w5 w6", "[MASK]", "w7 [MASK] w8 <mask>."));
    texts.add("w9 [MASK] ".repeat(50));
    List<List<FilledMask>> all = predictor.fill(texts, 3);
    int[] masks = {0, 0, 1, 2, 50};
    for (int i = 0; i < masks.length; i++) {
      assertEquals(3 * masks[i], all.get(i).size());
      assertAlike(predictor.fill(texts.get(i), 3), all.get(i));
    }
    for (int i = 0; i < 150; i++) {
      assertEquals(i / 3, all.get(4).get(i).mask());
    }
    assertEquals(List.of(), predictor.fill(List.of(), 1));
  }

  @Test
  void fewPiecesAreTheBestOfAll() {
    MaskPredictor predictor = predictor();
    List<FilledMask> all = predictor.fill("w7 [MASK] w8", 1000);
    assertEquals(PIECES, all.size());
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += all.get(i).probability();
      assertTrue(i == 0 || all.get(i - 1).probability() >= all.get(i).probability());
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(all.subList(0, 4), predictor.fill("w7 [MASK] w8", 4));
  }

  /** Of a long text each mask is read in the middle of a window. */
  @Test
  void noMaskOfALongTextStaysUnread() {
    MaskPredictor predictor = predictor("max-tokens=12");
    String before = "w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 ";
    String text = "[MASK] " + before + "[MASK] " + before + "w15 [MASK]";
    List<FilledMask> filled = predictor.fill(text, 2);
    assertEquals(6, filled.size());
    String[] windows = {
      "[MASK] w5 w6 w7 w8 w9 w10 w11 w12 w13",
      "w10 w11 w12 w13 w14 [MASK] w5 w6 w7 w8",
      "w7 w8 w9 w10 w11 w12 w13 w14 w15 [MASK]"
    };
    for (int i = 0; i < windows.length; i++) {
      List<FilledMask> alone = predictor.fill(windows[i], 2);
      for (int k = 0; k < 2; k++) {
        assertEquals(alone.get(k).piece(), filled.get(2 * i + k).piece());
        assertEquals(
            alone.get(k).probability(), filled.get(2 * i + k).probability(), 1e-5, windows[i]);
        assertEquals(i, filled.get(2 * i + k).mask());
      }
    }
  }

  @Test
  void aNetworkOfPairsReadsATextAlone() {
    List<FilledMask> filled = predictor("pair=next").fill("w7 [MASK] w8 [MASK]", PIECES);
    assertEquals(2 * PIECES, filled.size());
    for (int mask = 0; mask < 2; mask++) {
      double sum = 0;
      for (FilledMask one : filled.subList(mask * PIECES, (mask + 1) * PIECES)) {
        sum += one.probability();
      }
      assertEquals(1, sum, 1e-5);
    }
  }

  @Test
  void anotherTaskAndNoPiecesAreRefused() {
    GleanerException task =
        assertThrows(
            GleanerException.class, () -> new MaskPredictor(network("text-vector", Map.of())));
    assertEquals(ErrorCode.INVALID_MODEL, task.code());
    assertEquals(
        "Cannot fill masks by a model of task: text-vector. Accepted: masked", task.getMessage());
    MaskPredictor predictor = predictor();
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> predictor.fill("[MASK]", 0));
    assertEquals("Cannot fill masks by pieces: 0. Accepted: at least 1", none.getMessage());
  }
}

package org.gleaner.jobs.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gleaner.jobs.input.UnlabelledText;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;

/** A network at work on texts in one task. */
interface TextScoring {
  /** The number of pieces for a mask. */
  int PIECES = 5;

  /** Texts with masks that are read together. */
  int MASKED_TOGETHER = 32;

  /** The number of texts that are well read together. */
  int together();

  /** The cells of the predicted columns for each text. */
  List<Object[]> cells(List<UnlabelledText> texts);

  /**
   * The scoring of a network, which this Java machine opens once.
   *
   * @param name of the network: the same name stands for the same one
   */
  static TextScoring of(
      String task, NetworkColumns columns, String name, Function<String, SavedNetwork> source) {
    return task.equals("masked")
        ? ofMasks(MaskPredictor.shared(name, source))
        : ofOutputs(columns, Predictor.sharedOfTexts(name, source));
  }

  private static TextScoring ofOutputs(NetworkColumns columns, Predictor<LabelledText> predictor) {
    return new TextScoring() {
      @Override
      public int together() {
        return predictor.together();
      }

      @Override
      public List<Object[]> cells(List<UnlabelledText> texts) {
        List<float[]> outputs =
            predictor.outputs(texts.stream().map(UnlabelledText::text).toList());
        List<Object[]> cells = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
          cells.add(columns.cells(predictor, texts.get(i), outputs.get(i)));
        }
        return cells;
      }
    };
  }

  private static TextScoring ofMasks(MaskPredictor predictor) {
    return new TextScoring() {
      @Override
      public int together() {
        return MASKED_TOGETHER;
      }

      @Override
      public List<Object[]> cells(List<UnlabelledText> texts) {
        List<Object[]> cells = new ArrayList<>(texts.size());
        List<String> read = texts.stream().map(text -> text.text().texts().get(0)).toList();
        for (List<FilledMask> filled : predictor.fill(read, PIECES)) {
          cells.add(new Object[] {RowConversions.ofFilledMasks(filled).toArray()});
        }
        return cells;
      }
    };
  }
}

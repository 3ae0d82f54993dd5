package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.ScoredSegments;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.task.ToyDocuments;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleaningTrainingTest {
  private static NetworkTraining.Result result;
  private static final List<LabelledDocument> TEST = ToyDocuments.make(60, 99);

  @BeforeAll
  static void train() {
    NetworkDefinition definition =
        new NetworkDefinition(
            "bilstm",
            "clean",
            Map.of(
                "features",
                "text",
                "embedding-size",
                "12",
                "hidden-size",
                "8",
                "document-size",
                "10"));
    TrainerSettings settings =
        TrainerSettings.of(
            Options.of(
                Map.of(
                    "epochs", "12", "batch-size", "4", "learning-rate", "0.02", "patience", "12")));
    result =
        new NetworkTraining<LabelledDocument>(definition, settings, KnownWords.counted(100, 3))
            .train(
                LocalSpark.context().parallelize(ToyDocuments.make(80, 1), 3),
                LocalSpark.context().parallelize(ToyDocuments.make(30, 2), 2),
                List.of(),
                Map.of("seed", "42"),
                round -> {});
  }

  private static List<List<Segment>> documents() {
    List<List<Segment>> documents = new ArrayList<>();
    TEST.forEach(document -> documents.add(document.segments()));
    return documents;
  }

  @Test
  void learnsWordsAndNeighbours() {
    SegmentCleaner cleaner = new SegmentCleaner(result.saved());
    List<float[]> probabilities = cleaner.removeProbabilities(documents());
    ScoredSegments scored = new ScoredSegments();
    int removed = 0;
    for (int i = 0; i < TEST.size(); i++) {
      for (int k = 0; k < probabilities.get(i).length; k++) {
        boolean remove = TEST.get(i).remove().get(k);
        scored.add(probabilities.get(i)[k], remove, 1);
        removed += remove ? 1 : 0;
      }
    }
    CleaningMetrics metrics = CleaningMetrics.of(scored, cleaner.threshold());
    double right = (metrics.removed() + metrics.kept()) / (double) scored.size();
    double majority = Math.max(removed, scored.size() - removed) / (double) scored.size();
    assertTrue(1 - right < (1 - majority) / 2, metrics + " against majority " + majority);
  }

  @Test
  void savedAndLoadedScoresTheSameBits(@TempDir Path folder) {
    Path model = folder.resolve("a").resolve("model");
    NetworkStore.save(result.saved(), model);
    SegmentCleaner loaded = SegmentCleaner.load(model);
    SegmentCleaner direct = new SegmentCleaner(result.saved());
    assertEquals(direct.threshold(), loaded.threshold());
    List<float[]> expected = direct.removeProbabilities(documents());
    List<float[]> actual = loaded.removeProbabilities(documents());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), 0f);
    }
  }

  @Test
  void aScoreDoesNotHangOnTheBatch() {
    SegmentCleaner cleaner = new SegmentCleaner(result.saved());
    List<List<Segment>> documents = documents();
    List<float[]> together = cleaner.removeProbabilities(documents);
    for (int i = 0; i < documents.size(); i++) {
      float[] alone = cleaner.removeProbabilities(List.of(documents.get(i))).get(0);
      assertArrayEquals(alone, together.get(i));
    }
  }

  @Test
  void threadsShareACleaner() {
    SegmentCleaner cleaner = SegmentCleaner.shared("toy", name -> result.saved());
    List<List<Segment>> documents = documents();
    List<float[]> expected = cleaner.removeProbabilities(documents);
    List<List<float[]>> all =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> cleaner.removeProbabilities(documents))
            .toList();
    for (List<float[]> one : all) {
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), one.get(i), 0f);
      }
    }
  }

  @Test
  void emptyInputsHaveNoScores() {
    SegmentCleaner cleaner = new SegmentCleaner(result.saved());
    assertEquals(0, cleaner.removeProbabilities(List.of()).size());
    List<Segment> blank = List.of(new Segment("", 0, 0, null), new Segment(" ", 0, 1, null));
    List<float[]> scores =
        cleaner.removeProbabilities(List.of(List.of(), blank, List.of(), documents().get(0)));
    assertEquals(0, scores.get(0).length);
    assertEquals(2, scores.get(1).length);
    assertTrue(scores.get(1)[0] >= 0 && scores.get(1)[0] <= 1);
    assertEquals(documents().get(0).size(), scores.get(3).length);
  }

  @Test
  void aLongDocumentIsScoredInWindows() {
    SegmentCleaner cleaner = new SegmentCleaner(result.saved());
    List<Segment> longDocument = new ArrayList<>();
    while (longDocument.size() < 1500) {
      documents().forEach(longDocument::addAll);
    }
    float[] scores = cleaner.removeProbabilities(List.of(longDocument)).get(0);
    assertEquals(longDocument.size(), scores.length);
    for (float score : scores) {
      assertTrue(score >= 0 && score <= 1);
    }
  }
}

package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.GleanerException;
import org.gleaner.io.Content;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.evaluate.EvaluateKeyphraseSettings;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.score.ScoreSettings;
import org.gleaner.jobs.train.TrainCleanSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  private static Settings settings(String job, Map<String, List<String>> given) {
    return new Settings(job, given, Defaults.shipped());
  }

  private static Map<String, List<String>> given(String... pairs) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      given.put(pairs[i], List.of(pairs[i + 1]));
    }
    return given;
  }

  @Test
  void scoreHasTheseDefaults() {
    ScoreSettings read = ScoreSettings.of(settings("score", given("input", "i", "output", "o")));
    assertEquals(
        new ScoreSettings(
            ReadSettings.of("i"),
            "o",
            false,
            null,
            "auto",
            "auto",
            new KeyphraseMethod("position-weighted-tf-idf", Map.of()),
            10,
            1_000_000,
            0),
        read);
  }

  @Test
  void everyOptionOfScoreHasItsPlace() {
    Map<String, List<String>> given =
        given(
            "output",
            "o",
            "cleaner",
            "m",
            "segmenter",
            "triple-space",
            "language",
            "fr",
            "keyphrases",
            "yake",
            "top",
            "3",
            "keyphrase-chars",
            "500",
            "partitions",
            "7",
            "columns",
            "label, _,text",
            "format",
            "text",
            "max-line-bytes",
            "100");
    given.put("input", List.of("a", "b"));
    given.put("set", List.of("window=2", "max-words=2"));
    given.put("overwrite", List.of());
    given.put("whole-files", List.of());
    ScoreSettings read = ScoreSettings.of(settings("score", given));
    ReadSettings documents =
        ReadSettings.of("a", "b")
            .withColumns(List.of("label", "_", "text"))
            .withContent(Content.TEXT)
            .withMaxLineBytes(100)
            .withWholeFiles();
    assertEquals(
        new ScoreSettings(
            documents,
            "o",
            true,
            "m",
            "triple-space",
            "fr",
            new KeyphraseMethod("yake", Map.of("window", "2", "max-words", "2")),
            3,
            500,
            7),
        read);
  }

  @Test
  void trainHasTheseDefaults() {
    TrainCleanSettings read =
        TrainCleanSettings.of(settings("train", given("input", "i", "model", "m")));
    assertNull(read.dev());
    assertEquals("m", read.model());
    assertEquals("bilstm", read.definition().encoder());
    assertEquals("clean", read.definition().task());
    assertEquals(5_000, read.vocabularySize());
    assertEquals(org.gleaner.network.train.TrainerSettings.defaults(), read.trainer());
  }

  @Test
  void everyOptionOfTrainHasItsPlace() {
    Map<String, List<String>> given =
        given(
            "input",
            "i",
            "dev",
            "d",
            "model",
            "m",
            "epochs",
            "3",
            "batch-size",
            "4",
            "workers",
            "5",
            "averaging-frequency",
            "6",
            "seed",
            "7",
            "vocabulary-size",
            "800",
            "segmenter",
            "paragraphs",
            "encoder",
            "bilstm");
    given.put("set", List.of("features=text", "learning-rate=0.5", "patience=9"));
    given.put("overwrite", List.of());
    TrainCleanSettings read = TrainCleanSettings.of(settings("train", given));
    assertEquals(List.of("d"), read.dev().inputs());
    assertEquals(3, read.trainer().epochs());
    assertEquals(4, read.trainer().batchSize());
    assertEquals(5, read.trainer().workers());
    assertEquals(6, read.trainer().averagingFrequency());
    assertEquals(7, read.trainer().seed());
    assertEquals(9, read.trainer().patience());
    assertEquals("0.5", read.trainer().byName().get("learning-rate"));
    assertEquals("text", read.definition().options().get("features"));
    assertEquals(800, read.vocabularySize());
    assertEquals("paragraphs", read.segmenter());
    assertTrue(read.overwrite());
  }

  @Test
  void evaluateHasTheseDefaults() {
    EvaluateKeyphraseSettings read =
        EvaluateKeyphraseSettings.of(settings("evaluate", given("input", "i", "method", "tf-idf")));
    assertEquals(List.of("open-kp", "kp20k", "meng", "macro", "micro"), read.protocols());
    assertEquals("en", read.language());
    assertNull(read.statisticsFrom());
  }

  @Test
  void everyDefaultIsAnOptionOfItsJob() {
    Settings settings = settings("score", Map.of());
    Commands.rejectUnknown(Defaults.shipped(), settings);
    assertTrue(settings.isSound());
  }

  @Test
  void fileOfTheUserGoesBeforeTheShippedOne() throws IOException {
    Files.writeString(folder.resolve("gleaner.properties"), "score.top = 3\nmaster = local[1]\n");
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", folder.toString()), Path.of(""));
    assertEquals("3", defaults.value("score", "top"));
    assertEquals("local[1]", defaults.value("score", "master"));
    assertEquals("auto", defaults.value("score", "segmenter"));
  }

  @Test
  void confFolderIsFoundWithoutTheVariable() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(folder.resolve("conf/gleaner.properties"), "score.top = 4\n");
    assertEquals("4", Defaults.find(Map.of(), folder).value("score", "top"));
  }

  @Test
  void fileThatCannotBeReadIsNamed() throws IOException {
    Path file = folder.resolve("gleaner.properties");
    Files.writeString(file, "score.top = \\uZZZZ\n");
    Map<String, String> environment = Map.of("GLEANER_CONF", folder.toString());
    GleanerException e =
        assertThrows(GleanerException.class, () -> Defaults.find(environment, Path.of("")));
    assertTrue(e.getMessage().startsWith("Cannot read settings: " + file), e.getMessage());
  }

  @Test
  void settingThatNoJobKnowsIsRefused() throws IOException {
    Files.writeString(folder.resolve("gleaner.properties"), "score.topp = 3\n");
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", folder.toString()), Path.of(""));
    Settings settings = new Settings("score", Map.of(), defaults);
    Commands.rejectUnknown(defaults, settings);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, settings::requireNoProblems);
    assertEquals("Cannot use setting in gleaner.properties: score.topp", e.getMessage());
  }
}

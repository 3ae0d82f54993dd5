package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.GleanerException;
import org.gleaner.io.Content;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.score.ScoreCommand;
import org.gleaner.jobs.train.TrainCommand;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {
  @TempDir Path folder;

  /** What every option of a job comes to. */
  private static Map<String, Object> values(String name, Job job, String... arguments) {
    CommandLine command = JobCommand.of(name, job, Defaults.shipped());
    JobCommand.check(command.parseArgs(arguments), Defaults.shipped()).requireNone();
    Map<String, Object> values = new TreeMap<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      values.put(option.longestName(), option.getValue());
    }
    return values;
  }

  private static Map<String, Object> values(String name, String... arguments) {
    return values(name, Jobs.CATALOGUE.named(name).get(), arguments);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void scoreHasTheseDefaults() {
    assertEquals(
        map(
            "--checkpoint",
            null,
            "--cleaner",
            null,
            "--columns",
            null,
            "--follow",
            false,
            "--format",
            "auto",
            "--help",
            false,
            "--input",
            List.of("i"),
            "--keyphrase-chars",
            1_000_000,
            "--keyphrases",
            "position-weighted-tf-idf",
            "--language",
            "auto",
            "--master",
            "local[*]",
            "--max-files",
            1000,
            "--max-line-bytes",
            ReadSettings.DEFAULT_MAX_LINE_BYTES,
            "--output",
            "o",
            "--overwrite",
            false,
            "--partitions",
            0,
            "--segmenter",
            "auto",
            "--set",
            List.of(),
            "--tokenizer",
            "auto",
            "--top",
            10,
            "--trigger",
            "10 seconds",
            "--verbose",
            false,
            "--whole-files",
            false),
        values("score", "--input=i", "--output=o"));
  }

  @Test
  void everyOptionOfReadingHasItsPlace() {
    TrainCommand read =
        train(
            "--task=clean",
            "--input=a",
            "--input=b",
            "--columns=label, _,text",
            "--format=text",
            "--max-line-bytes=100",
            "--whole-files",
            "--model=m");
    assertEquals(
        ReadSettings.of("a", "b")
            .withColumns(List.of("label", "_", "text"))
            .withContent(Content.TEXT)
            .withMaxLineBytes(100)
            .withWholeFiles(),
        read.read());
  }

  private static TrainCommand train(String... arguments) {
    TrainCommand train = new TrainCommand();
    Problems problems = JobCommand.read("train", train, Defaults.shipped(), List.of(arguments));
    train.readNetwork(problems);
    problems.requireNone();
    return train;
  }

  @Test
  void trainHasTheseDefaults() {
    TrainCommand read = train("--task=clean", "--input=i", "--model=m");
    assertNull(read.dev());
    assertEquals("m", read.model());
    assertEquals("bilstm", read.definition().encoder());
    assertEquals("clean", read.definition().task());
    assertEquals(5_000, read.words().size());
    assertEquals(TrainerSettings.defaults().byName(), read.trainer().byName());
  }

  @Test
  void everyOptionOfTrainHasItsPlace() {
    TrainCommand read =
        train(
            "--task=clean",
            "--input=i",
            "--dev=d",
            "--model=m",
            "--epochs=3",
            "--batch-size=4",
            "--workers=5",
            "--averaging-frequency=6",
            "--seed=7",
            "--vocabulary-size=800",
            "--segmenter=paragraphs",
            "--encoder=bilstm",
            "--set=features=text",
            "--set=learning-rate=0.5",
            "--set=patience=9",
            "--overwrite");
    assertEquals(List.of("d"), read.dev().inputs());
    assertEquals(3, read.trainer().epochs());
    assertEquals(4, read.trainer().batchSize());
    assertEquals(5, read.trainer().workers());
    assertEquals(6, read.trainer().averagingFrequency());
    assertEquals(7, read.trainer().seed());
    assertEquals(9, read.trainer().patience());
    assertEquals("0.5", read.trainer().byName().get("learning-rate"));
    assertEquals("text", read.definition().options().get("features"));
    assertEquals(800, read.words().size());
    assertEquals("paragraphs", read.segmenter());
    assertTrue(read.check().overwrite());
  }

  @Test
  void evaluateHasTheseDefaults() {
    Map<String, Object> read = values("evaluate", "--task=keyphrase", "--method=tf-idf");
    assertEquals("all", read.get("--protocol"));
    assertEquals("en", read.get("--language"));
    assertEquals(List.of(), read.get("--statistics-from"));
  }

  static List<String> jobs() {
    return List.copyOf(Jobs.CATALOGUE.names());
  }

  /** A value that is accepted and is not the default; the second of two for a repeated option. */
  private static String other(OptionSpec option, Object now) {
    if (option.completionCandidates() != null) {
      List<String> names = new ArrayList<>();
      option.completionCandidates().forEach(names::add);
      names.remove(now);
      return names.get(names.size() - 1);
    }
    Between range = ((Field) option.userObject()).getAnnotation(Between.class);
    if (range == null) {
      return option.longestName().equals("--set") ? "k=v" : "other" + option.longestName();
    }
    double value =
        Integer.valueOf((int) range.value()[1]).equals(now) ? range.value()[0] : range.value()[1];
    boolean whole = option.type() == int.class || option.type() == Integer.class;
    return whole ? Integer.toString((int) value) : "0.25";
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyOptionOfEveryJobIsReadIntoItsField(String name) {
    CommandLine command = JobCommand.of(name, Jobs.CATALOGUE.named(name).get(), Defaults.shipped());
    JobCommand.check(command.parseArgs(), Defaults.shipped());
    CommandSpec spec = command.getCommandSpec();
    List<String> arguments = new ArrayList<>();
    Map<String, Object> expected = new TreeMap<>();
    for (OptionSpec option : spec.options()) {
      String key = option.longestName();
      boolean flag = option.type() == boolean.class;
      String value = flag ? "true" : other(option, option.getValue());
      if (option.type() == List.class) {
        arguments.addAll(List.of(key, value, key, value));
        expected.put(key, List.of(value, value).toString());
      } else if (!option.usageHelp()) {
        arguments.addAll(flag ? List.of(key) : List.of(key, value));
        expected.put(key, value);
      }
    }
    Map<String, Object> read = values(name, arguments.toArray(new String[0]));
    read.remove("--help");
    read.replaceAll((key, value) -> String.valueOf(value));
    assertEquals(expected, read);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyDefaultOfEveryJobIsReadIntoItsField(String name) {
    Defaults defaults = Defaults.shipped();
    CommandLine command = JobCommand.of(name, Jobs.CATALOGUE.named(name).get(), defaults);
    JobCommand.check(command.parseArgs(), defaults);
    for (OptionSpec option : command.getCommandSpec().options()) {
      String given = defaults.value(name, option.longestName().substring(2));
      Object value = option.getValue();
      if (given == null) {
        assertTrue(
            value == null || value.equals(false) || value.equals(List.of()), name + " " + option);
      } else {
        Object expected = option.type() == double.class ? Double.valueOf(given) : given;
        assertEquals(expected.toString(), value.toString(), name + " " + option);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyOptionOfEveryJobMayHaveADefaultInTheFile(String name) throws IOException {
    CommandLine shipped = JobCommand.of(name, Jobs.CATALOGUE.named(name).get(), Defaults.shipped());
    JobCommand.check(shipped.parseArgs(), Defaults.shipped());
    Map<String, Object> expected = new TreeMap<>();
    StringBuilder file = new StringBuilder();
    for (OptionSpec option : shipped.getCommandSpec().options()) {
      if (!option.usageHelp()) {
        boolean flag = option.type() == boolean.class;
        String value = flag ? "true" : other(option, option.getValue());
        String key = option.longestName();
        file.append(name).append('.').append(key.substring(2)).append('=').append(value);
        file.append('\n');
        expected.put(key, option.type() == List.class ? List.of(value).toString() : value);
      }
    }
    Files.writeString(folder.resolve("gleaner.properties"), file);
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", folder.toString()), Path.of(""));
    CommandLine command = JobCommand.of(name, Jobs.CATALOGUE.named(name).get(), defaults);
    JobCommand.check(command.parseArgs(), defaults).requireNone();
    Map<String, Object> read = new TreeMap<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.usageHelp()) {
        read.put(option.longestName(), String.valueOf(option.<Object>getValue()));
      }
    }
    assertEquals(expected, read);
  }

  @Test
  void everyDefaultIsAnOptionOfItsJob() {
    Problems problems = problems(Defaults.shipped());
    Commands.rejectUnknown(Commands.commandLine(Defaults.shipped()), Defaults.shipped(), problems);
    assertTrue(problems.isSound());
  }

  private static Problems problems(Defaults defaults) {
    return JobCommand.read("networks", new NetworksCommand(), defaults, List.of());
  }

  @Test
  void aFlagMayBeSetInTheFileAndOnTheCommandLine() throws IOException {
    Files.writeString(folder.resolve("gleaner.properties"), "score.overwrite = true\n");
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", folder.toString()), Path.of(""));
    for (List<String> more : List.of(List.<String>of(), List.of("--overwrite"))) {
      List<String> arguments = new ArrayList<>(List.of("--input=i", "--output=o"));
      arguments.addAll(more);
      CommandLine command = JobCommand.of("score", new ScoreCommand(), defaults);
      JobCommand.check(command.parseArgs(arguments.toArray(new String[0])), defaults).requireNone();
      assertEquals(true, command.getCommandSpec().findOption("--overwrite").getValue());
    }
  }

  @Test
  void aWrongValueAtTheEndIsTheOnlyProblem() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> values("duplicates", "--input=i", "--output=o", "--threshold", "x"));
    assertEquals("Cannot use --threshold: x. Accepted: a number 0.0 to 1.0", e.getMessage());
  }

  @Test
  void aWrongDefaultIsAProblem() throws IOException {
    Files.writeString(folder.resolve("gleaner.properties"), "networks.vocabulary-size = many\n");
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", folder.toString()), Path.of(""));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> problems(defaults).requireNone());
    assertEquals(
        "Cannot use --vocabulary-size: many. Accepted: a whole number 2 to 5000000",
        e.getMessage());
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
    Problems problems = problems(defaults);
    Commands.rejectUnknown(Commands.commandLine(defaults), defaults, problems);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, problems::requireNone);
    assertEquals("Cannot use setting in gleaner.properties: score.topp", e.getMessage());
  }
}

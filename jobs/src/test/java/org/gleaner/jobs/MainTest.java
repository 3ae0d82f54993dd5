package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.Manual;
import org.gleaner.jobs.run.Preflight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {
  @TempDir Path folder;

  private String input() throws IOException {
    Path path = folder.resolve("a.jsonl");
    Files.writeString(path, "{\"text\": \"some text\", \"keyphrases\": [\"text\"]}\n");
    return path.toString();
  }

  private static void assertUsage(CommandLineRun run, String... lines) {
    assertEquals(2, run.exit(), run.err());
    assertEquals("", run.out());
    for (String line : lines) {
      assertTrue(run.err().lines().anyMatch(line::equals), line + " not in\n" + run.err());
    }
  }

  @Test
  void anUnknownLanguageIsRefusedBeforeTheWork() {
    CommandLineRun score =
        CommandLineRun.withoutSpark(
            "score", "--input", "nowhere.txt", "--output", "o", "--language", "english");
    CommandLineRun evaluate =
        CommandLineRun.withoutSpark(
            "evaluate", "--task=keyphrase", "--method=yake", "--input=n.txt", "--language=xx");
    assertEquals(2, score.exit(), score.err());
    assertEquals(2, evaluate.exit(), evaluate.err());
    assertTrue(score.err().contains("Cannot use --language: english. Accepted: auto, aa, ab,"));
    assertTrue(evaluate.err().contains("Cannot use --language: xx. Accepted: auto, aa, ab,"));
  }

  @Test
  void withoutArgumentsTheHelpListsEveryJob() {
    CommandLineRun run = CommandLineRun.withoutSpark();
    assertEquals(0, run.exit());
    for (String name : Jobs.CATALOGUE.names()) {
      assertTrue(run.out().contains("\n  " + name + " "), name);
    }
    assertEquals(run, CommandLineRun.withoutSpark("--help"));
  }

  @Test
  void helpOfEveryJobShowsEveryOptionAndExample() {
    for (String name : Jobs.CATALOGUE.names()) {
      CommandLineRun run = CommandLineRun.withoutSpark(name, "--help");
      assertEquals(0, run.exit());
      assertEquals("", run.err());
      Job job = Jobs.CATALOGUE.named(name).get();
      CommandLine command = JobCommand.of(name, job, Defaults.shipped());
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertTrue(run.out().contains(option.longestName()), name + " " + option);
      }
      Manual manual = Manual.of(job.getClass(), name);
      assertFalse(manual.examples().isEmpty(), name);
      for (String example : manual.examples()) {
        assertTrue(example.startsWith("gleaner " + name), example);
        assertTrue(run.out().contains("  " + example), example);
      }
      manual.text().lines().forEach(line -> assertTrue(run.out().contains(line), line));
    }
  }

  @Test
  void onlyTheSparkThatThisIsBuiltForIsAccepted() {
    Preflight.requireSpark("3.5.0", "2.12.18");
    for (String[] other : new String[][] {{"3.5.7", "2.13.8"}, {"3.4.4", "2.12.17"}}) {
      GleanerException told =
          assertThrows(
              GleanerException.class, () -> Preflight.requireSpark(other[0], other[1]), other[0]);
      assertEquals(ErrorCode.ENVIRONMENT, told.code());
    }
  }

  @Test
  void defaultsAreShownInTheHelp() {
    assertTrue(CommandLineRun.withoutSpark("score", "--help").out().contains("(default: 10)"));
  }

  @Test
  void unknownJobIsNamedWithTheKnownOnes() {
    CommandLineRun run = CommandLineRun.withoutSpark("skore");
    assertUsage(
        run,
        "gleaner: Cannot find job: skore. Known: " + String.join(", ", Jobs.CATALOGUE.names()),
        "gleaner: Did you mean score?");
    assertFalse(CommandLineRun.withoutSpark("weather").err().contains("Did you mean"));
  }

  @Test
  void versionsAreShown() {
    CommandLineRun run = CommandLineRun.withoutSpark("--version");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("Spark 3.5.") && run.out().contains("Java 17."), run.out());
  }

  @Test
  void theShellIsToldOfJobsOptionsAndNames() {
    CommandLineRun run = CommandLineRun.withoutSpark("completion", "bash");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out());
    for (String word : List.of("score", "--max-line-bytes", "multipartiterank")) {
      assertTrue(run.out().contains(word), word);
    }
    CommandLineRun other = CommandLineRun.withoutSpark("completion", "fish");
    assertUsage(other, "gleaner completion: Cannot complete in shell: fish. Accepted: bash");
    CommandLineRun more = CommandLineRun.withoutSpark("completion", "bash", "zsh");
    assertUsage(more, "gleaner completion: Cannot use argument: zsh");
  }

  @Test
  void mistypedOptionsAreCorrectedAndLackingValuesNamed() {
    CommandLineRun run = CommandLineRun.withoutSpark("tfidf", "--imput", "a", "--output");
    assertUsage(
        run,
        "gleaner tfidf: Did you mean --input?",
        "gleaner tfidf: Cannot run tfidf without --input",
        "gleaner tfidf: Cannot use --output without a value");
    assertFalse(run.err().contains("without --output"), run.err());
  }

  @Test
  void unknownMethodIsNamedWithTheKnownOnes() throws IOException {
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "evaluate", "--task", "keyphrase", "--method", "yak", "--input", input());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Cannot use --method: yak. Accepted: first-phrases, tf-idf"));
  }

  @Test
  void partsOfANetworkThatDoNotFitAreToldBeforeWork() throws IOException {
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "train",
            "--task",
            "classify",
            "--encoder",
            "cnn",
            "--input",
            input(),
            "--model",
            "m",
            "--set",
            "loss=margin",
            "--set",
            "capsule-size=7");
    assertUsage(
        run,
        "gleaner train: Cannot cut a vector of 300 numbers into capsules: capsule-size=7. Accepted:"
            + " a divisor");
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "score",
            "--input",
            input(),
            "--topp",
            "3",
            "--top",
            "many",
            "--keyphrases",
            "yake",
            "--set",
            "window",
            "--set",
            "colour=red",
            "--format",
            "pdf",
            "--partitions",
            "-1");
    assertUsage(
        run,
        "gleaner score: Cannot use argument: 3. Every value needs its option.",
        "gleaner score: Cannot use --format: pdf. Accepted: auto, html, text",
        "gleaner score: Cannot run score without --output",
        "gleaner score: Cannot use --set: window. Accepted: name=value",
        "gleaner score: Cannot use --top: many. Accepted: a whole number 0 to 1000",
        "gleaner score: Cannot use --partitions: -1. Accepted: a whole number 0 to 100000");
    assertTrue(run.err().contains("Cannot use option: --topp. Known: --checkpoint, --cleaner, "));
    assertTrue(run.err().contains("Cannot use option: colour. Known: max-words"));
  }

  @Test
  void optionThatTheTaskDoesNotTakeIsRefused() throws IOException {
    assertUsage(
        CommandLineRun.withoutSpark(
            "evaluate",
            "--task",
            "keyphrase",
            "--method",
            "yake",
            "--input",
            input(),
            "--model",
            "x"),
        "gleaner evaluate: Cannot use --model here: this kind of evaluate does not take it");
  }

  @Test
  void inputThatIsNotThereIsAFailureWithOneLine() {
    String missing = folder.resolve("none.jsonl").toString();
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "evaluate", "--task", "keyphrase", "--method", "yake", "--input", missing);
    assertEquals(1, run.exit());
    assertEquals(
        "gleaner evaluate: Cannot read input: "
            + missing
            + ". Give a file, folder or glob that exists. [INPUT_NOT_FOUND]\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void stackTraceComesOnlyWhenAskedFor() {
    String missing = folder.resolve("none.jsonl").toString();
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "evaluate", "--task", "keyphrase", "--method", "yake", "--input", missing, "--verbose");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("\tat org.gleaner."), run.err());
  }

  @Test
  void tabSeparatedInputNeedsColumns() throws IOException {
    Path path = folder.resolve("a.tsv");
    Files.writeString(path, "a\tb\n");
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "score", "--input", path.toString(), "--output", folder.resolve("o").toString());
    assertUsage(
        run,
        "gleaner score: Cannot read file:" + path + " without --columns, for example label,_,text");
  }

  @Test
  void damagedModelIsAFailureWithOneLine() throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{\"format\": 99");
    String output = folder.resolve("o").toString();
    for (List<String> files :
        List.of(List.of("config.json"), List.of("config.json", "vocab.txt"))) {
      for (String file : files) {
        Files.writeString(model.resolve(file), "{\"format\": 99");
      }
      CommandLineRun run =
          CommandLineRun.withoutSpark(
              "score", "--input", input(), "--output", output, "--cleaner", model.toString());
      assertEquals(1, run.exit());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("gleaner score: Cannot read model"), run.err());
      assertTrue(run.err().contains("[INVALID_MODEL]"), run.err());
    }
  }

  @Test
  void modelThatIsNotThereIsAFailureWithOneLine() throws IOException {
    String model = folder.resolve("none").toString();
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "score",
            "--input",
            input(),
            "--output",
            folder.resolve("o").toString(),
            "--cleaner",
            model);
    assertEquals(1, run.exit());
    assertEquals(
        "gleaner score: Cannot read model: "
            + model
            + ". Give a folder that train has written. [INVALID_MODEL]\n",
        run.err());
  }

  @Test
  void outputInsideTheInputIsRefused() throws IOException {
    input();
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "score", "--input", folder.toString(), "--output", folder.resolve("out").toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("overlaps the input"), run.err());
  }

  @Test
  void outputThatIsThereNeedsOverwrite() throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));
    Files.writeString(output.resolve("file"), "x");
    CommandLineRun run =
        CommandLineRun.withoutSpark("score", "--input", input(), "--output", output.toString());
    assertEquals(1, run.exit());
    assertEquals(
        "gleaner score: Cannot write output: "
            + output
            + " exists. Add --overwrite to replace it. [OUTPUT_EXISTS]\n",
        run.err());
  }
}

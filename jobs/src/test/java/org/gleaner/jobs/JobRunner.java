package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs jobs in a folder of their own: of each test, or of all tests of a class where the field is
 * static. Names of files are those in the folder.
 *
 * <pre>{@code
 * @RegisterExtension final JobRunner jobs = new JobRunner();
 *
 * Path input = jobs.file("a.tsv", lines);
 * jobs.run("train").with("task", "classify").with("input", input).in("model", "m").done();
 * }</pre>
 */
final class JobRunner implements BeforeAllCallback, BeforeEachCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(JobRunner.class);

  private Path folder;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    begin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (folder == null) {
      begin(context);
    }
  }

  private void begin(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("gleaner-jobs-");
    ExtensionContext.Store.CloseableResource end = this::delete;
    context.getStore(OURS).put(this, end);
  }

  private void delete() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
    folder = null;
  }

  /** A path in the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Writes a file of lines. */
  Path file(String name, List<String> lines) throws IOException {
    return Files.write(path(name), lines);
  }

  /** Writes a file of lines. */
  Path file(String name, String... lines) throws IOException {
    return file(name, List.of(lines));
  }

  /** The text of a file. */
  String text(String name) throws IOException {
    return Files.readString(path(name));
  }

  /** The rows of Parquet. */
  Dataset<Row> parquet(String name) {
    return CommandLineRun.spark().read().parquet(path(name).toString());
  }

  /** The lines that an output has quarantined, by their place. */
  List<Row> quarantine(String output) {
    return CommandLineRun.spark()
        .read()
        .json(path(output).resolve("quarantine").toString())
        .orderBy("source", "position")
        .collectAsList();
  }

  /** The command line of a job. */
  Command run(String job) {
    return new Command(job);
  }

  /** A command line in the making. */
  final class Command {
    private final List<String> arguments = new ArrayList<>();

    private Command(String job) {
      arguments.add(job);
    }

    /** Adds an option with a value. */
    Command with(String option, Object value) {
      return more("--" + option, value.toString());
    }

    /** Adds an option whose value is a path in the folder. */
    Command in(String option, String name) {
      return with(option, path(name));
    }

    /** Adds an option of {@code --set}. */
    Command set(String key, Object value) {
      return with("set", key + "=" + value);
    }

    /** Adds arguments as they are. */
    Command more(String... others) {
      arguments.addAll(List.of(others));
      return this;
    }

    /** The arguments. */
    List<String> arguments() {
      return List.copyOf(arguments);
    }

    /** Runs it on the session of all tests, whatever it comes to. */
    CommandLineRun any() {
      return CommandLineRun.of(arguments.toArray(new String[0]));
    }

    /** Runs what must end before Spark is needed. */
    CommandLineRun withoutSpark() {
      return CommandLineRun.withoutSpark(arguments.toArray(new String[0]));
    }

    /** Runs it to a good end. */
    CommandLineRun done() {
      CommandLineRun run = any();
      assertEquals(0, run.exit(), run.err());
      return run;
    }

    /** Runs it to a good end, and reads the last line on standard output. */
    JsonNode summary() throws IOException {
      return done().summary();
    }
  }
}

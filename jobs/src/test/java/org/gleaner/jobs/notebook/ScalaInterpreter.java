package org.gleaner.jobs.notebook;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.repl.SparkILoop;
import org.apache.spark.sql.SparkSession;
import scala.Console$;
import scala.Function0;
import scala.Option;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;
import scala.tools.nsc.GenericRunnerSettings;
import scala.tools.nsc.interpreter.Results;

/**
 * Spark's Scala shell as Zeppelin sets it up: {@code spark} and {@code sc} are bound and the same
 * things imported. The shell's echo of values is off, as with {@code
 * zeppelin.spark.printREPLOutput=false}.
 */
final class ScalaInterpreter implements Interpreter, AutoCloseable {
  private static final List<String> IMPORTS =
      List.of(
          "org.apache.spark.SparkContext._",
          "spark.implicits._",
          "spark.sql",
          "org.apache.spark.sql.functions._");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final SparkILoop shell;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  /**
   * A shell.
   *
   * @param classes where it writes classes: the folder that the session's executors read them from
   */
  ScalaInterpreter(SparkSession session, Path classes) {
    GenericRunnerSettings settings = new GenericRunnerSettings(ScalaInterpreter::refuse);
    List<String> arguments =
        List.of(
            "-Yrepl-class-based",
            "-Yrepl-outdir",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    settings.processArguments(scalaList(arguments), true);
    PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
    shell = new SparkILoop(Option.empty(), writer);
    shell.settings_$eq(settings);
    shell.createInterpreter();
    shell.intp().initializeSynchronous();
    Thread.currentThread().setContextClassLoader(shell.intp().classLoader());
    bind("spark", "org.apache.spark.sql.SparkSession", session);
    bind("sc", "org.apache.spark.SparkContext", session.sparkContext());
    IMPORTS.forEach(name -> run("import " + name));
  }

  private static BoxedUnit refuse(String message) {
    throw new IllegalArgumentException(message);
  }

  private static scala.collection.immutable.List<String> scalaList(List<String> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private void bind(String name, String type, Object value) {
    var modifiers = scalaList(List.of("@transient"));
    quietly(() -> shell.intp().bind(name, type, value, modifiers));
  }

  @Override
  public String run(String code) {
    output.reset();
    PrintStream out = System.out;
    Results.Result result;
    try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      result = Console$.MODULE$.withOut(stream, () -> quietly(() -> shell.intp().interpret(code)));
    } finally {
      System.setOut(out);
    }
    String printed = output.toString(StandardCharsets.UTF_8);
    if (!result.equals(Results.Success$.MODULE$)) {
      throw new AssertionError(result + ": " + printed);
    }
    return printed;
  }

  private <T> T quietly(Function0<T> body) {
    return shell.intp().beQuietDuring(body);
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
    shell.closeInterpreter();
  }
}

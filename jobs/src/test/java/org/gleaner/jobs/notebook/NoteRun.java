package org.gleaner.jobs.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSession$;
import org.gleaner.udf.GleanerExtensions;
import scala.runtime.BoxedUnit;

/**
 * A Spark of its own for one note, with the settings that the note asks for, and its interpreters.
 */
final class NoteRun implements AutoCloseable {
  private final SparkSession session;
  private final ScalaInterpreter shell;
  private final Map<String, Interpreter> interpreters;

  /**
   * Ends the Spark of this JVM and starts another.
   *
   * @param classes an empty folder for the classes of the Scala shell
   */
  NoteRun(Path classes) throws IOException {
    SparkSession$.MODULE$.getDefaultSession().foreach(NoteRun::stop);
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.extensions", GleanerExtensions.class.getName())
            .config("spark.repl.class.outputDir", classes.toString())
            .getOrCreate();
    shell = new ScalaInterpreter(session, classes);
    interpreters =
        Map.of(
            "md", new MarkdownInterpreter(),
            "spark", shell,
            "spark.sql", new SqlInterpreter(session));
  }

  private static BoxedUnit stop(SparkSession session) {
    session.stop();
    return BoxedUnit.UNIT;
  }

  /**
   * What a paragraph gives.
   *
   * @throws AssertionError if its code fails
   */
  List<Message> run(Paragraph paragraph) {
    Interpreter interpreter = interpreters.get(paragraph.interpreter());
    if (interpreter == null) {
      throw new AssertionError(
          "Cannot run %" + paragraph.interpreter() + ". Accepted: " + interpreters.keySet());
    }
    return Message.of(interpreter.run(paragraph.code()));
  }

  @Override
  public void close() {
    shell.close();
    session.stop();
  }
}

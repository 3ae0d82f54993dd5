package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Airflow DAGs, parsed and executed by {@code jobs/src/test/python/test_dags.py}: each command
 * of a task is run by Spark's own SparkSubmit with the packaged jar, and again, for other dates, by
 * a {@link CommandLoop} of that jar.
 */
class DagsIT {
  private static final Path HOME = Path.of(System.getProperty("gleaner.home"));

  private static int python(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("python3");
    builder.command().addAll(java.util.List.of(arguments));
    builder.directory(HOME.resolve("jobs/src/test/python").toFile()).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("GLEANER_HOME", HOME.toString());
    environment.put("GLEANER_JAR", System.getProperty("gleaner.jar"));
    environment.put("GLEANER_TEST_CLASSES", testClasses());
    environment.put("GLEANER_SPARK", System.getProperty("gleaner.spark"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(
        "SPARK_JAVA_OPTIONS",
        System.getProperty("gleaner.options")
            + " -Dlog4j2.configurationFile=file:"
            + HOME.resolve("conf/log4j2.properties"));
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.start().waitFor();
  }

  /** Where {@link CommandLoop} is. */
  private static String testClasses() {
    return CommandLoop.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return python("-c", "import sys; sys.exit(sys.version_info < (3, 8))") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void dagsAreParsedWithoutWorkAndTheirCommandsRun() throws Exception {
    assertTrue(hasPython(), "Needs python3 of version 3.8 or later on the PATH");
    assertEquals(0, python("-m", "unittest", "-v", "test_dags"), "see the output of Python above");
  }
}

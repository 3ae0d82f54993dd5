package org.gleaner.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A Spark installation made of the jars of the build, and how a Java machine of it is started.
 *
 * @param home the installation's folder
 */
record Installation(Path home) {

  /** Makes an installation in a folder. */
  static Installation in(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("spark"));
    Files.createSymbolicLink(home.resolve("jars"), Path.of(property("gleaner.spark")));
    Installation installation = new Installation(home);
    Files.createDirectories(installation.temporary());
    return installation;
  }

  /** The jar that is submitted. */
  static String jar() {
    return property("gleaner.jar");
  }

  /** What Spark's launch scripts open on Java 17. */
  static String opens() {
    return property("gleaner.options");
  }

  /** The folder of what Java machines keep only for a while. */
  Path temporary() {
    return home.resolveSibling("temporary");
  }

  /** A Java machine of 1 GB with the jars of the installation, not yet started. */
  ProcessBuilder java(Path log, String... arguments) {
    List<String> command = new ArrayList<>(List.of(javaHome() + "/bin/java", "-Xmx1g"));
    command.addAll(List.of(opens().split(" ")));
    command.add("-Djava.io.tmpdir=" + temporary());
    command.add("-Dlog4j2.configurationFile=" + property("log4j2.configurationFile"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment());
    return builder;
  }

  /**
   * Runs a job as {@code ./gleaner} does, with Spark embedded.
   *
   * @param classes folders that come before the jars
   */
  JobProcess embedded(Path log, List<String> job, Path... classes) throws IOException {
    StringBuilder path = new StringBuilder();
    for (Path folder : classes) {
      path.append(folder).append(':');
    }
    path.append(jar()).append(':').append(jars());
    List<String> arguments = new ArrayList<>(List.of("-cp", path.toString()));
    arguments.add("org.gleaner.jobs.Main");
    arguments.addAll(job);
    return JobProcess.start(java(log, arguments.toArray(new String[0])), log);
  }

  /**
   * Runs a job by Spark's own SparkSubmit.
   *
   * @param settings of Spark
   * @param environment of the driver, {@code NAME=value}
   */
  JobProcess submit(
      Path log,
      String master,
      Map<String, String> settings,
      List<String> job,
      String... environment)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-cp", jars()));
    arguments.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    settings.forEach((name, value) -> arguments.addAll(List.of("--conf", name + "=" + value)));
    arguments.addAll(List.of("--class", "org.gleaner.jobs.Main", jar()));
    arguments.addAll(job);
    ProcessBuilder builder = java(log, arguments.toArray(new String[0]));
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return JobProcess.start(builder, log);
  }

  /** The class path of Spark. */
  String jars() {
    return home.resolve("jars") + "/*";
  }

  private Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME",
        javaHome(),
        "SPARK_HOME",
        home.toString(),
        "SPARK_SCALA_VERSION",
        "2.12",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "OMP_NUM_THREADS",
        "1",
        "GLEANER_CONF",
        property("gleaner.home") + "/conf");
  }

  private static String javaHome() {
    return System.getProperty("java.home");
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("Cannot find property " + name + ". Run with -Pcluster");
    }
    return value;
  }
}

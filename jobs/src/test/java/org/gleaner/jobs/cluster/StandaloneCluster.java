package org.gleaner.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Spark master and workers of one core each, all on this machine, each a process. */
final class StandaloneCluster implements AutoCloseable {
  /** With which the native libraries begin that a killed Java machine leaves behind. */
  private static final List<String> NATIVE = List.of("liblz4-java-", "snappy-");

  private final Installation installation;
  private final Path folder;
  private final String master;
  private final Process masterProcess;
  private final List<Process> workers = new ArrayList<>();
  private List<String> before = List.of();
  private int started;

  private StandaloneCluster(Installation installation, Path folder, int port) throws IOException {
    this.installation = installation;
    this.folder = folder;
    this.master = "spark://127.0.0.1:" + port;
    this.masterProcess =
        service(
            "master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
  }

  /** Starts a master and workers, which need not be ready yet: jobs wait for them. */
  static StandaloneCluster start(Path folder, int workers) throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(Installation.in(folder), folder, freePort());
    for (int i = 0; i < workers; i++) {
      cluster.addWorker();
    }
    return cluster;
  }

  /** Starts another worker. */
  void addWorker() throws IOException {
    String name = "worker-" + started++;
    workers.add(
        service(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--cores",
            "1",
            "--memory",
            "1500m",
            "--work-dir",
            folder.resolve(name).toString(),
            master));
  }

  private Process service(String name, String type, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-cp", installation.jars(), type));
    arguments.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    arguments.addAll(List.of(more));
    Path log = folder.resolve(name + ".log");
    return installation
        .java(log, arguments.toArray(new String[0]))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Submits a job to two executors.
   *
   * @param environment of the driver, {@code NAME=value}
   */
  JobProcess submit(String name, List<String> job, String... environment) throws IOException {
    before = left();
    List<String> arguments = new ArrayList<>(List.of("-cp", installation.jars()));
    arguments.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    for (String setting : settings()) {
      arguments.addAll(List.of("--conf", setting));
    }
    arguments.addAll(List.of("--class", "org.gleaner.jobs.Main", Installation.jar()));
    arguments.addAll(job);
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = installation.java(log, arguments.toArray(new String[0]));
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return JobProcess.start(builder, log);
  }

  private List<String> settings() {
    return List.of(
        "spark.driver.host=127.0.0.1",
        "spark.ui.enabled=false",
        "spark.executor.memory=1g",
        "spark.executor.cores=1",
        "spark.cores.max=2",
        "spark.executor.extraJavaOptions="
            + Installation.opens()
            + " -Djava.io.tmpdir="
            + installation.temporary(),
        "spark.scheduler.minRegisteredResourcesRatio=1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime=120s");
  }

  /** The executors that run now. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(StandaloneCluster::executors).toList();
  }

  private static Stream<ProcessHandle> executors(Process worker) {
    return worker.descendants().filter(ProcessHandle::isAlive);
  }

  /** Kills an executor, and nothing else, without a chance to tidy up. */
  void killAnExecutor() {
    executors().get(0).destroyForcibly();
  }

  /** Kills a worker without a chance to tidy up. */
  void killAWorker() {
    workers.remove(0).destroyForcibly().onExit().join();
  }

  /** Waits until the last job has left no executor and none of the files that serve a while. */
  void awaitTidy() throws IOException, InterruptedException {
    List<String> left = left();
    for (int i = 0; i < 100 && !before.containsAll(left); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      left = left();
    }
    left.removeAll(before);
    assertEquals(List.of(), left);
  }

  private List<String> left() throws IOException {
    List<String> left = new ArrayList<>();
    executors().forEach(executor -> left.add("process " + executor.pid()));
    try (Stream<Path> files = Files.walk(installation.temporary())) {
      files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> NATIVE.stream().noneMatch(name::startsWith))
          .forEach(left::add);
    } catch (UncheckedIOException e) {
      left.add("what is being deleted: " + e.getMessage());
    }
    return left;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> processes = new ArrayList<>(executors());
    workers.forEach(worker -> processes.add(worker.toHandle()));
    processes.add(masterProcess.toHandle());
    for (ProcessHandle process : processes) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}

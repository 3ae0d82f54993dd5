package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A Spark master and workers, all on this machine, each a process. Each worker has room for an
 * executor of two applications.
 */
final class StandaloneCluster implements Store.CloseableResource {
  /** With which the native libraries begin that a killed Java machine leaves behind. */
  private static final List<String> NATIVE = List.of("liblz4-java-", "snappy-");

  /**
   * A worker.
   *
   * @param local where its executors keep what serves a while
   */
  private record Worker(Process process, Path local) {
    Stream<ProcessHandle> executors() {
      return process.descendants().filter(ProcessHandle::isAlive);
    }
  }

  private final Installation installation;
  private final Path folder;
  private final String master;
  private final Process masterProcess;
  private final List<Worker> workers = new ArrayList<>();
  private int started;

  private StandaloneCluster(Installation installation, Path folder, int port) throws IOException {
    this.installation = installation;
    this.folder = folder;
    this.master = "spark://127.0.0.1:" + port;
    this.masterProcess =
        service("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port))
            .start();
  }

  /**
   * Starts a master and workers, which need not be ready yet: jobs wait for them. Whoever does not
   * find the master at once would try again only after many seconds.
   */
  static StandaloneCluster start(Path folder, int workers) throws IOException {
    int port = Ports.free();
    StandaloneCluster cluster = new StandaloneCluster(Installation.in(folder), folder, port);
    Ports.awaitListener(port, cluster.masterProcess);
    for (int i = 0; i < workers; i++) {
      cluster.addWorker();
    }
    return cluster;
  }

  /** Starts another worker. */
  void addWorker() throws IOException {
    String name = "worker-" + started++;
    Path local = Files.createDirectories(installation.temporary().resolve(name));
    List<String> arguments = new ArrayList<>(List.of("--cores", "2", "--memory", "3g"));
    arguments.addAll(List.of("--work-dir", folder.resolve(name).toString(), master));
    String[] more = arguments.toArray(new String[0]);
    ProcessBuilder worker = service(name, "org.apache.spark.deploy.worker.Worker", more);
    worker.environment().put("SPARK_LOCAL_DIRS", local.toString());
    workers.add(new Worker(worker.start(), local));
  }

  private ProcessBuilder service(String name, String type, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-cp", installation.jars(), type));
    arguments.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    arguments.addAll(List.of(more));
    Path log = folder.resolve(name + ".log");
    return installation
        .java(log, arguments.toArray(new String[0]))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Submits a job to two executors. */
  JobProcess submit(String name, List<String> job) throws IOException {
    return installation.submit(folder.resolve(name + ".log"), master, settings(), job);
  }

  /** Runs a job with a local Spark, as {@link Installation#submit} does. */
  JobProcess submitLocally(String name, List<String> job, String... environment)
      throws IOException {
    return installation.submit(
        folder.resolve(name + ".log"), "local[1]", Map.of(), job, environment);
  }

  /** A session of this Java machine with two executors; it is the default one until stopped. */
  SparkSession session() {
    assertTrue(SparkSession.getDefaultSession().isEmpty(), "another test has left its session");
    SparkSession.Builder builder =
        SparkSession.builder().master(master).config("spark.jars", Installation.jar());
    settings().forEach(builder::config);
    return builder.config("spark.executorEnv.OMP_NUM_THREADS", "1").getOrCreate();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.executor.memory", "1g");
    settings.put("spark.executor.cores", "1");
    settings.put("spark.cores.max", "2");
    settings.put(
        "spark.executor.extraJavaOptions",
        Installation.opens() + " -Djava.io.tmpdir=" + installation.temporary());
    settings.put("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    settings.put("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    return settings;
  }

  /** The executors that run now, of all applications. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(Worker::executors).toList();
  }

  /**
   * Kills a worker that has an executor, without a chance to tidy up. Its executors end by
   * themselves; what they kept on its disk goes with it.
   */
  void killAWorker() throws IOException {
    Worker worker =
        workers.stream().filter(one -> one.executors().findAny().isPresent()).findFirst().get();
    List<ProcessHandle> executors = worker.executors().toList();
    workers.remove(worker);
    worker.process().destroyForcibly().onExit().join();
    executors.forEach(executor -> executor.onExit().join());
    FileUtils.deleteDirectory(worker.local().toFile());
  }

  /** What executors and drivers have left until now: processes, and files that serve a while. */
  List<String> left() throws IOException {
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

  /** Waits until nothing is left but what was there before. */
  void awaitTidy(List<String> before) throws IOException, InterruptedException {
    List<String> left = left();
    for (int i = 0; i < 600 && !before.containsAll(left); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      left = left();
    }
    left.removeAll(before);
    assertEquals(List.of(), left);
  }

  @Override
  public void close() {
    List<ProcessHandle> processes = new ArrayList<>(executors());
    workers.forEach(worker -> processes.add(worker.process().toHandle()));
    processes.add(masterProcess.toHandle());
    for (ProcessHandle process : processes) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}

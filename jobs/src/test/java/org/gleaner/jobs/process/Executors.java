package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** The two executors of a session of this Java machine: processes that are killed as they work. */
final class Executors extends SparkListener {
  private static final long LIMIT_MINUTES = 5;

  private final StandaloneCluster cluster;
  private final SparkContext spark;
  private final Set<String> working = ConcurrentHashMap.newKeySet();

  Executors(StandaloneCluster cluster, SparkContext spark) {
    this.cluster = cluster;
    this.spark = spark;
    spark.addSparkListener(this);
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    working.add(start.taskInfo().executorId());
  }

  /** Waits until there are two, of which none has worked; a killed one is replaced by then. */
  void awaitIdle() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
    // the driver counts as one
    while (spark.statusTracker().getExecutorInfos().length != 3) {
      assertTrue(System.nanoTime() < end, "no end of waiting for two executors");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    working.clear();
  }

  /** Kills one that works for this session, and nothing else, without a chance to tidy up. */
  ProcessHandle killOne() {
    ProcessHandle executor = cluster.executors().stream().filter(this::works).findFirst().get();
    executor.destroyForcibly();
    executor.onExit().join();
    return executor;
  }

  private boolean works(ProcessHandle executor) {
    List<String> arguments = Arrays.asList(executor.info().arguments().orElseThrow());
    int id = arguments.indexOf("--executor-id");
    return arguments.contains(spark.applicationId())
        && id >= 0
        && working.contains(arguments.get(id + 1));
  }
}

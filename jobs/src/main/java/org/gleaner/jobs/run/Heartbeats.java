package org.gleaner.jobs.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.util.LongAccumulator;
import scala.collection.JavaConverters;

/**
 * Counts the progress of running tasks: an accumulator's own value is without them until they end.
 */
final class Heartbeats extends SparkListener {
  private final Map<Long, Map<Long, Long>> byAccumulatorAndTask = new ConcurrentHashMap<>();

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    JavaConverters.seqAsJavaList(update.accumUpdates())
        .forEach(
            task ->
                JavaConverters.seqAsJavaList(task._4())
                    .forEach(info -> note((Long) task._1(), info)));
  }

  private void note(Long task, AccumulableInfo info) {
    if (info.update().isDefined() && info.update().get() instanceof Long value) {
      byAccumulatorAndTask
          .computeIfAbsent(info.id(), id -> new ConcurrentHashMap<>())
          .put(task, value);
    }
  }

  /** What ended and running tasks have counted. */
  long value(LongAccumulator accumulator) {
    long sum = 0;
    for (long value : byAccumulatorAndTask.getOrDefault(accumulator.id(), Map.of()).values()) {
      sum += value;
    }
    return Math.max(sum, accumulator.value());
  }
}

package org.gleaner.jobs.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gleaner.io.ReadSettings;
import org.gleaner.network.train.TrainerSettings;

/** Where a result comes from. */
public final class Provenance {
  private Provenance() {}

  /** The versions and the time of this run. */
  public static Map<String, Object> ofThisRun() {
    Map<String, Object> map = new LinkedHashMap<>();
    String version = Provenance.class.getPackage().getImplementationVersion();
    map.put("gleaner", version == null ? "development" : version);
    map.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    map.put("java", Runtime.version().toString());
    map.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return map;
  }

  /**
   * The origin of a trained network.
   *
   * @param documents how many it has learnt from
   */
  public static Map<String, String> ofTraining(
      TrainerSettings trainer, ReadSettings read, long documents) {
    Map<String, String> map = new LinkedHashMap<>();
    ofThisRun().forEach((key, value) -> map.put(key, String.valueOf(value)));
    map.remove("finished");
    map.put("documents", Long.toString(documents));
    map.put("seed", Long.toString(trainer.seed()));
    map.put("trainer", trainer.toString());
    map.put("input", String.join(", ", read.inputs()));
    return map;
  }
}

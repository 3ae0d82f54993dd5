package org.gleaner.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a result comes from. */
final class Provenance {
  private Provenance() {}

  /** The versions and the time of this run. */
  static Map<String, Object> ofThisRun() {
    Map<String, Object> map = new LinkedHashMap<>();
    String version = Provenance.class.getPackage().getImplementationVersion();
    map.put("gleaner", version == null ? "development" : version);
    map.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    map.put("java", Runtime.version().toString());
    map.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return map;
  }
}

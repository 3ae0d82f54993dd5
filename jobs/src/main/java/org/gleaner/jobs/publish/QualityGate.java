package org.gleaner.jobs.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the summary of an output must have for it to be published.
 *
 * @param minRows documents at least
 * @param maxQuarantinedShare largest share of the lines that was quarantined, 0 to 1
 * @param maxRemovedShare largest share of the text that was removed, 0 to 1
 */
record QualityGate(int minRows, double maxQuarantinedShare, double maxRemovedShare) {

  /** Share of the lines that was quarantined; 0 if there was none. */
  static double quarantinedShare(JsonNode summary) {
    double quarantined = summary.path("quarantined").asLong();
    return quarantined == 0 ? 0 : quarantined / (quarantined + summary.path("rows").asLong());
  }

  /** Numbers of a summary that no job writes, one line each; empty if there are none. */
  static List<String> damage(JsonNode summary) {
    List<String> problems = new ArrayList<>();
    for (String name : List.of("rows", "quarantined")) {
      JsonNode number = summary.path(name);
      if (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 0) {
        problems.add("its summary has " + name + " " + number);
      }
    }
    JsonNode removed = summary.at("/metrics/removed_share");
    if (removed.isNumber() && !(removed.asDouble() >= 0 && removed.asDouble() <= 1)) {
      problems.add("its summary has removed_share " + removed);
    }
    return problems;
  }

  /** Why the output of a job is not good enough, one line each; empty if it is. */
  List<String> problems(JsonNode summary) {
    List<String> problems = new ArrayList<>();
    long rows = summary.path("rows").asLong();
    if (rows < minRows) {
      problems.add("rows " + rows + " are less than --min-rows " + minRows);
    }
    limit(problems, "quarantined", quarantinedShare(summary), maxQuarantinedShare);
    JsonNode removed = summary.at("/metrics/removed_share");
    if (removed.isNumber()) {
      limit(problems, "removed", removed.asDouble(), maxRemovedShare);
    } else if (maxRemovedShare < 1) {
      problems.add("its summary has no removed_share for --max-removed-share");
    }
    return problems;
  }

  private static void limit(List<String> problems, String name, double share, double limit) {
    if (share > limit) {
      String format = "%s share %.4f is more than --max-%s-share %s";
      problems.add(String.format(Locale.ROOT, format, name, share, name, limit));
    }
  }
}

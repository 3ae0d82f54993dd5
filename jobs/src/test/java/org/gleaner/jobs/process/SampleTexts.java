package org.gleaner.jobs.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gleaner.jobs.Main;

/** The pages and articles that the jar carries. */
final class SampleTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleTexts() {}

  /**
   * Writes files of all the texts, each with an id of its own, and in each file a line that is not
   * JSON.
   *
   * @return how many texts
   */
  static int write(Hdfs hdfs, String folder, int files) throws IOException {
    List<String> samples = samples();
    for (int file = 0; file < files; file++) {
      hdfs.write(folder + "/" + (char) ('a' + file) + ".jsonl", lines(samples, file));
    }
    return files * samples.size();
  }

  private static List<String> samples() throws IOException {
    List<String> samples = new ArrayList<>();
    for (String name : List.of("score.jsonl.gz", "wikipedia.jsonl.gz")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Main.class.getResourceAsStream("demo/sample/" + name)),
                  StandardCharsets.UTF_8))) {
        samples.addAll(lines.lines().toList());
      }
    }
    return samples;
  }

  private static String lines(List<String> samples, int file) throws IOException {
    StringBuilder lines = new StringBuilder("{broken\n");
    for (String sample : samples) {
      ObjectNode line = (ObjectNode) JSON.readTree(sample);
      line.put("id", line.get("id").asText() + "-" + file);
      lines.append(line).append('\n');
    }
    return lines.toString();
  }
}

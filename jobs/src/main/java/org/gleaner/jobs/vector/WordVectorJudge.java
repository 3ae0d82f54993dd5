package org.gleaner.jobs.vector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.evaluate.WordAnalogies;
import org.gleaner.vector.evaluate.WordSimilarities;

/**
 * Word pairs and analogies that judge vectors.
 *
 * @param similarities by name of the file
 * @param analogies by name of the file
 */
record WordVectorJudge(
    Map<String, WordSimilarities> similarities, Map<String, WordAnalogies> analogies) {

  /** Reads files, gzip or plain, on any Hadoop file system. */
  static WordVectorJudge open(List<String> similarities, List<String> analogies) {
    Map<String, WordSimilarities> pairs = new LinkedHashMap<>();
    for (String path : similarities) {
      pairs.put(FilePaths.of(path).getName(), open(path, WordSimilarities::read));
    }
    Map<String, WordAnalogies> questions = new LinkedHashMap<>();
    for (String path : analogies) {
      questions.put(FilePaths.of(path).getName(), open(path, WordAnalogies::read));
    }
    return new WordVectorJudge(pairs, questions);
  }

  @FunctionalInterface
  private interface Parser<T> {
    T read(Reader reader) throws IOException;
  }

  private static <T> T open(String location, Parser<T> parser) {
    Path path = FilePaths.of(location);
    try (InputStream file = FilePaths.system(path, Preflight.configuration()).open(path);
        InputStream in = location.endsWith(".gz") ? new GZIPInputStream(file) : file;
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parser.read(reader);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND, "Cannot read evaluation file: " + location, e);
    }
  }

  /** Judges, prints the figures and returns them. */
  Map<String, Object> judge(JobContext context, WordVectorTable table) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    Map<String, Object> ofPairs = new LinkedHashMap<>();
    similarities.forEach((name, pairs) -> ofPairs.put(name, judge(context, name, pairs, table)));
    if (!ofPairs.isEmpty()) {
      metrics.put("similarity", ofPairs);
    }
    Map<String, Object> ofQuestions = new LinkedHashMap<>();
    analogies.forEach((name, asked) -> ofQuestions.put(name, judge(context, name, asked, table)));
    if (!ofQuestions.isEmpty()) {
      metrics.put("analogies", ofQuestions);
    }
    return metrics;
  }

  private static Map<String, Object> judge(
      JobContext context, String name, WordSimilarities pairs, WordVectorTable table) {
    WordSimilarities.Result result = pairs.evaluate(table);
    context.say(
        String.format(
            Locale.ROOT,
            "%s: Spearman %.3f over %d of %d pairs",
            name,
            result.spearman(),
            result.covered(),
            result.pairs()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("spearman", result.spearman());
    figures.put("covered", result.covered());
    figures.put("pairs", result.pairs());
    return figures;
  }

  private static Map<String, Object> judge(
      JobContext context, String name, WordAnalogies asked, WordVectorTable table) {
    Map<String, Object> sections = new LinkedHashMap<>();
    asked
        .evaluate(table)
        .forEach(
            (section, result) -> {
              context.say(
                  String.format(
                      Locale.ROOT,
                      "%s, %s: %.1f %% right of %d covered, %d questions",
                      name,
                      section,
                      100 * result.accuracy(),
                      result.covered(),
                      result.questions()));
              Map<String, Object> figures = new LinkedHashMap<>();
              figures.put("accuracy", result.accuracy());
              figures.put("covered", result.covered());
              figures.put("questions", result.questions());
              sections.put(section, figures);
            });
    return sections;
  }
}

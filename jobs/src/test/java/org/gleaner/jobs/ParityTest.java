package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.Options;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.KeyphraseRanker;
import org.gleaner.text.term.Tokenizers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job, the stages and a direct call give the same keyphrases, however the work is cut. */
final class ParityTest {
  private static final int TOP = 5;
  private static final int DOCUMENTS = 12;

  @TempDir static Path folder;
  private static final Map<String, String> TEXTS = Paragraphs.ofFirst(DOCUMENTS);

  @BeforeAll
  static void writeDocuments() throws IOException {
    Paragraphs.write(folder.resolve("input.jsonl"), TEXTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tf-idf",
        "position-weighted-tf-idf",
        "yake",
        "textrank",
        "multipartiterank",
        "reciprocal-rank-fusion"
      })
  void jobStageAndDirectCallAgree(String method) {
    List<String> direct = direct(method);
    assertFalse(direct.isEmpty());
    assertEquals(direct, stage(method, 7));
    assertEquals(direct, job(method, 5));
  }

  @Test
  void onePartitionGivesTheSameRows() {
    List<String> direct = direct("tf-idf");
    assertEquals(direct, stage("tf-idf", 1));
    assertEquals(direct, job("tf-idf", 1));
  }

  @Test
  void sourceAndPositionGiveTheOrderOfTheInput() {
    Path output = folder.resolve("ordered");
    run("first-phrases", 4, output);
    List<String> ids = new ArrayList<>();
    Dataset<Row> documents = read(output).orderBy("source", "position");
    for (Row row : documents.select("id").collectAsList()) {
      ids.add(row.getString(0));
    }
    assertEquals(List.copyOf(TEXTS.keySet()), ids);
  }

  private static List<String> direct(String method) {
    LanguageTools english = LanguageTools.of("en");
    CorpusCounter counter = new CorpusCounter(5);
    for (String text : TEXTS.values()) {
      counter.add(Tokenizers.CATALOGUE.named("word").tokenize(text), english);
    }
    KeyphraseExtractor extractor =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named(method).apply(Options.none()),
            english,
            counter.statistics().leaveOneOut());
    List<String> lines = new ArrayList<>();
    TEXTS.forEach(
        (id, text) -> {
          for (Keyphrase keyphrase : extractor.extract(text, TOP)) {
            lines.add(
                line(
                    id, keyphrase.phrase(), keyphrase.score(), keyphrase.begin(), keyphrase.end()));
          }
        });
    return lines;
  }

  private static List<String> stage(String method, int partitions) {
    Dataset<Row> documents =
        CommandLineRun.spark()
            .read()
            .json(folder.resolve("input.jsonl").toString())
            .repartition(partitions);
    PipelineStage[] stages = {
      new DocumentTokenizer(),
      new KeyphraseRanker().setMethod(method).setTop(TOP).setLeaveOneOut(true)
    };
    return lines(new Pipeline().setStages(stages).fit(documents).transform(documents));
  }

  private static List<String> job(String method, int partitions) {
    Path output = folder.resolve(method + "-" + partitions);
    run(method, partitions, output);
    return lines(read(output));
  }

  private static void run(String method, int partitions, Path output) {
    CommandLineRun run =
        CommandLineRun.of(
            "score",
            "--input",
            folder.resolve("input.jsonl").toString(),
            "--output",
            output.toString(),
            "--keyphrases",
            method,
            "--language",
            "en",
            "--top",
            Integer.toString(TOP),
            "--partitions",
            Integer.toString(partitions));
    assertEquals(0, run.exit(), run.err());
  }

  private static Dataset<Row> read(Path output) {
    return CommandLineRun.spark().read().parquet(output.resolve("documents").toString());
  }

  /** One line for each keyphrase, documents in the order of the input. */
  private static List<String> lines(Dataset<Row> documents) {
    Map<String, List<String>> byId = new LinkedHashMap<>();
    for (Row document : documents.select("id", "keyphrases").collectAsList()) {
      List<String> lines = new ArrayList<>();
      for (Row row : document.<Row>getList(1)) {
        lines.add(
            line(
                document.getString(0),
                row.getString(0),
                row.getDouble(1),
                row.getInt(2),
                row.getInt(3)));
      }
      byId.put(document.getString(0), lines);
    }
    List<String> all = new ArrayList<>();
    TEXTS.keySet().forEach(id -> all.addAll(byId.get(id)));
    return all;
  }

  private static String line(String id, String phrase, double score, int begin, int end) {
    return id + "|" + phrase + "|" + score + "|" + begin + "|" + end;
  }
}

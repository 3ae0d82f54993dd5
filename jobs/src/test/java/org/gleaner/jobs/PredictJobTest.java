package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.Answer;
import org.gleaner.network.Choice;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code predict} writes is what the network says when it is called. */
final class PredictJobTest {
  private static final double ROUNDED = 1e-5;
  private static final List<String> REPLACED = List.of("original", "replaced");
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final JobRunner jobs = new JobRunner();

  /** Saves a network of random weights. */
  private SavedNetwork network(String task, List<String> labels, String... options)
      throws IOException {
    Map<String, String> all = new TreeMap<>(Map.of("embedding-size", "6"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    String encoder = task.equals("rank") || task.equals("answer") ? "cnn" : "bilstm";
    NetworkDefinition definition =
        new NetworkDefinition(
            task.equals("masked") || task.equals("replaced") ? "cnn" : encoder, task, all);
    Vocabulary words = Vocabulary.of(Map.of("red", 3L, "green", 2L, "blue", 1L), 1, 9);
    Lexicon lexicon = new WordLexicon(definition.newTask().forms(), words, definition.characters());
    ComputationGraph graph =
        new ComputationGraph(definition.configuration(lexicon, TrainerSettings.defaults()));
    graph.init();
    SavedNetwork saved =
        new SavedNetwork(
            definition, lexicon, labels, TaskState.none(), Map.of(), Weights.of(graph));
    NetworkStore.save(saved, jobs.path(task));
    return saved;
  }

  private Map<String, Row> predicted(String task, List<String> lines) throws IOException {
    JsonNode summary =
        jobs.run("predict")
            .in("model", task)
            .with("input", jobs.file(task + ".jsonl", lines))
            .in("output", "of " + task)
            .summary();
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : jobs.parquet("of " + task + "/predictions").collectAsList()) {
      assertNull(rows.put(row.getAs("id"), row));
    }
    assertEquals(rows.size(), summary.get("rows").intValue());
    assertEquals(lines.size(), rows.size() + summary.get("quarantined").intValue());
    return rows;
  }

  private List<String> codes(String task) {
    return jobs.quarantine("of " + task).stream().map(row -> row.<String>getAs("code")).toList();
  }

  private static String line(String id, String... fields) throws IOException {
    var line = JSON.createObjectNode().put("id", id);
    for (int i = 0; i < fields.length; i += 2) {
      line.set(
          fields[i],
          fields[i + 1].startsWith("[")
              ? JSON.readTree(fields[i + 1])
              : JSON.getNodeFactory().textNode(fields[i + 1]));
    }
    return line.toString();
  }

  @Test
  void labelsAndNumbers() throws IOException {
    List<String> labels = List.of("one", "two");
    Predictor<LabelledText> one = Predictor.ofTexts(network("classify", labels, "classes", "2"));
    Predictor<LabelledText> several =
        Predictor.ofTexts(network("multi-label", labels, "classes", "2", "threshold", "0.3"));
    Predictor<LabelledText> number = Predictor.ofTexts(network("regress", List.of()));
    List<String> lines =
        new ArrayList<>(
            List.of(
                line("a", "text", "red green"),
                line("b", "text", "blue", "title", "green"),
                line("c", "html", "<p>red <b>blue</b></p>"),
                line("d", "title", "no text"),
                "{broken"));
    Map<String, String> texts = Map.of("a", "red green", "b", "green\nblue", "c", "red blue\n");
    Map<String, Row> classes = predicted("classify", lines);
    assertEquals(List.of("MISSING_FIELD", "INVALID_JSON"), codes("classify"));
    Map<String, Row> sets = predicted("multi-label", lines);
    Map<String, Row> numbers = predicted("regress", lines);
    texts.forEach(
        (id, text) -> {
          LabelledText read = LabelledText.unlabelled(text);
          float[] output = one.output(read);
          String label = one.decide(output).get(0);
          assertEquals(label, classes.get(id).getAs("label"));
          assertEquals(
              output[labels.indexOf(label)], classes.get(id).<Double>getAs("probability"), ROUNDED);
          assertEquals(several.decide(several.output(read)), sets.get(id).getList(4));
          assertEquals(number.output(read)[0], numbers.get(id).<Double>getAs("value"), ROUNDED);
        });
    assertTrue(Files.readString(jobs.path("of classify/report.html")).contains("By label"));
  }

  @Test
  void pairsAndVectors() throws IOException {
    Predictor<LabelledText> pair =
        Predictor.ofTexts(network("pair", List.of(), "answer", "number"));
    Predictor<LabelledText> vectors = Predictor.ofTexts(network("text-vector", List.of()));
    List<String> lines =
        List.of(line("a", "text", "red", "second", "green"), line("b", "text", "blue red"));
    LabelledText two = LabelledText.unlabelled(List.of("red", "green"));
    Map<String, Row> pairs = predicted("pair", lines);
    assertEquals(Set.of("a"), pairs.keySet());
    assertEquals(pair.output(two)[0], pairs.get("a").<Double>getAs("value"), ROUNDED);
    assertEquals(List.of("MISSING_FIELD"), codes("pair"));
    Map<String, Row> found = predicted("text-vector", lines);
    assertEquals(vectors.output(two)[0], found.get("a").<Double>getAs("similarity"), ROUNDED);
    assertNull(found.get("a").getAs("vector"));
    float[] vector = vectors.output(LabelledText.unlabelled("blue red"));
    List<Float> written = found.get("b").getList(found.get("b").fieldIndex("vector"));
    assertEquals(vector.length, written.size());
    for (int i = 0; i < vector.length; i++) {
      assertEquals(vector[i], written.get(i), ROUNDED);
    }
  }

  @Test
  void tagsAnswersRankingsAndMasks() throws IOException {
    Predictor<LabelledText> tagger =
        Predictor.ofTexts(network("tag", List.of("B-x", "O"), "classes", "2"));
    List<String> tokens = List.of("red", "is", "blue");
    Map<String, Row> tags =
        predicted(
            "tag",
            List.of(
                line("a", "text", "red is blue"),
                line("b", "tokens", "[\"red\", \"is\", \"blue\"]"),
                line("c", "text", " ")));
    assertEquals(List.of("EMPTY_TEXT"), codes("tag"));
    List<String> expected = tagger.decide(tagger.output(LabelledText.unlabelled(tokens)));
    for (String id : List.of("a", "b")) {
      List<Row> rows = tags.get(id).getList(tags.get(id).fieldIndex("tags"));
      assertEquals(tokens, rows.stream().map(row -> row.getString(0)).toList());
      assertEquals(expected, rows.stream().map(row -> row.getString(3)).toList());
      assertEquals(id.equals("a") ? 7 : null, rows.get(2).get(1));
    }
    Predictor<LabelledText> answerer =
        Predictor.ofTexts(network("answer", List.of("answer", "none")));
    Answer answer = Answer.of(answerer, "which", "red or blue");
    Row answered =
        predicted("answer", List.of(line("a", "question", "which", "context", "red or blue")))
            .get("a");
    Row given = answered.getAs("answer");
    assertEquals(answer == null ? null : answer.text(), given == null ? null : given.getString(0));
    Predictor<LabelledText> ranker = Predictor.ofTexts(network("rank", List.of()));
    Row ranked =
        predicted(
                "rank",
                List.of(
                    line(
                        "a", "context", "[\"red\", \"which\"]", "candidates", "[\"no\", \"blue\"]"),
                    line("b", "context", "red", "candidates", "[]")))
            .get("a");
    assertEquals(List.of("MISSING_FIELD"), codes("rank"));
    List<Row> ranking = ranked.getList(ranked.fieldIndex("ranking"));
    assertEquals(
        Choice.of(ranker, "red\nwhich", "", List.of("no", "blue")).stream()
            .map(Choice::text)
            .toList(),
        ranking.stream().map(row -> row.getString(0)).toList());
  }

  @Test
  void replacedTokensAreFound() throws IOException {
    Predictor<LabelledText> predictor = Predictor.ofTexts(network("replaced", REPLACED));
    float[] output = predictor.output(LabelledText.unlabelled("red is blue"));
    Row row = predicted("replaced", List.of(line("a", "text", "red is blue"))).get("a");
    List<Float> found = row.getList(row.fieldIndex("replaced"));
    assertEquals(3, found.size());
    for (int i = 0; i < output.length; i++) {
      assertEquals(output[i], found.get(i), ROUNDED);
    }
  }

  @Test
  void masksAreFilled() throws IOException {
    SavedNetwork saved = network("masked", List.of());
    Row row = predicted("masked", List.of(line("a", "text", "red [MASK] blue"))).get("a");
    List<Row> filled = row.getList(row.fieldIndex("filled"));
    List<FilledMask> expected = new MaskPredictor(saved).fill("red [MASK] blue", 5);
    assertEquals(
        expected.stream().map(FilledMask::piece).toList(),
        filled.stream().map(one -> one.getString(1)).toList());
  }

  @Test
  void everyFormatKeepsItsFields() throws IOException {
    network("classify", List.of("one", "two"), "classes", "2");
    String json = line("a", "text", "red", "url", "http://a", "more", "[1, {\"b\": null}]");
    Files.createDirectories(jobs.path("in/day=3"));
    Files.writeString(jobs.path("in/day=3/a.jsonl"), json + "\n");
    Files.writeString(jobs.path("in/b.tsv"), "b\tgreen\t \"quoted\"\n");
    Files.writeString(jobs.path("in/c.txt"), "blue\n");
    CommandLineRun.spark()
        .sql("select 'd' as id, 'red' as text, 7 as n, named_struct('x', 1.5D) as s")
        .write()
        .mode(SaveMode.Append)
        .parquet(jobs.path("in/table").toString());
    JobRunner.Command predict =
        jobs.run("predict")
            .in("model", "classify")
            .in("input", "in")
            .with("columns", "id,text,mark");
    predict.in("output", "all").done();
    Map<String, JsonNode> fields = fields("all");
    JsonNode own = JSON.readTree(json);
    ((com.fasterxml.jackson.databind.node.ObjectNode) own).put("day", "3");
    assertEquals(own, fields.get("a"));
    assertEquals(
        JSON.readTree("{\"id\":\"b\",\"text\":\"green\",\"mark\":\" \\\"quoted\\\"\"}"),
        fields.get("b"));
    assertEquals(
        JSON.readTree("{\"id\":\"d\",\"text\":\"red\",\"n\":7,\"s\":{\"x\":1.5}}"),
        fields.get("d"));
    assertEquals(4, fields.size());
    jobs.run("predict")
        .in("model", "classify")
        .in("input", "in")
        .with("columns", "id,text,mark")
        .with("keep", "url,n")
        .in("output", "some")
        .done();
    assertEquals(JSON.readTree("{\"url\":\"http://a\"}"), fields("some").get("a"));
    assertEquals(JSON.readTree("{\"n\":7}"), fields("some").get("d"));
    jobs.run("predict")
        .in("model", "classify")
        .in("input", "in")
        .with("columns", "id,text,mark")
        .with("keep", "none")
        .in("output", "none")
        .done();
    assertEquals(
        List.of("id", "source", "position", "label", "probability"),
        Arrays.asList(jobs.parquet("none/predictions").columns()));
  }

  private Map<String, JsonNode> fields(String output) throws IOException {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Row row : jobs.parquet(output + "/predictions").collectAsList()) {
      String json = row.getAs("fields");
      fields.put(row.getAs("id"), json == null ? JSON.nullNode() : JSON.readTree(json));
    }
    return fields;
  }

  @Test
  void wrongSettingsAreReportedTogether() {
    CommandLineRun run =
        CommandLineRun.withoutSpark("predict", "--model", "nowhere", "--keep", "a,,b");
    assertEquals(2, run.exit());
    for (String problem : List.of("--input", "--output", "--keep")) {
      assertTrue(run.err().contains(problem), run.err());
    }
  }

  /** A task that is added needs its columns. */
  @Test
  void everyTaskHasItsTest() {
    Set<String> tested =
        Set.of(
            "classify",
            "multi-label",
            "regress",
            "pair",
            "text-vector",
            "tag",
            "answer",
            "rank",
            "masked",
            "replaced",
            "clean");
    assertEquals(tested, new HashSet<>(Tasks.CATALOGUE.names()));
  }
}

package org.gleaner.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.NGram;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.clean.CleanedText;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.Predictor;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.model.LocalFolder;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.CandidateRanker;
import org.gleaner.stage.DocumentSegmenter;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.KeyphraseRanker;
import org.gleaner.stage.MaskFiller;
import org.gleaner.stage.QuestionAnswerer;
import org.gleaner.stage.TextNormalizer;
import org.gleaner.text.Segment;
import org.gleaner.text.segment.Segmenters;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL, the stages of Spark ML and direct calls say the same; and where functions may stand. */
final class ModelFunctionsTest {
  private static final List<String> TEXTS =
      Arrays.asList(
          "a fine film",
          "We met Ada Lovelace. The river rises in the hills, a poor film.",
          null,
          "",
          "menu login 3",
          "\ud800 odd \u00e9\u0301 signs \ud83d\ude00");

  private static SmallModels models;
  private static Dataset<Row> texts;

  @BeforeAll
  static void prepare() {
    models = SmallModels.get();
    texts = SmallModels.column("text", DataTypes.StringType, TEXTS);
    texts.createOrReplaceTempView("texts");
  }

  private static List<Row> sql(String query) {
    return SqlSession.rows(models.in(query));
  }

  @Test
  void classifierIsTheStageAndTheDirectCall() {
    List<Row> stage =
        new IndexToString()
            .setInputCol("prediction")
            .setOutputCol("decided")
            .transform(models.classifier.transform(texts).na().drop(new String[] {"prediction"}))
            .select("text", "decided", "probability", "prediction")
            .collectAsList();
    Predictor<LabelledText> direct = Predictor.ofTexts(local("models/classifier"));
    List<Row> rows =
        sql(
            "SELECT text, l.* FROM (SELECT text, classify_text(text, 'models/classifier') l"
                + " FROM texts WHERE text IS NOT NULL)");
    assertEquals(TEXTS.size() - 1, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(stage.get(i).get(0), rows.get(i).get(0));
      assertEquals(stage.get(i).get(1), rows.get(i).get(1));
      Vector probability = stage.get(i).getAs("probability");
      double ofStage = probability.apply((int) stage.get(i).getDouble(3));
      assertEquals(ofStage, rows.get(i).getDouble(2), 1e-6);
      float[] output = direct.output(LabelledText.unlabelled(List.of(rows.get(i).getString(0))));
      assertEquals(direct.decide(output).get(0), rows.get(i).getString(1));
    }
    assertEquals("good", rows.get(0).getString(1));
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    Predictor<LabelledText> direct = Predictor.ofTexts(local("models/classifier"));
    Dataset<Row> many =
        SqlSession.get()
            .range(0, 200, 1, 4)
            .selectExpr("concat('a fine film ', id, if(id % 2 = 0, ' poor', '')) AS text");
    many.createOrReplaceTempView("many");
    for (Row row : sql("SELECT text, classify_text(text, 'models/classifier') FROM many")) {
      float[] output = direct.output(LabelledText.unlabelled(List.of(row.getString(0))));
      String label = direct.decide(output).get(0);
      assertEquals(label, row.getStruct(1).getString(0));
      assertEquals(output[direct.labels().indexOf(label)], row.getStruct(1).getDouble(1));
    }
  }

  @Test
  void cleanerIsTheStageAndTheDirectCall() {
    List<String> pages =
        List.of(
            "<nav>menu login 4</nav><p>The river rises in the hills.</p>",
            "<p>menu login</p><div>The river, the hills.</div><p>rises</p>",
            "");
    Dataset<Row> html = SmallModels.column("text", DataTypes.StringType, pages);
    html.createOrReplaceTempView("pages");
    List<Row> stage =
        models
            .cleaner
            .transform(new DocumentSegmenter().transform(html))
            .select("text", "cleaned")
            .collectAsList();
    assertEquals(
        stage, sql("SELECT text, clean_html(text, 'models/cleaner') AS cleaned FROM pages"));
    SegmentCleaner direct = SegmentCleaner.load(local("models/cleaner"));
    List<Segment> segments = Segmenters.CATALOGUE.named("html").segment(pages.get(0));
    float[] probabilities = direct.removeProbabilities(List.of(segments)).get(0);
    String cleaned = CleanedText.of(segments, probabilities, direct.threshold()).text();
    assertEquals("The river rises in the hills.", cleaned);
    assertEquals(cleaned, stage.get(0).getString(1));
  }

  @Test
  void cleanerOfPlainTextIsTheStages() {
    Dataset<Row> normalized =
        new TextNormalizer().setOutputCol("normal").transform(texts).where("text IS NOT NULL");
    Dataset<Row> segments =
        new DocumentSegmenter()
            .setTextCol("normal")
            .setSegmenter("paragraphs")
            .transform(normalized);
    assertEquals(
        models.cleaner.transform(segments).select("text", "cleaned").collectAsList(),
        sql("SELECT text, clean_text(text, 'models/cleaner') FROM texts WHERE text IS NOT NULL"));
  }

  @Test
  void taggerIsTheStage() {
    Dataset<Row> tokens = new DocumentTokenizer().transform(texts);
    assertEquals(
        models.tagger.transform(tokens).select("text", "prediction").collectAsList(),
        sql("SELECT text, tag_text(text, 'models/tagger').label FROM texts"));
    List<Row> tags =
        sql("SELECT tag_text('We met Ada Lovelace.', 'models/tagger')").get(0).getList(0);
    assertEquals("[Ada,7,10,B-PER]", tags.get(2).toString());
  }

  @Test
  void answersAreTheStages() {
    Dataset<Row> asked =
        texts
            .withColumnRenamed("text", "context")
            .union(SqlSession.get().sql("SELECT 'We met Ada in Rome. Log in.'"))
            .withColumn("question", org.apache.spark.sql.functions.lit("Where is Ada?"));
    asked.createOrReplaceTempView("asked");
    QuestionAnswerer stage =
        new QuestionAnswerer(ModelFiles.read(new LocalFolder(local("models/answerer"))));
    List<Row> rows =
        sql("SELECT context, answer_text(question, context, 'models/answerer') FROM asked");
    assertEquals(stage.transform(asked).select("context", "answer").collectAsList(), rows);
    Row answer = rows.get(rows.size() - 1).getStruct(1);
    assertEquals("Rome", answer.getString(0));
    assertEquals(List.of(14, 18), List.of(answer.getInt(2), answer.getInt(3)));
    assertNull(
        sql("SELECT answer_text('Where is Ada?', 'We met Ada.', 'models/answerer')").get(0).get(0));
    assertNull(sql("SELECT answer_text('Where is Ada?', '', 'models/answerer')").get(0).get(0));
  }

  @Test
  void filledMasksAreTheStagesAndTheDirectCalls() {
    Dataset<Row> masked =
        texts.union(
            SqlSession.get()
                .sql(
                    "SELECT 'The [MASK] rises in the <mask> .' UNION ALL SELECT 'We met"
                        + " [MASK] in Rome .'"));
    masked.createOrReplaceTempView("masked");
    MaskFiller stage = new MaskFiller(ModelFiles.read(new LocalFolder(local("models/masked"))));
    List<Row> expected = stage.setTop(3).transform(masked).select("text", "filled").collectAsList();
    List<Row> rows = sql("SELECT text, fill_mask(text, 'models/masked', 3) FROM masked");
    assertEquals(TEXTS.size() + 2, rows.size());
    MaskPredictor direct = MaskPredictor.load(local("models/masked"));
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(expected.get(i).get(0), rows.get(i).get(0));
      if (rows.get(i).isNullAt(0)) {
        assertTrue(rows.get(i).isNullAt(1) && expected.get(i).isNullAt(1));
        continue;
      }
      List<Row> filled = rows.get(i).getList(1);
      List<Row> ofStage = expected.get(i).getList(1);
      List<FilledMask> called = direct.fill(rows.get(i).getString(0), 3);
      assertEquals(filled.size(), ofStage.size());
      assertEquals(filled.size(), called.size());
      for (int k = 0; k < filled.size(); k++) {
        assertEquals(called.get(k).mask(), filled.get(k).getInt(0));
        assertEquals(called.get(k).piece(), filled.get(k).getString(1));
        assertEquals(called.get(k).probability(), filled.get(k).getDouble(2));
        assertEquals(called.get(k).text(), filled.get(k).getString(3));
        assertEquals(called.get(k).piece(), ofStage.get(k).getString(1));
        assertEquals(called.get(k).probability(), ofStage.get(k).getDouble(2), 1e-6);
      }
    }
    assertEquals(0, rows.get(0).getList(1).size());
    List<Row> two = rows.get(TEXTS.size()).getList(1);
    assertEquals(6, two.size());
    String first = two.get(0).getString(1);
    assertEquals("The " + first + " rises in the <mask> .", two.get(0).getString(3));
    String second = two.get(3).getString(1);
    assertEquals("The [MASK] rises in the " + second + " .", two.get(3).getString(3));
  }

  @Test
  void asManyPiecesAreGivenAsAreAskedFor() {
    String call = "SELECT size(fill_mask('We met [MASK] .', 'models/masked'%s))";
    assertEquals(5, sql(String.format(Locale.ROOT, call, "")).get(0).getInt(0));
    assertEquals(1, sql(String.format(Locale.ROOT, call, ", 1")).get(0).getInt(0));
    int all = sql(String.format(Locale.ROOT, call, ", 1000000")).get(0).getInt(0);
    assertTrue(all > 10 && all < 20, "pieces: " + all);
    assertEquals(
        "Cannot use k: 0. Accepted: a whole number 1 to 2147483647",
        message(String.format(Locale.ROOT, call, ", 0")));
  }

  @Test
  void rankedCandidatesAreTheStages() {
    Dataset<Row> items =
        texts
            .withColumnRenamed("text", "context")
            .selectExpr(
                "context",
                "IF(context = '', array(), array('No.', concat('In ', 'Rome.'))) AS candidates",
                "IF(context LIKE 'menu%', NULL, 'Where?') AS question");
    items.createOrReplaceTempView("items");
    CandidateRanker stage =
        new CandidateRanker(ModelFiles.read(new LocalFolder(local("models/ranker"))));
    assertRanked(
        stage.transform(items).select("context", "ranking").collectAsList(),
        sql("SELECT context, rank_candidates(context, candidates, 'models/ranker') FROM items"));
    assertRanked(
        stage
            .setQuestionCol("question")
            .transform(items)
            .select("context", "ranking")
            .collectAsList(),
        sql(
            "SELECT context, rank_candidates(context, candidates, 'models/ranker', question)"
                + " FROM items"));
    List<Row> ranked =
        sql("SELECT rank_candidates('Is Ada here?', array('No.', 'In Rome.'), 'models/ranker')")
            .get(0)
            .getList(0);
    assertEquals("In Rome.", ranked.get(0).getString(0));
    assertEquals(List.of(1, 0), List.of(ranked.get(0).getInt(2), ranked.get(1).getInt(2)));
    assertEquals(1, ranked.get(0).getDouble(1) + ranked.get(1).getDouble(1), 1e-6);
    assertNull(
        sql("SELECT rank_candidates('a', array('No.', NULL), 'models/ranker')").get(0).get(0));
    assertEquals(
        List.of(), sql("SELECT rank_candidates('a', array(), 'models/ranker')").get(0).getList(0));
  }

  /** Equal, but for the rounding of probabilities that are computed with those of other rows. */
  private static void assertRanked(List<Row> expected, List<Row> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).isNullAt(1), actual.get(i).isNullAt(1));
      List<Row> own = actual.get(i).isNullAt(1) ? List.of() : actual.get(i).getList(1);
      for (int k = 0; k < own.size(); k++) {
        Row stage = expected.get(i).<Row>getList(1).get(k);
        assertEquals(stage.getString(0), own.get(k).getString(0));
        assertEquals(stage.getDouble(1), own.get(k).getDouble(1), 1e-6);
        assertEquals(stage.getInt(2), own.get(k).getInt(2));
      }
    }
  }

  @Test
  void nearestWordsAreTheLibrarys() {
    List<Neighbour> direct = new NearestWords(models.words.table()).nearest("river", 3);
    List<Row> rows = sql("SELECT nearest_words('river', 3, 'models/words')").get(0).getList(0);
    assertEquals(3, rows.size());
    for (int i = 0; i < 3; i++) {
      assertEquals(
          direct.get(i), new Neighbour(rows.get(i).getString(0), rows.get(i).getDouble(1)));
    }
    assertNull(sql("SELECT nearest_words('unheard', 3, 'models/words')").get(0).get(0));
  }

  @Test
  void keyphrasesAndNgramsAreTheStages() {
    Dataset<Row> given = texts.where("text IS NOT NULL");
    Dataset<Row> tokens = new DocumentTokenizer().transform(given);
    assertEquals(
        new KeyphraseRanker()
            .setMethod("textrank")
            .setTop(4)
            .fit(tokens)
            .transform(tokens)
            .select("text", "keyphrases")
            .collectAsList(),
        sql("SELECT text, keyphrases(text, 4, 'textrank') FROM texts WHERE text IS NOT NULL"));
    Dataset<Row> words =
        SqlSession.get().sql("SELECT ngrams(text, 1) w, text FROM texts").na().drop();
    assertEquals(
        new NGram()
            .setN(2)
            .setInputCol("w")
            .setOutputCol("n")
            .transform(words)
            .select("text", "n")
            .collectAsList(),
        sql("SELECT text, ngrams(text, 2) FROM texts WHERE text IS NOT NULL"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void functionsMayStandAnywhere(boolean compiled) {
    String codegen = "spark.sql.codegen.wholeStage";
    SqlSession.get().conf().set(codegen, compiled);
    try {
      sql(
          "CREATE OR REPLACE TEMP VIEW labelled AS SELECT text,"
              + " classify_text(text, 'models/classifier').label AS label FROM texts");
      List<Row> counts = sql("SELECT label, count(*) FROM labelled GROUP BY label");
      assertEquals(
          counts,
          sql(
              "SELECT classify_text(text, 'models/classifier').label, count(*) FROM texts"
                  + " GROUP BY classify_text(text, 'models/classifier').label"));
      assertEquals(TEXTS.size(), counts.stream().mapToLong(row -> row.getLong(1)).sum());
      assertEquals(
          List.of("a fine film"),
          texts(
              sql(
                  "SELECT a.text FROM texts a JOIN texts b ON text_similarity(a.text, b.text)"
                      + " > .9 AND language(a.text) <=> language(b.text) WHERE a.text LIKE '%fine%'")));
      assertEquals(
          List.of("a fine film"),
          texts(
              sql(
                  "SELECT text FROM texts WHERE text LIKE 'a %' AND size(tokens(text)) = 3"
                      + " ORDER BY classify_text(text, 'models/classifier').probability")));
    } finally {
      SqlSession.get().conf().unset(codegen);
    }
  }

  private static List<String> texts(List<Row> rows) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.getString(0)));
    return texts;
  }

  @Test
  void aWrongModelIsToldBeforeTheFirstRow() {
    assertEquals(
        models.in(
            "Cannot use model: models/tagger is of kind network and task tag. Accepted: of kind"
                + " network and task classify"),
        message("SELECT classify_text(text, 'models/tagger') FROM texts"));
    assertTrue(
        message("SELECT clean_text(text, 'models/words') FROM texts")
            .contains("is of kind word-vectors. Accepted: of kind network and task clean"));
    for (String missing : List.of("/not/there", "")) {
      assertTrue(
          message("SELECT nearest_words(text, 2, '" + missing + "') FROM texts")
              .startsWith("Cannot read model: " + missing));
    }
  }

  private static String message(String query) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> sql(query));
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    return e.getMessage();
  }

  private static java.nio.file.Path local(String placeholder) {
    return java.nio.file.Path.of(models.folders.get(placeholder));
  }
}

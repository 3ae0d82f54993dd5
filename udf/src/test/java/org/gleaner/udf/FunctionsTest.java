package org.gleaner.udf;

import static org.gleaner.udf.SqlSession.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every function of the catalogue, and the values of those without a model. */
final class FunctionsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("'models/\\w+'");

  private static Stream<DynamicTest> forEach(java.util.function.Consumer<String> test) {
    return Functions.CATALOGUE.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> test.accept(name)));
  }

  private static String message(String expression) {
    Exception e = assertThrows(Exception.class, () -> value(expression));
    assertTrue(
        e instanceof AnalysisException || e instanceof IllegalArgumentException, e.toString());
    return e.getMessage();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() {
    return forEach(
        name -> {
          SqlFunction function = Functions.CATALOGUE.named(name);
          assertTrue(function.example().startsWith(name + "("), function.example());
          assertNotNull(value(SmallModels.get().in(function.example())));
        });
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionIsDescribed() {
    return forEach(
        name -> {
          SqlFunction function = Functions.CATALOGUE.named(name);
          String described = SqlSession.rows("DESCRIBE FUNCTION EXTENDED " + name).toString();
          assertTrue(described.contains(function.documentation()), described);
          assertTrue(described.contains(function.example()), described);
          assertTrue(described.contains(name + "(" + function.signature() + ")"), described);
        });
  }

  @TestFactory
  Stream<DynamicTest> nullInAnyPlaceGivesNull() {
    return forEach(
        name -> {
          SqlFunction function = Functions.CATALOGUE.named(name);
          assertNotNull(value(name + "(" + String.join(", ", arguments(function)) + ")"));
          for (int i = 0; i < function.arguments().size(); i++) {
            List<String> arguments = arguments(function);
            arguments.set(i, "NULL");
            String constant = name + "(" + String.join(", ", arguments) + ")";
            assertNull(value(constant), constant);
            arguments.set(i, "IF(id < 9, NULL, " + arguments(function).get(i) + ")");
            String column = name + "(" + String.join(", ", arguments) + ")";
            assertNull(SqlSession.get().range(1).selectExpr(column).first().get(0), column);
          }
        });
  }

  /** Something for each argument. */
  private static List<String> arguments(SqlFunction function) {
    List<String> arguments = new ArrayList<>();
    for (Argument argument : function.arguments()) {
      Matcher model = PLACEHOLDER.matcher(function.example());
      if (argument.name().equals("model")) {
        assertTrue(model.find());
        arguments.add(SmallModels.get().in(model.group()));
      } else if (argument.type().equals(DataTypes.IntegerType)) {
        arguments.add("1");
      } else if (argument.type().equals(DataTypes.StringType)) {
        Object byDefault = argument.byDefault();
        arguments.add(
            byDefault == null
                ? "'the quick brown fox jumps over the lazy dog, and then it sleeps'"
                : "'" + byDefault + "'");
      } else if (argument.name().equals("candidates")) {
        arguments.add("array('In Rome.', 'No.')");
      } else {
        arguments.add("array(1, 2)");
      }
    }
    if (function.arguments().get(0).name().equals("word")) {
      arguments.set(0, "'river'");
    }
    return arguments;
  }

  @TestFactory
  Stream<DynamicTest> aWrongNumberOfArgumentsSaysWhatIsAccepted() {
    return forEach(
        name -> {
          SqlFunction function = Functions.CATALOGUE.named(name);
          String accepted = "Accepted: " + name + "(" + function.signature() + ")";
          List<String> arguments = arguments(function);
          arguments.add("1");
          String tooMany = message(name + "(" + String.join(", ", arguments) + ")");
          assertTrue(tooMany.endsWith(accepted), tooMany);
          assertTrue(message(name + "()").startsWith("Cannot call " + name + " with 0 arguments"));
        });
  }

  @TestFactory
  Stream<DynamicTest> aWrongTypeIsNamed() {
    return forEach(
        name -> {
          List<String> arguments = arguments(Functions.CATALOGUE.named(name));
          arguments.set(0, "map('a', 1)");
          String wrong = message(name + "(" + String.join(", ", arguments) + ")");
          assertTrue(wrong.contains("DATATYPE_MISMATCH") && wrong.contains("map(a, 1)"), wrong);
        });
  }

  @TestFactory
  Stream<DynamicTest> noFunctionButSentencesHidesOneOfSparks() {
    return forEach(
        name ->
            assertEquals(
                name.equals("sentences"),
                org.apache.spark.sql.catalyst.analysis.FunctionRegistry.builtin()
                    .functionExists(new org.apache.spark.sql.catalyst.FunctionIdentifier(name)),
                name));
  }

  @Test
  void valuesAreThoseOfTheLibrary() {
    assertEquals("caf\u00e9 au lait", value("normalize_text('caf\u00c3\u00a9  au lait')"));
    assertEquals("en", value("language('This is an English sentence, is it not?')"));
    assertEquals(List.of("Dr. Who came.", "He left."), list("sentences('Dr. Who came. He left.')"));
    assertEquals(
        List.of("It", "costs", "3.50", "euros", "."), list("tokens('It costs 3.50 euros.')"));
    assertEquals(List.of("机器", "学习"), list("tokens('机器学习', 'zh')"));
    assertEquals(List.of("人工", "知能", "の", "研究"), list("tokens('人工知能の研究', 'auto')"));
    assertEquals(List.of("One", "Two"), list("html_segments('<p>One</p><p>Two</p>')"));
    assertEquals(List.of("deep nets", "nets learn"), list("ngrams('Deep nets, learn!', 2)"));
    assertEquals(List.of(), list("ngrams('Deep nets', 3)"));
  }

  private static List<?> list(String expression) {
    return SqlSession.get().sql("SELECT " + expression).first().getList(0);
  }

  @Test
  void argumentsAtTheEndMayBeLeftOut() {
    String text = "'Neural networks learn slowly, said the engineers of neural networks.'";
    List<?> all = list("keyphrases(" + text + ")");
    assertEquals(all, list("keyphrases(" + text + ", 10, 'position-weighted-tf-idf')"));
    assertEquals(all.subList(0, 1), list("keyphrases(" + text + ", 1)"));
    Row best = (Row) list("keyphrases(" + text + ", 1, 'first-phrases')").get(0);
    assertEquals("Neural networks", best.getString(0));
    assertEquals(0, best.getInt(2));
    assertEquals(15, best.getInt(3));
  }

  @Test
  void textsAreComparedByTheirWords() {
    assertEquals(1.0, (double) value("text_similarity('The cat!', 'cat, the')"), 1e-15);
    assertEquals(2 / 3.0, (double) value("text_similarity('the cat sat', 'the cat ran')"), 1e-15);
    assertEquals(
        0.5, (double) value("text_similarity('the cat sat', 'the cat ran', 'jaccard')"), 1e-15);
    assertEquals(0.0, value("text_similarity('', 'cat')"));
  }

  @Test
  void vectorsOfAnyKindAreCompared() {
    assertEquals(1.0, (double) value("cosine_similarity(array(1, 2), array(2L, 4L))"), 1e-15);
    assertEquals(
        0.6, (double) value("cosine_similarity(array(float(3), float(4)), array(1d, 0d))"), 1e-15);
    assertEquals(0.0, value("cosine_similarity(array(0, 0), array(1, 1))"));
    assertNull(value("cosine_similarity(array(1, NULL), array(1, 1))"));
    List<Row> rows =
        List.of(
            org.apache.spark.sql.RowFactory.create(
                org.apache.spark.ml.linalg.Vectors.dense(3, 4),
                org.apache.spark.ml.linalg.Vectors.sparse(2, new int[] {0}, new double[] {2})));
    SqlSession.get()
        .createDataFrame(
            rows,
            new org.apache.spark.sql.types.StructType()
                .add("a", org.apache.spark.ml.linalg.SQLDataTypes.VectorType())
                .add("b", org.apache.spark.ml.linalg.SQLDataTypes.VectorType()))
        .createOrReplaceTempView("vectors");
    Row row =
        SqlSession.rows(
                "SELECT cosine_similarity(a, b), cosine_similarity(array(1, 0), b) FROM vectors")
            .get(0);
    assertEquals(0.6, row.getDouble(0), 1e-15);
    assertEquals(1, row.getDouble(1), 1e-15);
  }

  @Test
  void typesAreCastAsSparksOwnFunctionsDo() {
    assertEquals(List.of("12"), list("tokens(12)"));
    assertEquals(1, list("keyphrases('Neural networks learn.', 1L)").size());
    assertEquals(1, list("keyphrases('Neural networks learn.', '1')").size());
  }

  @Test
  void whatIsNotAcceptedIsToldInOneLine() {
    assertTrue(
        message("tokens('a', 'english')").contains("Cannot use language: english. Accepted: aa,"));
    assertTrue(
        message("keyphrases('a', 3, 'rake', 'english')")
            .contains("Cannot use language: english. Accepted: aa,"));
    String method = message("keyphrases('a', 3, 'textrang')");
    assertTrue(method.startsWith("Cannot find scorer: textrang. Known: first-phrases, "), method);
    assertEquals(
        "Cannot use n: 9. Accepted: a whole number 1 to 5", message("ngrams('some text', 9)"));
    assertEquals(
        "Cannot use n: -1. Accepted: a whole number 0 to 2147483647",
        message("keyphrases('a', -1)"));
    assertEquals(
        "Cannot find similarity: dice. Known: cosine, jaccard",
        message("text_similarity('a', 'b', 'dice')"));
    assertEquals(
        "Cannot compare vectors of 1 and 2 numbers. Give two of one length",
        message("cosine_similarity(array(1), array(1, 2))"));
  }

  @Test
  void deeplyNestedMarkupIsCut() {
    String deep = "concat(repeat('<div>', 100000), 'deep text', repeat('</div>', 100000))";
    assertEquals(List.of("deep text"), list("html_segments(" + deep + ")"));
  }

  @Test
  void aWrongValueInAColumnIsToldToo() {
    Exception e =
        assertThrows(
            Exception.class,
            () -> SqlSession.get().range(1).selectExpr("ngrams('a b', int(id))").collectAsList());
    assertTrue(e.getMessage().contains("Cannot use n: 0. Accepted: a whole number 1 to 5"));
  }
}

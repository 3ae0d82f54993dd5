package org.gleaner.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FunctionsTest {
  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.extensions", GleanerExtensions.class.getName())
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() {
    return Functions.CATALOGUE.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> runExample(name)));
  }

  private static void runExample(String name) {
    SqlFunction function = Functions.CATALOGUE.named(name);
    assertTrue(function.example().startsWith(name + "("), function.example());
    assertNotNull(first("SELECT " + function.example()).get(0));
    String nulls = "CAST(NULL AS STRING)" + (function.arity() == 3 ? ", 1, 'textrank'" : "");
    assertNull(first("SELECT " + name + "(" + nulls + ")").get(0));
    String described = session.sql("DESCRIBE FUNCTION EXTENDED " + name).collectAsList().toString();
    assertTrue(described.contains(function.documentation()), described);
    assertTrue(described.contains(function.example()), described);
  }

  @Test
  void valuesAreThoseOfTheLibrary() {
    assertEquals(
        "caf\u00e9 au lait", first("SELECT normalize_text('caf\u00c3\u00a9  au lait')").get(0));
    assertEquals(
        List.of("Dr. Who came.", "He left."),
        first("SELECT sentences('Dr. Who came. He left.')").getList(0));
    assertEquals(
        List.of("It", "costs", "3.50", "euros", "."),
        first("SELECT tokens('It costs 3.50 euros.')").getList(0));
    assertEquals(
        List.of("One", "Two"), first("SELECT html_segments('<p>One</p><p>Two</p>')").getList(0));
    assertEquals("en", first("SELECT language('This is an English sentence, is it not?')").get(0));
    Row best =
        (Row)
            first("SELECT keyphrases('Neural networks learn slowly.', 1, 'first-phrases')")
                .getList(0)
                .get(0);
    assertEquals("Neural networks", best.getString(0));
    assertEquals(0, best.getInt(2));
    assertEquals(15, best.getInt(3));
  }

  @Test
  void aWrongNumberOfArgumentsSaysWhatIsAccepted() {
    Exception e = assertThrows(Exception.class, () -> session.sql("SELECT tokens('a', 'b')"));
    assertTrue(e.getMessage().contains("Accepted: tokens(text)"), e.getMessage());
  }

  private static Row first(String query) {
    return session.sql(query).first();
  }
}

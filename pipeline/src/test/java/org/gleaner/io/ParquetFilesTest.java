package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet of other programs, whose columns differ from file to file. */
class ParquetFilesTest {
  @TempDir Path folder;

  private static String resource(String name) {
    try {
      return Path.of(
              Objects.requireNonNull(ParquetFilesTest.class.getResource("parquet/" + name)).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Corpus corpus(ReadSettings settings) {
    return Corpus.read(LocalSpark.session(), settings);
  }

  private static List<Row> documents(ReadSettings settings) {
    return corpus(settings).documents().orderBy("source", "position").collectAsList();
  }

  /** A Parquet file of JSON lines, whose columns are those of the lines. */
  private void write(String name, String... lines) throws IOException {
    Path json = Files.writeString(folder.resolve("lines.json"), String.join("\n", lines));
    Dataset<Row> rows = LocalSpark.session().read().json(json.toString());
    rows.coalesce(1).write().mode("append").parquet(folder.resolve("in/" + name).toString());
    Files.delete(json);
  }

  @Test
  void eachFileCountsWithItsOwnColumns() throws IOException {
    List<Row> rows = documents(ReadSettings.of(resource("mixed")));
    assertEquals(3, rows.size());
    assertEquals(1, rows.stream().filter(row -> (boolean) row.getAs("html")).count());
    write("a", "{\"id\": 1, \"text\": \"a\", \"label\": 5}");
    write("b", "{\"id\": \"x\", \"html\": \"<p>b\", \"label\": \"five\"}");
    write("c", "{\"text\": \"c\", \"label\": {\"x\": 1}}");
    Files.write(folder.resolve("in/c/none.parquet"), new byte[0]);
    Files.writeString(folder.resolve("in/c/bad.parquet"), "PAR1 nothing PAR1");
    ReadSettings settings =
        ReadSettings.of(folder.resolve("in").toString())
            .withField(Field.optional("label", Field.Kind.JSON));
    rows = documents(settings);
    assertEquals(
        List.of("5", "\"five\"", "{\"x\":1}"), rows.stream().map(r -> r.getAs("label")).toList());
    assertEquals("1", rows.get(0).getAs("id"));
    assertEquals(Map.of("TRUNCATED_INPUT", 2L), Quarantine.counts(corpus(settings).quarantine()));
  }

  @Test
  void typesThatNobodyAsksForStandInNobodysWay() {
    assertEquals(3, documents(ReadSettings.of(resource("types/nanoseconds.parquet"))).size());
    List<Row> rows = documents(ReadSettings.of(resource("types/times.parquet")));
    assertEquals("1", rows.get(0).getAs("id"), "unsigned");
    assertEquals(4, documents(ReadSettings.of(resource("types/binary.parquet"))).size());
    assertEquals(4, documents(ReadSettings.of(resource("types/large.parquet"))).size());
    ReadSettings asked =
        ReadSettings.of(resource("types/times.parquet"))
            .withField(Field.optional("t", Field.Kind.TEXT));
    GleanerException e = assertThrows(GleanerException.class, () -> corpus(asked));
    assertEquals(ErrorCode.WRONG_TYPE, e.code());
  }

  @Test
  void columnOfNullsMayHaveAnyType() {
    List<Row> rows = documents(ReadSettings.of(resource("types/nulls.parquet")));
    assertEquals(4, rows.size());
    assertEquals(false, rows.get(0).getAs("html"));
  }

  @Test
  void emptyMarkupAndEmptyIdAreNone() throws IOException {
    write(
        "a",
        "{\"id\": \"\", \"text\": \"a\", \"html\": \"\"}",
        "{\"id\": \" \", \"text\": \"a\", \"html\": \"\\n\\u3000\"}",
        "{\"id\": \"x\", \"text\": \"a\", \"html\": \"<p>\"}",
        "{\"id\": \"y\", \"text\": \"\\n\\u3000\", \"html\": null}");
    ReadSettings settings = ReadSettings.of(folder.resolve("in").toString());
    List<Row> rows = documents(settings);
    assertEquals(List.of(false, false, true), rows.stream().map(r -> r.getAs("html")).toList());
    assertTrue(rows.get(0).<String>getAs("id").endsWith(".parquet:0"));
    assertTrue(rows.get(1).<String>getAs("id").endsWith(".parquet:1"));
    assertEquals(Map.of("EMPTY_TEXT", 1L), Quarantine.counts(corpus(settings).quarantine()));
  }

  @Test
  void foldersGiveTheColumnsOfTheirNames() throws IOException {
    write("label=a%2Fb c/language=fr", "{\"id\": \"1\", \"text\": \"a\"}");
    write("label=x/language=__HIVE_DEFAULT_PARTITION__", "{\"id\": \"2\", \"text\": \"a\"}");
    Path lines = folder.resolve("in/label=y/a.jsonl");
    Files.createDirectories(lines.getParent());
    Files.writeString(
        lines,
        "{\"id\": \"3\", \"text\": \"a\"}\n{\"id\": \"4\", \"text\": \"a\", \"label\": \"z\"}\n");
    Files.writeString(folder.resolve("in/label=y/b.txt"), "text\n");
    ReadSettings settings =
        ReadSettings.of(folder.resolve("in").toString())
            .withField(Field.required("label", Field.Kind.JSON));
    List<Row> rows = documents(settings);
    assertEquals(
        List.of("\"a/b c\"", "\"x\"", "\"y\"", "\"z\"", "\"y\""),
        rows.stream().map(row -> row.<String>getAs("label")).toList());
    assertEquals("fr", rows.get(0).getAs("language"));
    assertNull(rows.get(1).getAs("language"));
  }

  @Test
  void placesAreThoseOfTheFiles() throws IOException {
    for (String name :
        List.of(
            "a b", "c[1]", "d{2}", "e:f", "g%20h", "i+j", "ké", "l,m", "n?", "o:[1]", "p:{q}")) {
      write(name, "{\"text\": \"a\"}");
      String path = folder.resolve("in/" + name).toString();
      List<Row> rows = documents(ReadSettings.of(path));
      assertEquals(1, rows.size(), name);
      assertTrue(rows.get(0).<String>getAs("source").startsWith("file:" + path + "/"), name);
    }
    assertEquals(11, documents(ReadSettings.of(folder.resolve("in").toString())).size());
  }
}

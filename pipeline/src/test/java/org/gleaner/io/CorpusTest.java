package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Corpus corpus(ReadSettings settings) {
    return Corpus.read(LocalSpark.session(), settings);
  }

  private static List<Row> documents(ReadSettings settings) {
    return corpus(settings).documents().orderBy("source", "position").collectAsList();
  }

  private static List<Row> quarantine(ReadSettings settings) {
    return corpus(settings).quarantine().orderBy("source", "position").collectAsList();
  }

  private static String at(Row row, String column) {
    return row.getAs(column);
  }

  @Test
  void jsonLinesGiveTheDocumentAndTheFieldsAskedFor() throws IOException {
    Path path =
        file(
            "a.jsonl",
            """
            {"id": 7, "text": "plain", "keyphrases": ["a", "b"], "labels": [[1, "x"]], "other": {}}
            {"text": "gold", "html": "<p>page</p>", "language": "en"}
            """);
    ReadSettings settings =
        ReadSettings.of(path.toString())
            .withField(Field.optional("keyphrases", Field.Kind.TEXTS))
            .withField(Field.optional("labels", Field.Kind.JSON))
            .withField(Field.optional("text", Field.Kind.TEXT).as("gold"));
    List<Row> rows = documents(settings);
    assertEquals("7", at(rows.get(0), "id"));
    assertEquals("plain", at(rows.get(0), "text"));
    assertFalse((boolean) rows.get(0).getAs("html"));
    assertEquals(List.of("a", "b"), rows.get(0).getList(rows.get(0).fieldIndex("keyphrases")));
    assertEquals("[[1,\"x\"]]", at(rows.get(0), "labels"));
    assertEquals("<p>page</p>", at(rows.get(1), "text"));
    assertTrue((boolean) rows.get(1).getAs("html"));
    assertEquals("gold", at(rows.get(1), "gold"));
    assertEquals("en", at(rows.get(1), "language"));
    assertEquals("file:" + path + ":88", at(rows.get(1), "id"));
  }

  @Test
  void everyBadJsonLineIsOneQuarantineRowWithItsCode() throws IOException {
    Path path =
        file(
            "bad.jsonl",
            """
            {"text": "good"}
            {"text": "cut
            [1, 2]

            {"text": null}
            {"id": "x"}
            {"text": "  "}
            {"text": 5}
            {"text": "a"} {"text": "b"}
            {"text": "good", "text2": 1}
            """);
    ReadSettings settings = ReadSettings.of(path.toString());
    List<String> codes = new ArrayList<>();
    for (Row row : quarantine(settings)) {
      codes.add(at(row, "code"));
    }
    assertEquals(
        List.of(
            "INVALID_JSON",
            "INVALID_JSON",
            "EMPTY_TEXT",
            "MISSING_FIELD",
            "MISSING_FIELD",
            "EMPTY_TEXT",
            "WRONG_TYPE",
            "INVALID_JSON"),
        codes);
    assertEquals(2, documents(settings).size());
    Row missing = quarantine(settings).get(4);
    assertEquals("x", at(missing, "id"));
    assertEquals("field text is missing or null", at(missing, "detail"));
    assertEquals(
        "{\"id\": \"x\"}", new String((byte[]) missing.getAs("excerpt"), StandardCharsets.UTF_8));
  }

  @Test
  void detailNeverQuotesTheDocument() throws IOException {
    Path path = file("secret.jsonl", "{\"text\": secretword}\n");
    assertEquals(
        "broken JSON at column 20",
        at(quarantine(ReadSettings.of(path.toString())).get(0), "detail"));
  }

  @Test
  void invalidUtf8IsSetAsideAndAValidReplacementCharIsNot() throws IOException {
    Path path = folder.resolve("encoding.txt");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\uFEFFfirst\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {'b', (byte) 0xC3, '(', '\n'});
    bytes.write("\uFFFD kept\n".getBytes(StandardCharsets.UTF_8));
    Files.write(path, bytes.toByteArray());
    List<Row> rows = documents(ReadSettings.of(path.toString()));
    assertEquals("first", at(rows.get(0), "text"));
    assertEquals("\uFFFD kept", at(rows.get(1), "text"));
    List<Row> bad = quarantine(ReadSettings.of(path.toString()));
    assertEquals(1, bad.size());
    assertEquals("INVALID_ENCODING", at(bad.get(0), "code"));
    assertEquals(9L, (long) bad.get(0).getAs("position"));
  }

  @Test
  void linesBeforeTheBreakOfATruncatedGzipFileAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(2);
    for (int i = 0; i < 5000; i++) {
      text.append("{\"id\": \"").append(i).append("\", \"text\": \"");
      text.append(Long.toString(random.nextLong(), 36)).append("\"}\n");
    }
    byte[] whole = gzip(text.toString());
    Path path = folder.resolve("cut.jsonl.gz");
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));
    ReadSettings settings = ReadSettings.of(path.toString());
    List<Row> rows = documents(settings);
    List<Row> bad = quarantine(settings);
    assertTrue(rows.size() > 1000 && rows.size() < 4000, "rows " + rows.size());
    assertEquals(Integer.toString(rows.size() - 1), at(rows.get(rows.size() - 1), "id"));
    assertEquals(1, bad.size());
    assertEquals("TRUNCATED_INPUT", at(bad.get(0), "code"));
    String lines = text.toString();
    long broken = bad.get(0).getAs("position");
    assertEquals(rows.size(), lines.substring(0, (int) broken).lines().count());
    assertTrue(
        lines.startsWith(
            new String((byte[]) bad.get(0).getAs("excerpt"), StandardCharsets.UTF_8),
            (int) broken));
  }

  @Test
  void damagedAndEmptyGzipFilesAreOneRowEach() throws IOException {
    Files.write(folder.resolve("a.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 7, 7, 7, 7});
    Files.write(folder.resolve("b.jsonl.gz"), new byte[0]);
    Files.write(folder.resolve("c.jsonl.gz"), gzip("{\"text\": \"fine\"}"));
    ReadSettings settings = ReadSettings.of(folder.toString());
    assertEquals(Map.of("TRUNCATED_INPUT", 2L), Quarantine.counts(corpus(settings).quarantine()));
    assertEquals(1, documents(settings).size());
  }

  @Test
  void everyMemberOfAConcatenatedGzipFileIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip("one\ntwo\n"));
    bytes.write(gzip("three\n"));
    Path path = folder.resolve("members.txt.gz");
    Files.write(path, bytes.toByteArray());
    assertEquals(3, documents(ReadSettings.of(path.toString())).size());
  }

  @Test
  void anySplitSizeGivesTheSameRows() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("line ").append("é".repeat(random.nextInt(40))).append(i);
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    Path path = file("lines.txt", text.toString());
    List<Row> whole = documents(ReadSettings.of(path.toString()));
    assertEquals(60, whole.size());
    for (long size : new long[] {13, 64, 1000}) {
      assertEquals(whole, documents(ReadSettings.of(path.toString()).withSplitBytes(size)));
    }
  }

  @Test
  void tabSeparatedColumnsAreNamedByPosition() throws IOException {
    Path path = file("a.tsv", "pos\tskip\tsome \"text\"\textra\nneg\n");
    ReadSettings settings =
        ReadSettings.of(path.toString())
            .withColumns(List.of("label", "_", "text"))
            .withField(Field.required("label", Field.Kind.TEXT));
    Row row = documents(settings).get(0);
    assertEquals("some \"text\"", at(row, "text"));
    assertEquals("pos", at(row, "label"));
    Row bad = quarantine(settings).get(0);
    assertEquals("MISSING_COLUMN", at(bad, "code"));
    assertEquals("the line has 1 columns, 3 were named", at(bad, "detail"));
  }

  @Test
  void tabSeparatedFileWithoutColumnNamesIsRefused() throws IOException {
    Path path = file("a.tsv", "x\ty\n");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> corpus(ReadSettings.of(path.toString())));
    assertTrue(e.getMessage().startsWith("Cannot read tab-separated file: "), e.getMessage());
  }

  @Test
  void wholeFileIsOneDocument() throws IOException {
    file("a.txt", "one\ntwo\n");
    file("b.txt", "");
    ReadSettings settings = ReadSettings.of(folder.toString()).withWholeFiles();
    assertEquals("one\ntwo\n", at(documents(settings).get(0), "text"));
    assertEquals("EMPTY_TEXT", at(quarantine(settings).get(0), "code"));
  }

  @Test
  void aWebPageIsOneDocumentInTheCharacterSetThatItDeclares() throws IOException {
    String cyrillic = "<meta charset=windows-1251>\n<p>\u043F\u0440\u0438";
    Files.write(folder.resolve("a.html"), cyrillic.getBytes(Charset.forName("windows-1251")));
    Files.write(folder.resolve("b.htm"), "<p>caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("c.html.gz"), gzip("<p>caf\u00E9\n"));
    byte[] damaged = "<meta charset=utf-8>caf\u00E9 x".getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 1] = (byte) 0xFF;
    Files.write(folder.resolve("d.html"), damaged);
    file("e.html", "");
    ReadSettings settings = ReadSettings.of(folder.toString());
    List<Row> pages = documents(settings);
    assertEquals(
        List.of(cyrillic, "<p>caf\u00E9", "<p>caf\u00E9\n"),
        pages.stream().map(row -> at(row, "text")).toList());
    assertTrue(pages.stream().allMatch(row -> (boolean) row.getAs("html")));
    Row invalid = quarantine(settings).get(0);
    assertEquals("INVALID_ENCODING", at(invalid, "code"));
    assertEquals("the page is not valid UTF-8", at(invalid, "detail"));
    assertEquals("EMPTY_TEXT", at(quarantine(settings).get(1), "code"));
    assertEquals(
        "MISSING_FIELD", at(quarantine(settings.withContent(Content.TEXT)).get(0), "code"));
  }

  @Test
  void wholeTextFilesOfMarkupAreDecodedAsPages() throws IOException {
    byte[] latin = "<p>caf\u00E9\n<p>th\u00E9".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("a.txt"), latin);
    ReadSettings lines = ReadSettings.of(folder.toString()).withContent(Content.HTML);
    assertEquals(2, quarantine(lines).size());
    assertEquals("<p>caf\u00E9\n<p>th\u00E9", at(documents(lines.withWholeFiles()).get(0), "text"));
    assertEquals(
        "INVALID_ENCODING",
        at(quarantine(lines.withWholeFiles().withContent(Content.TEXT)).get(0), "code"));
  }

  @Test
  void utf16WithoutAMarkIsReadWholeAndSetAsideByLine() throws IOException {
    String text = "caf\u00E9\n\nth\u00E9\n";
    Files.write(folder.resolve("a.txt"), text.getBytes(StandardCharsets.UTF_16LE));
    Files.write(folder.resolve("b.txt"), text.getBytes(StandardCharsets.UTF_16BE));
    ReadSettings lines = ReadSettings.of(folder.toString());
    assertEquals(0, documents(lines).size());
    assertEquals("INVALID_ENCODING", at(quarantine(lines).get(0), "code"));
    List<Row> whole = documents(lines.withWholeFiles());
    assertEquals(List.of(text, text), whole.stream().map(row -> at(row, "text")).toList());
  }

  @Test
  void lineOverTheLimitIsSetAside() throws IOException {
    Path path = file("large.txt", "x".repeat(5000) + "\nsmall\n");
    ReadSettings settings = ReadSettings.of(path.toString()).withMaxLineBytes(100);
    assertEquals(1, documents(settings).size());
    Row bad = quarantine(settings).get(0);
    assertEquals("TOO_LARGE", at(bad, "code"));
    assertEquals("5000 bytes, the limit is 100", at(bad, "detail"));
  }

  @Test
  void aDocumentOfFiftyMegabytesIsRead() throws IOException {
    String text = "fifty megabytes \\n".repeat(50 * 1024 * 1024 / 18);
    Path path = folder.resolve("large.jsonl.gz");
    Files.write(path, gzip("{\"id\": \"large\", \"text\": \"" + text + "\"}\n"));
    Row row =
        corpus(ReadSettings.of(path.toString()))
            .documents()
            .selectExpr("id", "length(text)")
            .first();
    assertEquals("large", row.getString(0));
    assertEquals(50 * 1024 * 1024 / 18 * 17, row.getInt(1));
  }

  @Test
  void parquetRowsHaveTheSameColumnsAndCodes() throws IOException {
    Path path =
        file(
            "a.jsonl",
            """
            {"id": "1", "text": "first", "keyphrases": ["k"], "labels": "l"}
            {"id": "2", "text": null}
            {"id": "3", "text": ""}
            {"text": "last"}
            """);
    String parquet = folder.resolve("rows.parquet").toString();
    LocalSpark.session().read().json(path.toString()).coalesce(1).write().parquet(parquet);
    ReadSettings settings =
        ReadSettings.of(parquet)
            .withField(Field.optional("keyphrases", Field.Kind.TEXTS))
            .withField(Field.optional("labels", Field.Kind.JSON))
            .withField(Field.optional("absent", Field.Kind.TEXT));
    List<Row> rows = documents(settings);
    assertEquals(2, rows.size());
    assertEquals("first", at(rows.get(0), "text"));
    assertEquals("\"l\"", at(rows.get(0), "labels"));
    assertEquals(3L, (long) rows.get(1).getAs("position"));
    assertTrue(at(rows.get(1), "id").endsWith(".parquet:3"), at(rows.get(1), "id"));
    assertEquals(
        Map.of("EMPTY_TEXT", 1L, "MISSING_FIELD", 1L),
        Quarantine.counts(corpus(settings).quarantine()));
    ReadSettings both =
        new ReadSettings(
            List.of(parquet, path.toString()),
            List.of(),
            false,
            Content.AUTO,
            settings.fields(),
            1 << 20,
            1 << 20);
    assertEquals(4, documents(both).size());
  }

  @Test
  void parquetColumnOfAnotherTypeIsRefused() throws IOException {
    Path path = file("a.jsonl", "{\"text\": 5.5}\n");
    String parquet = folder.resolve("rows.parquet").toString();
    LocalSpark.session().read().json(path.toString()).write().parquet(parquet);
    GleanerException e =
        assertThrows(GleanerException.class, () -> corpus(ReadSettings.of(parquet)));
    assertEquals(ErrorCode.WRONG_TYPE, e.code());
    assertTrue(
        e.getMessage().startsWith("Cannot read column text: double in file:"), e.getMessage());
  }

  @Test
  void inputThatIsNotThereOrOfUnknownKindIsRefused() throws IOException {
    Path path = file("a.pdf", "x");
    for (String input : List.of(folder + "/none", folder + "/*.jsonl", path.toString())) {
      GleanerException e =
          assertThrows(GleanerException.class, () -> corpus(ReadSettings.of(input)));
      assertEquals(ErrorCode.INPUT_NOT_FOUND, e.code());
      assertTrue(e.getMessage().startsWith("Cannot read input: "), e.getMessage());
    }
  }

  @Test
  void folderIsSearchedWithoutHiddenFiles() throws IOException {
    Files.createDirectories(folder.resolve("sub dir/_temporary"));
    file("a.txt", "a\n");
    file("README.md", "b\n");
    file("sub dir/b.txt", "b\n");
    file("sub dir/_c.txt", "c\n");
    file("sub dir/_temporary/d.txt", "d\n");
    ReadSettings settings = ReadSettings.of(folder.toString());
    assertEquals(2, documents(settings).size());
    assertEquals(
        List.of("file:" + folder.resolve("README.md")), corpus(settings).files().ignored());
  }

  @Test
  void aFileGivenTwiceIsReadOnce() throws IOException {
    Path path = file("a.txt", "a\nb\n");
    ReadSettings settings =
        new ReadSettings(
            List.of(path.toString(), folder.toString()),
            List.of(),
            false,
            Content.AUTO,
            List.of(),
            1000,
            1000);
    assertEquals(2, documents(settings).size());
  }

  @Test
  void repartitionedLinesAreTheSame() throws IOException {
    Path path = file("a.txt", "a\nb\n\nc\n".repeat(50));
    Corpus corpus = corpus(ReadSettings.of(path.toString()));
    List<Row> spread =
        corpus.lines(5).drop("excerpt").orderBy("source", "position").collectAsList();
    assertEquals(corpus.lines().drop("excerpt").collectAsList(), spread);
    assertEquals(5, corpus.lines(5).rdd().getNumPartitions());
  }
}

package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.io.encoding.HtmlDecoder;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.CorpusStatisticsFile;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.pass.IndexConfig;
import org.gleaner.stage.classical.ClassicalConfig;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.gleaner.text.Token;
import org.gleaner.text.language.LanguageDetector;
import org.gleaner.text.normal.Normalizer;
import org.gleaner.text.segment.NormalizedSegments;
import org.gleaner.text.segment.Segmenters;
import org.gleaner.text.sentence.SentenceSplitter;
import org.gleaner.text.term.Analyzer;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.VectorFormats;
import org.gleaner.vector.file.WordVectorFolder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random bytes, random Unicode, random markup and damaged files through everything that reads what
 * a stranger wrote: it ends, and with no exception but a {@link GleanerException} where a file is
 * not what it should be. A few thousand inputs as a part of the build; {@link Fuzz} tells how to
 * run more.
 */
class FuzzTest {
  private static final String[] TAGS =
      ("p div span a b i table tr td ul li pre br ruby rt rp script style title h1 nav header svg"
              + " math template textarea select option form input iframe noscript body html head")
          .split(" ", -1);

  private static final String[] ATTRIBUTES = {
    " class=x", " style='display:none'", " style=\"display : none !important", " hidden", " id='a",
    " role=navigation", " charset=utf-16", " href=javascript:x", " x=&#0;", " \u0000=1"
  };

  private static final String[] PIECES = {
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#x110000;",
    "&#128;",
    "&nosuch;",
    "<",
    ">",
    "\"",
    "'",
    "<!DOCTYPE html>",
    "<?xml encoding='x'?>",
    "<meta charset=",
    "<script>",
    "</script>",
    "\u0000"
  };

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "zh", "ja", "ko", "th", "ru", "xx");

  private static String markup(Random random) {
    StringBuilder html = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> html.append(PIECES[random.nextInt(PIECES.length)]);
        case 1 -> html.append("</").append(TAGS[random.nextInt(TAGS.length)]).append('>');
        case 2 -> html.append(RandomText.of(random, 4));
        default -> {
          html.append('<').append(TAGS[random.nextInt(TAGS.length)]);
          while (random.nextInt(3) == 0) {
            html.append(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)]);
          }
          html.append(random.nextInt(20) == 0 ? "" : ">");
        }
      }
    }
    return html.toString();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      byte[] page = markup(random).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(page, 0, bytes, 0, Math.min(page.length, bytes.length));
    }
    return bytes;
  }

  @TestFactory
  Stream<DynamicTest> pagesAreRead() {
    return Stream.of(
        Fuzz.test(
            "bytes of pages",
            3_000,
            random -> {
              HtmlDecoder.Decoded page =
                  HtmlDecoder.decode(bytes(random), random.nextBoolean() ? null : "text/html");
              requireSegments(NormalizedSegments.ofHtml(page.text()));
            }),
        Fuzz.test(
            "markup", 3_000, random -> requireSegments(NormalizedSegments.ofHtml(markup(random)))));
  }

  private static void requireSegments(NormalizedSegments page) {
    for (Segment segment : page.segments()) {
      assertTrue(segment.begin() >= 0 && segment.begin() <= segment.end());
      // A page has no text that offsets could lead back to.
      boolean inside = page.normalized() == null;
      assertTrue(inside || segment.end() <= page.normalized().text().length());
      assertTrue(!segment.text().isBlank());
    }
  }

  @TestFactory
  Stream<DynamicTest> textsAreCut() {
    List<DynamicTest> tests = new ArrayList<>();
    SentenceSplitter splitter = new SentenceSplitter();
    tests.add(Fuzz.test("normalizer", 4_000, random -> normalized(RandomText.of(random, 60))));
    tests.add(
        Fuzz.test(
            "sentences",
            4_000,
            random -> {
              String text = RandomText.of(random, 60);
              int last = 0;
              for (Span sentence : splitter.split(text)) {
                assertTrue(sentence.begin() >= last && sentence.end() > sentence.begin());
                last = sentence.end();
              }
              assertTrue(last <= text.length());
            }));
    tests.add(
        Fuzz.test("language", 2_000, random -> LanguageDetector.detect(RandomText.of(random, 60))));
    for (String name : Segmenters.CATALOGUE.names()) {
      tests.add(
          Fuzz.test(
              "segmenter " + name,
              2_000,
              random ->
                  requireSegments(NormalizedSegments.ofText(RandomText.of(random, 60), name))));
    }
    for (String name : Tokenizers.CATALOGUE.names()) {
      Analyzer analyzer = Analyzer.of(Options.ofSettings("tokenizer=" + name, "max-ngram=2"));
      tests.add(
          Fuzz.test(
              "tokenizer " + name,
              2_000,
              random -> {
                String text = RandomText.of(random, 60);
                for (Token token : Tokenizers.CATALOGUE.named(name).tokenize(text)) {
                  assertTrue(token.begin() >= 0 && token.end() <= text.length());
                }
                analyzer.terms(text);
              }));
    }
    return tests.stream();
  }

  private static void normalized(String text) {
    var normalized = Normalizer.normalize(text);
    assertEquals(
        normalized.text(), Normalizer.normalize(normalized.text()).text(), "a second time changes");
  }

  @TestFactory
  Stream<DynamicTest> everyMethodGivesPhrases() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String method : Scorers.CATALOGUE.names()) {
      List<KeyphraseExtractor> extractors = new ArrayList<>();
      for (String language : LANGUAGES) {
        if (!language.equals("xx")) {
          extractors.add(
              new KeyphraseExtractor(
                  Scorers.CATALOGUE.named(method).apply(Options.none()),
                  LanguageTools.of(language),
                  CorpusStatistics.none()));
        }
      }
      tests.add(
          Fuzz.test(
              "method " + method,
              400,
              random -> {
                KeyphraseExtractor extractor = extractors.get(random.nextInt(extractors.size()));
                for (Keyphrase phrase : extractor.extract(RandomText.of(random, 80), 10)) {
                  assertTrue(!phrase.phrase().isBlank());
                  assertTrue(Double.isFinite(phrase.score()), phrase.toString());
                }
              }));
    }
    return tests.stream();
  }

  private static byte[] written(java.util.function.Consumer<OutputStream> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.accept(bytes);
    return bytes.toByteArray();
  }

  @TestFactory
  Stream<DynamicTest> damagedFilesAreRefused() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    WordVectorTable table = table();
    for (String name : VectorFormats.CATALOGUE.names()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      VectorFormats.CATALOGUE.named(name).write(table, file);
      byte[] bytes = file.toByteArray();
      tests.add(
          Fuzz.file(
              "vectors " + name,
              bytes,
              changed ->
                  VectorFormats.CATALOGUE.named(name).read(new ByteArrayInputStream(changed))));
      tests.add(
          Fuzz.file(
              "vectors by content, " + name,
              bytes,
              changed -> VectorFormats.read(new ByteArrayInputStream(changed), word -> true)));
    }
    Map<String, byte[]> folder = new TreeMap<>();
    WordVectorFolder.write(
        table,
        Map.of(),
        name ->
            new ByteArrayOutputStream() {
              @Override
              public void close() {
                folder.put(name, toByteArray());
              }
            });
    for (String changing : folder.keySet()) {
      tests.add(
          Fuzz.file(
              "folder of vectors, " + changing,
              folder.get(changing),
              changed ->
                  WordVectorFolder.read(
                      name ->
                          new ByteArrayInputStream(
                              name.equals(changing) ? changed : folder.get(name)))));
    }
    byte[] statistics =
        written(
            out -> {
              try {
                CorpusStatisticsFile.write(CorpusStatistics.none(), out);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    tests.add(
        Fuzz.file(
            "corpus statistics",
            statistics,
            changed -> CorpusStatisticsFile.read(new ByteArrayInputStream(changed))));
    return tests.stream();
  }

  private static WordVectorTable table() throws IOException {
    String text = "4 2\nsun 0.5 1\nmoon -1 0.25\nriver 2 2\n\u6708 1 0\n";
    return VectorFormats.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), word -> true);
  }

  @TestFactory
  Stream<DynamicTest> changedSettingsAreRefused() throws IOException {
    String index =
        new IndexConfig(
                Map.of("tokenizer", "word"),
                Map.of("tf", "log"),
                3,
                2.5,
                List.of(new org.gleaner.pass.ShardFile("shard-00000-0000-1.bin", 3, 70)))
            .json();
    String classical =
        new ClassicalConfig(
                "naive-bayes",
                "terms",
                Map.of("smoothing", "1"),
                List.of("a", "b"),
                Map.of("x", "y"))
            .json();
    return Stream.of(
        Fuzz.json(
            "index",
            2_000,
            index,
            bytes -> IndexConfig.read(new String(bytes, StandardCharsets.UTF_8))),
        Fuzz.json(
            "classical classifier",
            2_000,
            classical,
            bytes -> ClassicalConfig.read(new String(bytes, StandardCharsets.UTF_8))));
  }
}

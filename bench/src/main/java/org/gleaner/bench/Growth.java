package org.gleaner.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.Options;
import org.gleaner.search.Dictionary;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.search.TermWeighting;
import org.gleaner.pass.DictionaryPass;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.pass.IndexPass;
import org.gleaner.stage.TfIdfVectorizer;
import org.gleaner.stage.WordVectors;
import org.gleaner.text.term.Analyzer;

/**
 * How the time of tokenising, tf-idf, writing a search index and learning word vectors grows from a
 * quarter over a half to all of some documents, in one Java machine that is warm, on {@code
 * local[2]}: processor seconds, which other programs on the machine change less, and the clock's,
 * each the least of the rounds, which take the parts in turn, and the processor time of a character
 * beside that of the quarter. The parts are every fourth and every second document. Arguments: the
 * number of rounds, and JSON lines with a {@code text}.
 */
public final class Growth {
  private static final int THREADS = 2;
  private static final int[] PARTS = {4, 2, 1};

  private Growth() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[" + THREADS + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", THREADS)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    int rounds = Integer.parseInt(arguments[0]);
    String[] files = Arrays.copyOfRange(arguments, 1, arguments.length);
    List<String> texts =
        session.read().json(files).select("text").as(Encoders.STRING()).collectAsList();
    List<Dataset<Row>> parts = new ArrayList<>();
    for (int every : PARTS) {
      parts.add(part(session, texts, every));
    }
    Path folder = Files.createTempDirectory("growth");
    try {
      works(folder).forEach((name, work) -> measure(name, work, parts, rounds));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static Dataset<Row> part(SparkSession session, List<String> texts, int every) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += every) {
      chosen.add(texts.get(i));
    }
    Dataset<Row> part =
        session.createDataset(chosen, Encoders.STRING()).toDF("text").repartition(2 * THREADS);
    part.cache().count();
    return part;
  }

  private static Map<String, Consumer<Dataset<Row>>> works(Path folder) {
    Map<String, Consumer<Dataset<Row>>> works = new LinkedHashMap<>();
    works.put("tokenise", Growth::tokenise);
    works.put(
        "tf-idf",
        texts -> run(new TfIdfVectorizer().fit(texts).transform(texts).select("features")));
    works.put("index", texts -> index(texts, folder));
    works.put(
        "vectors",
        texts -> new WordVectors().fit(new DocumentTokenizer().transform(texts)).table().size());
    return works;
  }

  private static void tokenise(Dataset<Row> texts) {
    run(new DocumentTokenizer().transform(texts).select("tokens"));
  }

  private static void run(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static void index(Dataset<Row> texts, Path folder) {
    JavaRDD<String> documents = texts.as(Encoders.STRING()).javaRDD();
    Dictionary dictionary =
        new DictionaryPass(Map.of(), DictionaryLimits.of(Options.none())).run(documents);
    Broadcast<Dictionary> shared =
        JavaSparkContext.fromSparkContext(documents.context()).broadcast(dictionary);
    JavaRDD<IndexPass.Entry> entries =
        documents.mapPartitions(
            part -> {
              TermVectors vectors = new TermVectors(Analyzer.of(Options.none()), shared.value());
              List<IndexPass.Entry> made = new ArrayList<>();
              part.forEachRemaining(text -> made.add(entry(text, vectors.of(text))));
              return made.iterator();
            });
    Path target = folder.resolve(String.valueOf(System.nanoTime()));
    IndexPass.write(entries, dictionary, TermWeighting.of(Options.none()), target.toString());
    shared.destroy();
  }

  private static IndexPass.Entry entry(String text, TermVector vector) {
    String begin = text.substring(0, Math.min(text.length(), 100));
    return new IndexPass.Entry(begin, begin, vector.terms(), vector.counts());
  }

  private static void measure(
      String name, Consumer<Dataset<Row>> work, List<Dataset<Row>> parts, int rounds) {
    work.accept(parts.get(parts.size() - 1));
    Seconds[] least = new Seconds[parts.size()];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < least.length; i++) {
        least[i] = seconds(work, parts.get(i)).or(least[i]);
      }
    }
    double first = 0;
    for (int i = 0; i < least.length; i++) {
      long documents = parts.get(i).count();
      double characters = parts.get(i).selectExpr("sum(length(text))").first().getLong(0);
      first = first == 0 ? least[i].processor() / characters : first;
      System.out.printf(
          Locale.ROOT,
          "%-9s %6d documents, %5.1f million characters: processor %7.2f s, clock %7.2f s, %.2fx linear%n",
          name,
          documents,
          characters / 1e6,
          least[i].processor(),
          least[i].clock(),
          least[i].processor() / characters / first);
    }
  }

  private record Seconds(double processor, double clock) {
    Seconds or(Seconds other) {
      return other == null
          ? this
          : new Seconds(Math.min(processor, other.processor), Math.min(clock, other.clock));
    }
  }

  private static Seconds seconds(Consumer<Dataset<Row>> work, Dataset<Row> part) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long begin = System.nanoTime();
    long processor = system.getProcessCpuTime();
    work.accept(part);
    double busy = (system.getProcessCpuTime() - processor) / 1e9;
    return new Seconds(busy, (System.nanoTime() - begin) / 1e9);
  }
}

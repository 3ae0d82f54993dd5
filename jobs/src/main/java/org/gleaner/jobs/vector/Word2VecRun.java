package org.gleaner.jobs.vector;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.text.Segment;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.vector.WordKey;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.VectorFormats;
import org.gleaner.vector.file.WordVectorFolder;
import org.gleaner.vector.train.WordVectorRound;
import org.gleaner.vector.train.WordVectorsTrainer;

/** The run of {@code word2vec}. */
final class Word2VecRun implements Job.Run {
  private final Word2VecCommand settings;
  private final WordVectorJudge judge;

  Word2VecRun(Word2VecCommand settings, WordVectorJudge judge) {
    this.settings = settings;
    this.judge = judge;
  }

  /** Judges vectors that are there. */
  static Summary judge(JobContext context, WordVectorTable table, WordVectorJudge judge) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("words", table.size());
    metrics.put("dimensions", table.dimensions());
    metrics.putAll(judge.judge(context, table));
    return new Summary("word2vec", 0, 0, context.seconds(), metrics);
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder output) {
    JavaRDD<Row> lines =
        Corpus.read(context.spark(), settings.read.settings())
            .lines(context.parallelism())
            .javaRDD();
    long aside = QuarantinedLines.tellUnusable(context, lines, output);
    List<WordVectorRound> rounds = new ArrayList<>();
    long begin = System.nanoTime();
    WordVectorTable table =
        new WordVectorsTrainer(settings.training, round -> show(context, round, rounds, begin))
            .train(words(lines));
    save(context, table, output);
    Map<String, Object> metrics = new LinkedHashMap<>(figures(table, rounds));
    metrics.putAll(judge.judge(context, table));
    long rows = lines.count() - aside;
    Summary summary = new Summary("word2vec", rows, aside, context.seconds(), metrics);
    output.write("report.html", report(summary, rounds).html());
    return summary;
  }

  private Map<String, Object> figures(WordVectorTable table, List<WordVectorRound> rounds) {
    double seconds = 0;
    long before = 0;
    for (WordVectorRound round : rounds) {
      seconds += (round.words() - before) / round.wordsPerSecond();
      before = round.words();
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("words", table.size());
    metrics.put("dimensions", table.dimensions());
    metrics.put("trained_" + settings.unit(), before);
    metrics.put(settings.unit() + "_per_second", Math.round(before / seconds));
    metrics.put("loss", rounds.get(rounds.size() - 1).loss());
    metrics.put("replicas", rounds.get(rounds.size() - 1).replicas());
    return metrics;
  }

  private JavaRDD<String[]> words(JavaRDD<Row> lines) {
    NamedTokenizer tokenizer = settings.tokenizer;
    boolean lower = !settings.keepCase;
    return lines
        .filter(line -> line.getAs(Columns.CODE) == null)
        .map(line -> words(line, tokenizer, lower));
  }

  /** The words of a document; none if it cannot be cut. */
  private static String[] words(Row line, Tokenizer tokenizer, boolean lower) {
    Outcome<List<Segment>> segments = SourceText.segments(line);
    Outcome<String[]> words = Outcome.of("", () -> words(segments.value(), tokenizer, lower));
    return segments.isDone() && words.isDone() ? words.value() : new String[0];
  }

  private static String[] words(List<Segment> segments, Tokenizer tokenizer, boolean lower) {
    List<String> words = new ArrayList<>();
    for (Segment segment : segments) {
      for (Token token : tokenizer.tokenize(segment.text())) {
        String word = WordKey.of(token.text(), lower);
        if (word != null) {
          words.add(word);
        }
      }
    }
    return words.toArray(new String[0]);
  }

  private void show(
      JobContext context, WordVectorRound round, List<WordVectorRound> rounds, long begin) {
    rounds.add(round);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double left = seconds * (round.totalWords() - round.words()) / Math.max(1, round.words());
    context.say(
        String.format(
            Locale.ROOT,
            "Epoch %d, round %d of %d: %,d of %,d %s, %,.0f/s, loss %.4f, %.0f s left",
            round.epoch(),
            round.round(),
            round.rounds(),
            round.words(),
            round.totalWords(),
            settings.unit(),
            round.wordsPerSecond(),
            round.loss(),
            left));
  }

  private void save(JobContext context, WordVectorTable table, OutputFolder output) {
    Map<String, String> provenance = new LinkedHashMap<>();
    Provenance.ofThisRun().forEach((key, value) -> provenance.put(key, String.valueOf(value)));
    provenance.put("training", settings.training.toString());
    provenance.put("input", String.join(", ", settings.read.inputs()));
    provenance.put("tokenizer", settings.tokenizer.toString());
    provenance.put("lower-case", Boolean.toString(!settings.keepCase));
    try {
      FileSystem system =
          FilePaths.system(FilePaths.of(output.path("x")), Preflight.configuration());
      WordVectorFolder.write(
          table, provenance, name -> system.create(FilePaths.of(output.path(name))));
      export(context, table, output, system);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot write word vectors: " + settings.model, e);
    }
  }

  private void export(
      JobContext context, WordVectorTable table, OutputFolder output, FileSystem system)
      throws IOException {
    WordVectorTable words = VectorFormats.writable(table);
    int left = table.size() - (words == null ? 0 : words.size());
    if (left > 0 && !settings.export.isEmpty()) {
      context.say("Left out of --export: words with white space in them: " + left);
    }
    for (String format : words == null ? List.<String>of() : settings.export) {
      try (OutputStream out = system.create(FilePaths.of(output.path(format + ".vec")))) {
        VectorFormats.CATALOGUE.named(format).write(words, out);
      }
    }
  }

  private Report report(Summary summary, List<WordVectorRound> rounds) {
    Map<String, Object> metrics = summary.metrics();
    String unit = settings.unit();
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("words with a vector", number(metrics, "words"))
            .count(unit + " learnt from", number(metrics, "trained_" + unit))
            .count(unit + " a second", number(metrics, unit + "_per_second"));
    List<Double> losses = new ArrayList<>();
    for (WordVectorRound round : rounds) {
      losses.add(round.loss());
    }
    return new Report("Training of word vectors", settings.model)
        .add(tiles.fragment())
        .section("Training curve", LineChart.of("Mean loss of a unit", "round", losses))
        .section("Evaluation", judged(metrics))
        .section("Settings", Fragments.pairs(Map.of("training", settings.training)));
  }

  private static long number(Map<String, Object> metrics, String key) {
    return ((Number) metrics.get(key)).longValue();
  }

  private static Fragment judged(Map<String, Object> metrics) {
    List<List<String>> rows = new ArrayList<>();
    for (String kind : List.of("similarity", "analogies")) {
      if (metrics.get(kind) instanceof Map<?, ?> files) {
        files.forEach((name, figures) -> rows.add(List.of(kind, "" + name, "" + figures)));
      }
    }
    return rows.isEmpty()
        ? Fragments.note("No file to judge by was given.")
        : Fragments.table(List.of("kind", "file", "figures"), rows);
  }
}

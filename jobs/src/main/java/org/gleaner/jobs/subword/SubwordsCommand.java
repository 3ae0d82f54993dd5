package org.gleaner.jobs.subword;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.Summary;
import org.gleaner.pass.SubwordPass;
import org.gleaner.text.Segment;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a vocabulary of pieces of words. */
public final class SubwordsCommand implements Job {
  @Mixin private final ReadOptions read = new ReadOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @OneOf(words = {"wordpiece", "byte-level-bpe"})
  @Option(names = "--kind")
  private String kind;

  @Between({1, 10_000_000})
  @Option(names = "--vocabulary-size")
  private int vocabularySize;

  @Between({1, Integer.MAX_VALUE})
  @Option(names = "--min-frequency")
  private int minFrequency;

  @Between({1, 50_000_000})
  @Option(names = "--max-words")
  private int maxWords;

  @Option(names = "--keep-case")
  private boolean keepCase;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    return Preflight.ready(problems, () -> List.of(read.settings()), this::check, () -> this::run);
  }

  private OutputCheck check() {
    return output.check(read.inputs());
  }

  private SubwordKind kind() {
    return kind.equals(SubwordKind.WORDPIECE.label())
        ? SubwordKind.WORDPIECE
        : SubwordKind.BYTE_LEVEL_BPE;
  }

  private MergeLearner.Limits limits() {
    return new MergeLearner.Limits(vocabularySize, minFrequency);
  }

  private Summary run(JobContext context) {
    return JobOutput.write(context, check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    JavaRDD<Row> lines =
        Corpus.read(context.spark(), read.settings()).lines(context.parallelism()).javaRDD();
    long aside = QuarantinedLines.tellUnusable(context, lines, folder);
    JavaRDD<String> texts =
        lines
            .filter(line -> line.getAs(Columns.CODE) == null)
            .map(SourceText::segments)
            .filter(Outcome::isDone)
            .flatMap(segments -> segments.value().stream().map(Segment::text).iterator());
    String json = new SubwordPass(kind(), !keepCase, maxWords).run(texts, limits());
    folder.write("tokenizer.json", json);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("kind", kind().label());
    metrics.put("pieces", pieces(json));
    long rows = lines.count() - aside;
    Summary summary = new Summary("subwords", rows, aside, context.seconds(), metrics);
    folder.write("report.html", report(summary).html());
    return summary;
  }

  private static int pieces(String json) {
    try {
      return new ObjectMapper().readTree(json).at("/model/vocab").size();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The vocabulary that was learnt is not valid JSON", e);
    }
  }

  private Report report(Summary summary) {
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("pieces", (Integer) summary.metrics().get("pieces"))
            .count("quarantined", summary.quarantined());
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("kind", kind().label());
    pairs.put("lower case", !keepCase);
    pairs.put("limits", limits());
    pairs.put("words at most", maxWords);
    pairs.putAll(Provenance.ofThisRun());
    return new Report("A vocabulary of pieces", String.join(", ", read.inputs()))
        .add(tiles.fragment())
        .section("Settings and provenance", Fragments.pairs(pairs));
  }
}

package org.gleaner.jobs.subword;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.OutputFolder;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.pass.SubwordPass;
import org.gleaner.text.Segment;

/** The run of {@code subwords}. */
final class SubwordsRun implements Job.Run {
  private final SubwordsCommand settings;

  SubwordsRun(SubwordsCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Corpus corpus = Corpus.read(context.spark(), settings.read.settings());
    JavaRDD<Row> lines = corpus.lines(context.parallelism()).javaRDD();
    long aside = QuarantinedLines.tellUnusable(context, lines, folder);
    JavaRDD<String> texts =
        lines
            .filter(line -> line.getAs(Columns.CODE) == null)
            .map(SourceText::segments)
            .filter(Outcome::isDone)
            .flatMap(segments -> segments.value().stream().map(Segment::text).iterator());
    String json =
        new SubwordPass(settings.kind(), !settings.keepCase, settings.maxWords)
            .run(texts, settings.limits());
    folder.write("tokenizer.json", json);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("kind", settings.kind().label());
    metrics.put("pieces", pieces(json));
    long rows = corpus.documents().count();
    Summary summary = new Summary("subwords", rows, aside, context.seconds(), metrics);
    folder.write("report.html", report(summary).html());
    return summary;
  }

  private static int pieces(String json) {
    try {
      return new ObjectMapper().readTree(json).at("/model/vocab").size();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The vocabulary that was learnt is no JSON", e);
    }
  }

  private Report report(Summary summary) {
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("pieces", (Integer) summary.metrics().get("pieces"))
            .count("set aside", summary.quarantined());
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("kind", settings.kind().label());
    pairs.put("lower case", !settings.keepCase);
    pairs.put("limits", settings.limits());
    pairs.put("words at most", settings.maxWords);
    pairs.putAll(Provenance.ofThisRun());
    return new Report("A vocabulary of pieces", String.join(", ", settings.read.inputs()))
        .add(tiles.fragment())
        .section("Settings and provenance", Fragments.pairs(pairs));
  }
}

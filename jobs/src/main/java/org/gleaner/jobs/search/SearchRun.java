package org.gleaner.jobs.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.pass.SearchIndex;
import org.gleaner.search.Hit;
import org.gleaner.search.Query;
import org.gleaner.search.Ranking;

/** The run of {@code search}: one query after the other, each by all executors. */
final class SearchRun implements Job.Run {
  private static final StructType HITS =
      new StructType()
          .add("query", DataTypes.StringType)
          .add("rank", DataTypes.IntegerType)
          .add("id", DataTypes.StringType)
          .add("score", DataTypes.DoubleType)
          .add("excerpt", DataTypes.StringType);

  private final SearchCommand settings;
  private final Map<String, String> options;

  SearchRun(SearchCommand settings, Map<String, String> options) {
    this.settings = settings;
    this.options = options;
  }

  /**
   * The documents found by a query.
   *
   * @param query its text, or the id of the document it is of
   */
  private record Answer(String query, List<Hit> hits, double milliseconds) {}

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> search(context, folder));
  }

  private Summary search(JobContext context, OutputFolder folder) {
    List<Answer> answers = new ArrayList<>();
    List<String> texts = new ArrayList<>(settings.queries);
    texts.addAll(fromFile(context));
    try (SearchIndex index = SearchIndex.open(context.spark(), settings.index)) {
      Ranking ranking = index.ranking(settings.ranking, Options.of(options));
      for (String text : texts) {
        answers.add(answer(text, index, ranking));
      }
      for (String id : settings.like) {
        answers.add(like(id, index, ranking));
      }
    }
    answers.forEach(answer -> tell(context, answer));
    if (folder != null) {
      context
          .spark()
          .createDataFrame(rows(answers), HITS)
          .coalesce(1)
          .write()
          .parquet(folder.path("hits"));
    }
    return new Summary("search", answers.size(), 0, context.seconds(), metrics(answers));
  }

  private List<String> fromFile(JobContext context) {
    List<String> texts = new ArrayList<>();
    for (ReadSettings file : settings.files()) {
      for (Row row :
          Corpus.read(context.spark(), file)
              .documents()
              .orderBy(Columns.SOURCE, Columns.POSITION)
              .select(Columns.TEXT)
              .collectAsList()) {
        texts.add(row.getString(0));
      }
    }
    return texts;
  }

  private Answer answer(String text, SearchIndex index, Ranking ranking) {
    long begin = System.nanoTime();
    Query query = index.query(text, ranking);
    List<Hit> hits = index.search(List.of(query), ranking, settings.top).get(0);
    return new Answer(text, hits, (System.nanoTime() - begin) / 1e6);
  }

  private Answer like(String id, SearchIndex index, Ranking ranking) {
    long begin = System.nanoTime();
    Query query = index.like(id, ranking);
    if (query == null) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot find document: " + id + ". Give the id of a document of the index");
    }
    List<Hit> hits =
        new ArrayList<>(index.search(List.of(query), ranking, settings.top + 1).get(0));
    if (!hits.removeIf(hit -> hit.id().equals(id)) && hits.size() > settings.top) {
      hits.remove(hits.size() - 1);
    }
    return new Answer(id, hits, (System.nanoTime() - begin) / 1e6);
  }

  private static void tell(JobContext context, Answer answer) {
    context.say("");
    context.say(String.format(Locale.ROOT, "%s [%.0f ms]", answer.query(), answer.milliseconds()));
    for (Hit hit : answer.hits()) {
      String excerpt = hit.excerpt().replaceAll("\\s+", " ");
      context.say(String.format(Locale.ROOT, "%10.4f  %s  %s", hit.score(), hit.id(), excerpt));
    }
  }

  private static List<Row> rows(List<Answer> answers) {
    List<Row> rows = new ArrayList<>();
    for (Answer answer : answers) {
      int rank = 0;
      for (Hit hit : answer.hits()) {
        rank++;
        rows.add(RowFactory.create(answer.query(), rank, hit.id(), hit.score(), hit.excerpt()));
      }
    }
    return rows;
  }

  private Map<String, Object> metrics(List<Answer> answers) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Answer answer : answers) {
      List<Map<String, Object>> hits = new ArrayList<>();
      for (Hit hit : answer.hits()) {
        hits.add(Map.of("id", hit.id(), "score", hit.score()));
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("query", answer.query());
      one.put("milliseconds", Math.round(answer.milliseconds() * 10) / 10.0);
      one.put("hits", hits);
      all.add(one);
    }
    return Map.of("ranking", settings.ranking, "queries", all);
  }
}

package org.gleaner.jobs.search;

import java.util.List;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.pass.SearchIndex;
import org.gleaner.search.Rankings;

/** Ranked documents for queries. */
public final class SearchJob implements Job {
  @Override
  public String summary() {
    return "Rank the documents of an index for queries.";
  }

  @Override
  public String manual() {
    return """
        Reads an index that tfidf wrote, and lists for each query the best documents:
        those that have one of its terms, by BM25 or by the cosine of tf-idf vectors.
        --like finds documents like one of the index. Queries are analysed as the
        documents were. The shards are read once and stay in memory, so many queries
        of one run cost little more than one; the list of milliseconds tells.

        Hits go to standard error, and with their scores to the JSON on standard output;
        with --output also to hits/ (Parquet: query, rank, id, score, excerpt) there.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "search --index index --query 'solar wind' --query 'river delta' --top 5",
        "search --index index --like page-17 --ranking tf-idf",
        "search --index index --queries queries.txt --output hits");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("index", "DIR", "folder that tfidf wrote"),
        JobOption.values("query", "TEXT", "what to search for; may be repeated"),
        JobOption.values("queries", "PATH", "a file of queries, one a line or a document each"),
        JobOption.values("like", "ID", "find documents like that one; may be repeated"),
        JobOption.value(
            "ranking", "NAME", "how to rank: " + String.join(", ", Rankings.CATALOGUE.names())),
        JobOption.value("top", "N", "hits of a query, at most"),
        JobOption.value("output", "DIR", "folder to write hits to"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.values("set", "KEY=VALUE", "an option of the ranking (k1, b); may be repeated"));
  }

  @Override
  public Run prepare(Settings settings) {
    SearchSettings read = SearchSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.file());
      var unused = SearchIndex.config(Preflight.configuration(), read.index());
      if (read.check() != null) {
        Preflight.output(settings, read.check());
      }
    }
    return new Search(read);
  }
}

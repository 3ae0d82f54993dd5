package org.gleaner.jobs.search;

import java.util.List;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/** Document vectors and an index to search. */
public final class TfIdfJob implements Job {
  @Override
  public String summary() {
    return "Make tf-idf vectors of documents, and an index that search reads.";
  }

  @Override
  public String manual() {
    return """
        Reads documents, cuts them into terms (--tokenizer, --max-ngram, --stop-words,
        --stemmer), counts in how many documents each stands, and writes, whole or not
        at all, a folder with
          config.json, dictionary.bin, shards/   the index, for search
          vectors/     Parquet: id, source, position, features (a sparse vector with a
                       place for each term), for cluster and MLlib
          model/       the Spark ML stage that makes such vectors (TfIdfVectorizerModel)
          quarantine/  JSON lines: what could not be read, with a code
          report.html  what was done, to look at
        Weights are those of scikit-learn's TfidfVectorizer; --set tf=log is its
        sublinear_tf, --set idf=spark --set norm=none is MLlib's IDF.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "tfidf --input pages.jsonl.gz --output index",
        "tfidf --input a.tsv.gz --columns _,id,text --output index --max-ngram 2 --set tf=log");
  }

  @Override
  public List<JobOption> options() {
    List<JobOption> options =
        CommonOptions.with(
            CommonOptions.READ,
            JobOption.value("output", "DIR", "folder to write"),
            JobOption.flag("overwrite", "replace the output of an earlier run"),
            JobOption.value("partitions", "N", "parts of the work; 0: one for each task slot"));
    return CommonOptions.with(options, TermOptions.ALL.toArray(new JobOption[0]));
  }

  @Override
  public Run prepare(Settings settings) {
    TfIdfSettings read = TfIdfSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.output(settings, read.check());
    }
    return new TfIdf(read);
  }
}

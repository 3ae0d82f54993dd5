package org.gleaner.jobs.cluster;

import java.util.List;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.search.TermOptions;

/** K-means over document vectors. */
public final class ClusterJob implements Job {
  @Override
  public String summary() {
    return "Cluster documents by K-means and report on the clusters.";
  }

  @Override
  public String manual() {
    return """
        Makes tf-idf vectors of the documents of --input as tfidf does, or takes those of
        --vectors (Parquet with id and a column of vectors), and clusters them by K-means
        (--starts runs, the tightest taken): in memory, the runs side by side, or with
        more than 16 million numbers over the data by MLlib's. --clusters 2-10 tries
        each number and takes the one of the best silhouette. Where lines have a
        label, normalised mutual information and purity are told. Writes, whole or not
        at all, a folder with
          clusters/    Parquet: id, cluster, similarity to its centre
          model/       the Spark ML pipeline
          quarantine/  JSON lines: what could not be used, with a code
          report.html  sizes, top terms, typical documents, a picture""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "cluster --input news.tsv.gz --columns label,text --clusters 4 --output out",
        "cluster --vectors index/vectors --clusters 2-20 --output out");
  }

  @Override
  public List<JobOption> options() {
    List<JobOption> options =
        CommonOptions.with(
            CommonOptions.READ,
            JobOption.value("vectors", "DIR", "Parquet with vectors, instead of --input"),
            JobOption.value("vectors-column", "NAME", "its column of vectors"),
            JobOption.value("output", "DIR", "folder to write"),
            JobOption.flag("overwrite", "replace the output of an earlier run"),
            JobOption.value("clusters", "K|K-K", "how many clusters, or a range to choose from"),
            JobOption.value("distance", "cosine|euclidean", "between vectors"),
            JobOption.value("iterations", "N", "most passes of a run"),
            JobOption.value("starts", "N", "runs from other centres; the best is taken"),
            JobOption.value("seed", "N", "the same seed and input give the same clusters"));
    return CommonOptions.with(options, TermOptions.ALL.toArray(new JobOption[0]));
  }

  @Override
  public Run prepare(Settings settings) {
    ClusterSettings read = ClusterSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.output(settings, read.check());
    }
    return new Cluster(read);
  }
}

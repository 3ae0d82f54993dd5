package org.gleaner.jobs;

import org.gleaner.Catalogue;
import org.gleaner.jobs.cluster.ClusterJob;
import org.gleaner.jobs.demo.DemoJob;
import org.gleaner.jobs.duplicates.DuplicatesJob;
import org.gleaner.jobs.evaluate.EvaluateJob;
import org.gleaner.jobs.publish.PromoteJob;
import org.gleaner.jobs.publish.PublishJob;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.score.ScoreJob;
import org.gleaner.jobs.search.SearchJob;
import org.gleaner.jobs.search.TfIdfJob;
import org.gleaner.jobs.subword.SubwordsJob;
import org.gleaner.jobs.train.TrainJob;
import org.gleaner.jobs.vector.AnalogyJob;
import org.gleaner.jobs.vector.SimilarJob;
import org.gleaner.jobs.vector.Word2VecJob;

/** Every job by name: one line each. */
public final class Jobs {
  /** In the order in which the help lists them. */
  public static final Catalogue<Job> CATALOGUE =
      Catalogue.<Job>of("job")
          .add("demo", new DemoJob())
          .add("score", new ScoreJob())
          .add("train", new TrainJob())
          .add("evaluate", new EvaluateJob())
          .add("word2vec", new Word2VecJob())
          .add("subwords", new SubwordsJob())
          .add("tfidf", new TfIdfJob())
          .add("search", new SearchJob())
          .add("publish", new PublishJob())
          .add("promote", new PromoteJob())
          .add("networks", new NetworksJob())
          .add("cluster", new ClusterJob())
          .add("duplicates", new DuplicatesJob())
          .add("similar", new SimilarJob())
          .add("analogy", new AnalogyJob())
          .build();

  private Jobs() {}
}

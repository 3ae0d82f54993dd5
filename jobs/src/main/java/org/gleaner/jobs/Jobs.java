package org.gleaner.jobs;

import java.util.function.Supplier;
import org.gleaner.Catalogue;
import org.gleaner.jobs.cluster.ClusterCommand;
import org.gleaner.jobs.demo.DemoCommand;
import org.gleaner.jobs.duplicates.DuplicatesCommand;
import org.gleaner.jobs.evaluate.EvaluateCommand;
import org.gleaner.jobs.predict.PredictCommand;
import org.gleaner.jobs.pretrained.ExportCommand;
import org.gleaner.jobs.pretrained.ImportCommand;
import org.gleaner.jobs.publish.PromoteCommand;
import org.gleaner.jobs.publish.PublishCommand;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.score.ScoreCommand;
import org.gleaner.jobs.search.SearchCommand;
import org.gleaner.jobs.search.TfIdfCommand;
import org.gleaner.jobs.subword.SubwordsCommand;
import org.gleaner.jobs.train.PretrainCommand;
import org.gleaner.jobs.train.TrainCommand;
import org.gleaner.jobs.vector.AnalogyCommand;
import org.gleaner.jobs.vector.SimilarCommand;
import org.gleaner.jobs.vector.Word2VecCommand;

/** Every job by name: one line each. */
public final class Jobs {
  /** In the order in which the help lists them. */
  public static final Catalogue<Supplier<Job>> CATALOGUE =
      Catalogue.<Supplier<Job>>of("job")
          .add("demo", DemoCommand::new)
          .add("score", ScoreCommand::new)
          .add("predict", PredictCommand::new)
          .add("train", TrainCommand::new)
          .add("pretrain", PretrainCommand::new)
          .add("evaluate", EvaluateCommand::new)
          .add("word2vec", Word2VecCommand::new)
          .add("subwords", SubwordsCommand::new)
          .add("import", ImportCommand::new)
          .add("export", ExportCommand::new)
          .add("tfidf", TfIdfCommand::new)
          .add("search", SearchCommand::new)
          .add("publish", PublishCommand::new)
          .add("promote", PromoteCommand::new)
          .add("networks", NetworksCommand::new)
          .add("cluster", ClusterCommand::new)
          .add("duplicates", DuplicatesCommand::new)
          .add("similar", SimilarCommand::new)
          .add("analogy", AnalogyCommand::new)
          .build();

  private Jobs() {}
}

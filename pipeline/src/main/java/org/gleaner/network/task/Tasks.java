package org.gleaner.network.task;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The tasks by name. */
public final class Tasks {
  /** In the order in which the help lists them. */
  public static final Catalogue<Function<Options, ? extends Task<?>>> CATALOGUE =
      Catalogue.<Function<Options, ? extends Task<?>>>of("task")
          .add("clean", CleanTask::new)
          .add("classify", ClassifyTask::new)
          .add("multi-label", MultiLabelTask::new)
          .add("regress", RegressTask::new)
          .add("pair", PairTask::new)
          .add("tag", TagTask::new)
          .build();

  private Tasks() {}
}

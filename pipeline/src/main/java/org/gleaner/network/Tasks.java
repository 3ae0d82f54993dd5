package org.gleaner.network;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The tasks by name. */
public final class Tasks {
  /** {@code clean, classify}. */
  public static final Catalogue<Function<Options, ? extends Task<?>>> CATALOGUE =
      Catalogue.<Function<Options, ? extends Task<?>>>of("task")
          .add("clean", CleanTask::new)
          .add("classify", ClassifyTask::new)
          .build();

  private Tasks() {}
}

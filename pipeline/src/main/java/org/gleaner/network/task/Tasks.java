package org.gleaner.network.task;

import org.gleaner.Catalogue;

/** The tasks by name. */
public final class Tasks {
  /** In the order in which the help lists them. */
  public static final Catalogue<TaskEntry> CATALOGUE =
      Catalogue.<TaskEntry>of("task")
          .add("clean", TaskEntry.of(TaskEntry.Reads.DOCUMENT, CleanTask::new))
          .add("classify", TaskEntry.of(TaskEntry.Reads.TEXT, ClassifyTask::new))
          .add("multi-label", TaskEntry.of(TaskEntry.Reads.TEXT, MultiLabelTask::new))
          .add("regress", TaskEntry.of(TaskEntry.Reads.TEXT, RegressTask::new))
          .add("pair", TaskEntry.of(TaskEntry.Reads.TEXT, PairTask::new))
          .add("tag", TaskEntry.of(TaskEntry.Reads.TEXT, TagTask::new))
          .add("text-vector", TaskEntry.of(TaskEntry.Reads.TEXT, TextVectorTask::new))
          .add("answer", TaskEntry.of(TaskEntry.Reads.TEXT, AnswerTask::new))
          .add("rank", TaskEntry.of(TaskEntry.Reads.TEXT, RankTask::new))
          .add("masked", TaskEntry.of(TaskEntry.Reads.TEXT, MaskedTask::new))
          .add("replaced", TaskEntry.of(TaskEntry.Reads.TEXT, ReplacedTask::new))
          .build();

  private Tasks() {}
}

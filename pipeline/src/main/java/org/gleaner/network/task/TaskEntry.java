package org.gleaner.network.task;

import java.util.function.Function;
import org.gleaner.Options;

/** What the catalogue holds of a task. */
public final class TaskEntry {
  private final Reads reads;
  private final Function<Options, ? extends Task<?>> make;

  /** The kinds of items. */
  public enum Reads {
    /** {@link LabelledText}: texts or tokens with labels or a number. */
    TEXT,
    /** {@link org.gleaner.clean.LabelledDocument}: segments, each to keep or to remove. */
    DOCUMENT
  }

  private TaskEntry(Reads reads, Function<Options, ? extends Task<?>> make) {
    this.reads = reads;
    this.make = make;
  }

  static TaskEntry of(Reads reads, Function<Options, ? extends Task<?>> make) {
    return new TaskEntry(reads, make);
  }

  /** What its items are. */
  public Reads reads() {
    return reads;
  }

  /** The task of some options. */
  public Task<?> make(Options options) {
    return make.apply(options);
  }
}

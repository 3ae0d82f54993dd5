package org.gleaner.network.task;

import java.util.function.Function;
import org.gleaner.Options;

/** An entry of the catalogue of tasks. */
public final class TaskEntry {
  private final Reads reads;
  private final Function<Options, ? extends Task<?>> make;

  /** The kinds of items. */
  public enum Reads {
    /** {@link LabelledText}: texts or tokens with labels, answers or a number. */
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

  /** The kind of its items. */
  public Reads reads() {
    return reads;
  }

  /** Makes the task from options. */
  public Task<?> make(Options options) {
    return make.apply(options);
  }
}

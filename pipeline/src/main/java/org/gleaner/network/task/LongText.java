package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.lexicon.Pieces;

/** The ways to read a text of more pieces than a network reads at once. */
enum LongText {
  /** The first pieces are read. */
  HEAD {
    @Override
    List<Pieces> of(Pieces text, int most) {
      return List.of(text.size() <= most ? text : text.range(0, most));
    }
  },
  /** The first and the last pieces are read, half of each. */
  ENDS {
    @Override
    List<Pieces> of(Pieces text, int most) {
      int size = text.size();
      return List.of(
          size <= most
              ? text
              : text.range(0, most - most / 2).and(text.range(size - most / 2, size)));
    }
  },
  /** The last pieces are read. */
  TAIL {
    @Override
    List<Pieces> of(Pieces text, int most) {
      int size = text.size();
      return List.of(size <= most ? text : text.range(size - most, size));
    }
  },
  /** All pieces are read, in windows of about equal length. */
  WINDOWS {
    @Override
    List<Pieces> of(Pieces text, int most) {
      int size = text.size();
      int count = Math.max(1, (size + most - 1) / most);
      List<Pieces> windows = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int from = (int) ((long) size * i / count);
        windows.add(text.range(from, (int) ((long) size * (i + 1) / count)));
      }
      return windows;
    }
  };

  /** The sequences that are read of a text: at least one, perhaps empty. */
  abstract List<Pieces> of(Pieces text, int most);

  /**
   * Windows of all pieces that overlap: each begins {@code step} pieces after the one before, and
   * the last ends with the text.
   *
   * @param step at most {@code most}
   */
  static List<Pieces> overlapping(Pieces text, int most, int step) {
    List<Pieces> windows = new ArrayList<>();
    int from = 0;
    while (from + most < text.size()) {
      windows.add(text.range(from, from + most));
      from += step;
    }
    windows.add(text.range(from, text.size()));
    return windows;
  }
}

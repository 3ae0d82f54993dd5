package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.lexicon.Pieces;

/** What is done with a text of more pieces than a network reads. */
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
  /** All of it is read, in windows of about one length. */
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

  /** What is read of a text: at least one sequence, perhaps empty. */
  abstract List<Pieces> of(Pieces text, int most);
}

package org.gleaner.text.normal;

import java.util.List;
import org.gleaner.text.IntList;

/** Replaces ranges of a text from left to right and records their origins. */
final class Rewriter {
  private final String source;
  private final IntList targets = new IntList();
  private final IntList sources = new IntList();
  private StringBuilder target;
  private int copied;

  Rewriter(String source) {
    this.source = source;
  }

  /** Replaces a range that starts at or after the end of the previous one. */
  void replace(int from, int to, CharSequence by) {
    if (target == null) {
      target = new StringBuilder(source.length());
      note(0, 0);
    }
    target.append(source, copied, from);
    note(target.length(), from);
    target.append(by);
    note(target.length(), to);
    copied = to;
  }

  /** The last char that was written before a position of the source; 0 at the start. */
  char before(int position) {
    if (position > copied) {
      return source.charAt(position - 1);
    }
    return target == null || target.isEmpty() ? 0 : target.charAt(target.length() - 1);
  }

  /** The text; the source itself, and no map added, if nothing was replaced. */
  String finish(List<OffsetMap> maps) {
    if (target == null) {
      return source;
    }
    target.append(source, copied, source.length());
    note(target.length(), source.length());
    maps.add(new OffsetMap(targets, sources));
    return target.toString();
  }

  private void note(int to, int from) {
    targets.add(to);
    sources.add(from);
  }
}

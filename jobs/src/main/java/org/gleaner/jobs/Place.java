package org.gleaner.jobs;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a document stands in the input; the order of outputs.
 *
 * @param source path of the file
 * @param position byte offset or row number in it
 */
record Place(String source, long position) implements Comparable<Place>, Serializable {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::source).thenComparingLong(Place::position);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}

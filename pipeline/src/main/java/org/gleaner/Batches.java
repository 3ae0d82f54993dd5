package org.gleaner;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What a function makes of the items of an iterator, a few at a time. Never holds more than one
 * batch. Not thread-safe.
 *
 * @param <A> the items
 * @param <B> what they become
 */
public final class Batches<A, B> implements Iterator<B> {
  private final Iterator<A> items;
  private final int size;
  private final Function<List<A>, List<B>> function;
  private Iterator<B> made = List.<B>of().iterator();

  /**
   * An iterator.
   *
   * @param size the largest number of items of a batch
   * @param function called with lists that are not empty; may return lists of any size
   */
  public Batches(Iterator<A> items, int size, Function<List<A>, List<B>> function) {
    this.items = items;
    this.size = size;
    this.function = function;
  }

  @Override
  public boolean hasNext() {
    while (!made.hasNext() && items.hasNext()) {
      List<A> batch = new ArrayList<>(size);
      while (batch.size() < size && items.hasNext()) {
        batch.add(items.next());
      }
      made = function.apply(batch).iterator();
    }
    return made.hasNext();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return made.next();
  }
}

package org.gleaner.jobs.input;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator whose elements are made one by one when they are asked for. */
public record MappedIterator<A, B>(Iterator<A> source, Function<A, B> function)
    implements Iterator<B> {
  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return function.apply(source.next());
  }
}

package org.gleaner.jobs.input;

import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.util.LongAccumulator;

/** An iterator whose elements are made one by one when they are asked for. */
public record MappedIterator<A, B>(Iterator<A> source, Function<A, B> function)
    implements Iterator<B> {
  /** One that counts what it has made. */
  public static <A, B> MappedIterator<A, B> counting(
      LongAccumulator done, Iterator<A> source, Function<A, B> function) {
    return new MappedIterator<>(
        source,
        element -> {
          done.add(1);
          return function.apply(element);
        });
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return function.apply(source.next());
  }
}

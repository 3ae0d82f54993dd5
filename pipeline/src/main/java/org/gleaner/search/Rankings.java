package org.gleaner.search;

import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The rankings by name, each of the options it consumes and the index it is for. */
public final class Rankings {
  /** {@code bm25} (options {@code k1} 1.2, {@code b} 0.75) and {@code tf-idf}. */
  public static final Catalogue<Maker> CATALOGUE =
      Catalogue.<Maker>of("ranking")
          .add(
              "bm25",
              (options, weighting, averageLength) ->
                  new Bm25(
                      options.number("k1", 1.2, 0, 100),
                      options.number("b", 0.75, 0, 1),
                      averageLength))
          .add("tf-idf", (options, weighting, averageLength) -> new TfIdfCosine(weighting))
          .build();

  private Rankings() {}

  /** Makes a ranking. */
  @FunctionalInterface
  public interface Maker {
    /** The ranking for an index of that weighting and average length of documents. */
    Ranking make(Options options, TermWeighting weighting, double averageLength);
  }
}

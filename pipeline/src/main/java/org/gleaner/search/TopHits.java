package org.gleaner.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The best of the hits offered, up to a limit, in whatever order they come. Not thread-safe. */
public final class TopHits implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final PriorityQueue<Hit> worstFirst;

  /** An empty list with room for some hits. */
  public TopHits(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("Cannot keep hits: " + most + ". Accepted: at least 1");
    }
    this.most = most;
    this.worstFirst = new PriorityQueue<>((a, b) -> Hit.BEST_FIRST.compare(b, a));
  }

  /** Whether a hit of that score may be among the best. */
  public boolean mayTake(double score) {
    return worstFirst.size() < most || score >= worstFirst.peek().score();
  }

  /** Offers a hit. */
  public void offer(Hit hit) {
    if (worstFirst.size() < most) {
      worstFirst.add(hit);
    } else if (Hit.BEST_FIRST.compare(hit, worstFirst.peek()) < 0) {
      worstFirst.poll();
      worstFirst.add(hit);
    }
  }

  /** Offers several hits. */
  public void offerAll(List<Hit> hits) {
    for (Hit hit : hits) {
      offer(hit);
    }
  }

  /** The best first. */
  public List<Hit> hits() {
    List<Hit> hits = new ArrayList<>(worstFirst);
    hits.sort(Hit.BEST_FIRST);
    return hits;
  }
}

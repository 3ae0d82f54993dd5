package org.gleaner.network.head;

/** A probability for each row of an example, which has a target of its own: 1 or 0. */
public final class SegmentHead extends LogisticHead {
  private static final long serialVersionUID = 1L;

  /** A head. */
  public SegmentHead(String name, int inputs) {
    super(name, inputs, 1, 0);
  }

  @Override
  protected boolean targetsEachRow() {
    return true;
  }
}

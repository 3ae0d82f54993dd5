package org.gleaner.network.head;

/**
 * One of the rows of an example, however many there are: a score of each row, and a softmax over
 * the rows of the example, cross-entropy (multiple choice, Radford et al. 2018). Output: a
 * probability for each row. Target: for each row 1 for the right one, else 0; no 1 where the right
 * one is not known, which contributes no loss.
 */
public final class ChoiceHead extends SoftmaxHead {
  private static final long serialVersionUID = 1L;

  /** A head. */
  public ChoiceHead(String name, int inputs, double dropout) {
    super(name, inputs, 1, dropout);
  }

  @Override
  protected boolean joinsRows() {
    return true;
  }
}

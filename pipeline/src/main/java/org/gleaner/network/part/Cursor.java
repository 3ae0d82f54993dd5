package org.gleaner.network.part;

import org.gleaner.network.math.Rows;

/**
 * A part that is run row by row, as decoding needs it: what it gives for the rows so far equals
 * what one pass over them gives. Carries from call to call what the part must know of earlier rows.
 * Not thread-safe.
 */
public interface Cursor {
  /**
   * The rows that go out for the next row of each sequence.
   *
   * @param rows one row for each sequence, in the same order at every call
   */
  Rows next(Rows rows);

  /**
   * Reorders what is carried, after a step of a beam search.
   *
   * @param beams for each sequence from now on the number of the one that it continues; one may
   *     occur several times or not at all
   */
  void keep(int[] beams);

  /** The cursor of a part that treats each row by itself and so carries nothing. */
  static Cursor rowByRow(Part part, Pass pass) {
    return new Cursor() {
      @Override
      public Rows next(Rows rows) {
        return part.start(pass).forward(rows);
      }

      @Override
      public void keep(int[] beams) {
        // nothing is carried
      }
    };
  }
}

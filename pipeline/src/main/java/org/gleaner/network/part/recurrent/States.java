package org.gleaner.network.part.recurrent;

/** Which states a recurrent part gives. */
public enum States {
  /** That of every token. */
  ALL,
  /** The last of each direction. */
  LAST
}

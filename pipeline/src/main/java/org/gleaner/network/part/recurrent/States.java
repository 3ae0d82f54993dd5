package org.gleaner.network.part.recurrent;

/** The states that a recurrent part gives. */
public enum States {
  /** The state of every token. */
  ALL,
  /** The last state of each direction. */
  LAST
}

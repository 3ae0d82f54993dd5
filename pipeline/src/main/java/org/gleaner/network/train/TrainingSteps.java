package org.gleaner.network.train;

import java.io.Serializable;

/**
 * The steps of one round: what is trained between two averages.
 *
 * @param epoch from 1
 * @param from the first step, from 0 within the epoch
 * @param to after the last step
 * @param before steps of all epochs before {@code from}
 */
record TrainingSteps(int epoch, int from, int to, int before) implements Serializable {
  int count() {
    return to - from;
  }
}

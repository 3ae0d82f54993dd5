package org.gleaner.network.train;

/**
 * A round of training, after its end.
 *
 * @param epoch from 1
 * @param round from 1, within the epoch
 * @param rounds in the epoch
 * @param loss mean over the round's examples
 * @param examples trained on in this epoch so far
 * @param examplesPerSecond in this epoch so far
 */
public record TrainingRound(
    int epoch, int round, int rounds, double loss, long examples, double examplesPerSecond) {}

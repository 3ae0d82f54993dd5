package org.gleaner.network.train;

import java.io.Serializable;

/**
 * A point of the training curve.
 *
 * @param epoch from 1
 * @param loss mean over the examples, each at its step
 * @param score what the judge says of the network after the epoch
 * @param examplesPerSecond of all workers together
 * @param seconds of training, judging left out
 */
public record TrainingEpoch(
    int epoch, double loss, double score, double examplesPerSecond, double seconds)
    implements Serializable {}

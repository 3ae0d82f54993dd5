package org.gleaner.network.train;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The result of a training.
 *
 * @param network with the weights of the best epoch; not thread-safe
 * @param curve one point for each epoch
 * @param bestEpoch from 1; of equally good epochs the last
 * @param data a hash of the examples in their order
 */
public record TrainedNetwork(
    ComputationGraph network, List<TrainingEpoch> curve, int bestEpoch, long data) {}

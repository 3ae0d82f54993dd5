package org.gleaner.network.model;

import java.util.List;
import java.util.Map;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.Vocabulary;

/**
 * A network outside of any library: what a model folder holds.
 *
 * @param definition encoder, task and options
 * @param vocabulary the tokens by number
 * @param labels the labels by number
 * @param threshold of the probability of label 1, from which it is chosen
 * @param scaling of the features
 * @param provenance versions, settings, data hash, seed and figures, by name
 * @param tensors the weights by name ("vertex.parameter")
 */
public record SavedNetwork(
    NetworkDefinition definition,
    Vocabulary vocabulary,
    List<String> labels,
    double threshold,
    FeatureScaling scaling,
    Map<String, String> provenance,
    Map<String, Tensor> tensors) {}

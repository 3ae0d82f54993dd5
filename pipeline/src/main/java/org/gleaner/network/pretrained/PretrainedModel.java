package org.gleaner.network.pretrained;

import java.util.List;
import org.gleaner.network.model.SavedNetwork;

/**
 * A network made from a checkpoint.
 *
 * @param network the network
 * @param kept the tensors of the checkpoint that the network does not use; they are kept and go out
 *     again with an export
 */
public record PretrainedModel(SavedNetwork network, List<String> kept) {}

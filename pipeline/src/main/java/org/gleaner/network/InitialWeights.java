package org.gleaner.network;

import java.util.HashSet;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.layer.NetworkLayer;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.vector.WordVectorTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The weights that a training begins with where they are not random. */
final class InitialWeights {
  private static final Logger LOG = LoggerFactory.getLogger(InitialWeights.class);

  private final String task;
  private final StartingPoint start;
  private final KnownWords words;

  /**
   * Weights of a saved network, and vectors of words.
   *
   * @param task the name of the network's task
   * @param start null for none
   */
  InitialWeights(String task, StartingPoint start, KnownWords words) {
    this.task = task;
    this.start = start;
    this.words = words;
  }

  /** Sets them. */
  void into(ComputationGraph network, Lexicon lexicon) {
    if (start != null) {
      LOG.info("Weights that begin at random: {}", start.into(network, task));
    }
    setVectors(network, lexicon);
  }

  private void setVectors(ComputationGraph network, Lexicon lexicon) {
    if (words.vectors() == null) {
      return;
    }
    Set<String> known = new HashSet<>();
    for (int number = Vocabulary.UNKNOWN + 1; number < lexicon.size(); number++) {
      known.add(lexicon.piece(number));
    }
    WordVectorTable vectors = words.vectors().read(known::contains);
    if (vectors.dimensions() != NetworkLayer.begins(network)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot begin with word vectors of "
              + vectors.dimensions()
              + " numbers. Accepted: "
              + NetworkLayer.begins(network)
              + ", the value of embedding-size");
    }
    NetworkLayer.begin(
        network,
        number -> number <= Vocabulary.UNKNOWN ? null : vectors.vector(lexicon.piece(number)));
  }
}

package org.gleaner.network.run;

import java.util.List;
import org.gleaner.network.part.Example;

/** Runs a trained network. Thread-safe. */
public interface Runner {
  /** The network's output for each example, which depends on that example alone, to the bit. */
  List<float[]> outputs(List<Example> examples);
}

package org.gleaner.network.run;

import java.util.List;
import org.gleaner.network.part.Example;

/** Runs a trained network. Thread-safe. */
public interface Runner {
  /**
   * The network's output for each example. It depends on that example alone but for rounding: in
   * another batch the last bits may differ, by less than 1e-5.
   */
  List<float[]> outputs(List<Example> examples);
}

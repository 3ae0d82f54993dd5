package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.ToyTraining;
import org.gleaner.network.encoder.Encoders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What training on workers keeps, whatever the encoder. */
final class AveragingContractTest {
  private static Stream<DynamicTest> each(java.util.function.Consumer<String> check) {
    return Encoders.CATALOGUE.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
  }

  /** 15 examples in steps of 6: in the last step a worker has 2, another 1, the third none. */
  @TestFactory
  Stream<DynamicTest> workersAddUpToOneWithTheirBatches() {
    return each(
        name -> {
          String[] exact = {
            "updater=sgd",
            "learning-rate=0.5",
            "clip=0",
            "epochs=2",
            "averaging-frequency=1",
            "",
            ""
          };
          exact[5] = "workers=1";
          exact[6] = "batch-size=6";
          float[] one = ToyTraining.weights(name, ToyTraining.settings(exact), 15, 2);
          exact[5] = "workers=3";
          exact[6] = "batch-size=2";
          TrainerSettings three = ToyTraining.settings(exact);
          assertArrayEquals(one, ToyTraining.weights(name, three, 15, 3), 1e-5f);
          ComputationGraph initial = new ComputationGraph(ToyTraining.configuration(name, three));
          initial.init();
          assertTrue(initial.params().sub(NetworkState.row(one)).amaxNumber().doubleValue() > 1e-3);
        });
  }

  @TestFactory
  Stream<DynamicTest> oneSeedGivesTheSameBitsHoweverTheExamplesLie() {
    return each(
        name -> {
          TrainerSettings settings =
              ToyTraining.settings(
                  "workers=2", "batch-size=2", "epochs=2", "averaging-frequency=2", "seed=5");
          assertArrayEquals(
              ToyTraining.weights(name, settings, 13, 1),
              ToyTraining.weights(name, settings, 13, 5),
              0f);
        });
  }
}

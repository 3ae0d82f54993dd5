package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.run.Runner;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every task of the catalogue keeps, on every encoder. */
final class TaskContractTest {
  private static final int ITEMS = 5;

  private static NetworkDefinition definition(String encoder, String task) {
    return TaskToys.complete(TinyNetworks.definition(encoder, task, Map.of()));
  }

  private static ComputationGraph network(NetworkDefinition definition, Coder coder) {
    TrainerSettings settings = TrainerSettings.of(Options.ofSettings("learning-rate=0.01"));
    ComputationGraph network =
        new ComputationGraph(definition.configuration(coder.lexicon(), settings));
    network.init();
    return network;
  }

  @TestFactory
  Stream<DynamicTest> everyEncoderFitsAndTakesAStep() {
    return Tasks.CATALOGUE.names().stream()
        .flatMap(
            task ->
                Encoders.CATALOGUE.names().stream()
                    .map(
                        encoder ->
                            DynamicTest.dynamicTest(
                                task + " " + encoder,
                                () -> TaskContractTest.<Object>step(definition(encoder, task)))));
  }

  private static <I> void step(NetworkDefinition definition) {
    definition.requireFit();
    Task<I> task = definition.newTask();
    List<I> items = TaskToys.of(definition.task(), ITEMS, 3);
    Coder coder = TaskToys.coder(definition, task, items);
    List<Example> examples = TaskToys.examples(task, items, coder);
    ComputationGraph network = network(definition, coder);
    INDArray before = network.params().dup();
    network.fit(NetworkBatch.of(examples));
    assertTrue(Double.isFinite(network.score()), "loss " + network.score());
    double moved = network.params().distance2(before);
    assertTrue(moved > 0 && Double.isFinite(moved), "moved by " + moved);
  }

  @TestFactory
  Stream<DynamicTest> theSavedFormGivesTheSame() {
    return Tasks.CATALOGUE.names().stream()
        .map(
            task ->
                DynamicTest.dynamicTest(
                    task, () -> TaskContractTest.<Object>saved(definition("cnn", task))));
  }

  private static <I> void saved(NetworkDefinition definition) {
    Task<I> task = definition.newTask();
    List<I> items = TaskToys.of(definition.task(), ITEMS, 4);
    Coder coder = TaskToys.coder(definition, task, items);
    ComputationGraph network = network(definition, coder);
    SavedNetwork saved =
        new SavedNetwork(
            definition,
            coder.lexicon(),
            coder.labels(),
            coder.state(),
            Map.of("from", "a test"),
            Weights.of(network));
    SavedNetwork again = ModelFiles.of(saved).open();
    assertEquals(definition, again.definition());
    assertEquals(saved.labels(), again.labels());
    assertEquals(saved.provenance(), again.provenance());
    TaskContractTest.<I>compare(items, saved, again);
  }

  private static <I> void compare(List<I> items, SavedNetwork saved, SavedNetwork again) {
    Task<I> task = saved.definition().newTask();
    Task<I> other = again.definition().newTask();
    Runner runner = GraphRunner.of(saved);
    Runner reopened = GraphRunner.of(again);
    Evaluation evaluation = task.evaluation(saved.coder());
    Evaluation merged = task.evaluation(saved.coder());
    for (I item : items) {
      float[] output = output(runner, task, saved.coder(), item);
      float[] target = task.target(item, output, saved.coder());
      assertArrayEquals(output, output(reopened, other, again.coder(), item));
      assertArrayEquals(target, other.target(item, output, again.coder()));
      assertTrue(output.length > 0);
      evaluation.add(output, target);
      Evaluation one = task.evaluation(saved.coder());
      one.add(output, target);
      merged.merge(one);
      for (int label : task.decide(output, saved.coder())) {
        assertNotEquals(-1, label);
      }
    }
    assertEquals(evaluation.quality(), merged.quality(), 1e-9);
    assertEquals(evaluation.figures(), merged.figures());
    assertFalse(evaluation.figures().isEmpty());
  }

  /** Examples to score have what examples to learn from have, except for what is to be learnt. */
  private static <I> float[] output(Runner runner, Task<I> task, Coder coder, I item) {
    List<Example> examples = task.examples(item, coder);
    List<Example> labelled = TaskToys.examples(task, List.of(item), coder);
    assertEquals(labelled.size(), examples.size());
    for (int i = 0; i < examples.size(); i++) {
      assertArrayEquals(labelled.get(i).sequences(), examples.get(i).sequences());
      assertArrayEquals(labelled.get(i).features(), examples.get(i).features());
    }
    return task.decode(item, runner.outputs(examples), coder);
  }
}

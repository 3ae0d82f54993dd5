/**
 * Runners: trained networks at work.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.run.Runner} takes examples and returns an
 * array for each. {@link org.gleaner.network.run.GraphRunner} does so with Deeplearning4j: threads
 * take replicas that share one set of weights and the products of frequent words.
 *
 * <pre>{@code
 * Runner runner = GraphRunner.of(NetworkStore.load(Path.of("model")));
 * float[] output = runner.outputs(List.of(example)).get(0);
 * }</pre>
 *
 * <p><b>Traps.</b> The weights must not change while a runner is in use. Every example is a pass of
 * its own, so that its output does not depend on its neighbours.
 *
 * <p><b>To add</b> a runner: one class that implements {@code Runner}.
 */
package org.gleaner.network.run;

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
 * <p><b>Traps.</b> The weights must not change while a runner is in use. Examples that are given
 * together share passes: their outputs are the same but for rounding (1e-5). What must be equal to
 * the last bit wherever it is computed is given alone.
 *
 * <p><b>To add</b> a runner: one class that implements {@code Runner}.
 */
package org.gleaner.network.run;

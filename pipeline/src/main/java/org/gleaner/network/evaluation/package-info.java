/**
 * Evaluations: outputs compared with what a person assigned.
 *
 * <p><b>What flows.</b> A task makes an {@link org.gleaner.network.evaluation.Evaluation}; outputs
 * and targets are added on the executors, partition by partition, and the evaluations merged in the
 * order of partitions. {@code quality} is the one figure by which training chooses an epoch; {@code
 * figures} are those of reports.
 *
 * <pre>{@code
 * Evaluation evaluation = predictor.evaluation();
 * float[] output = predictor.output(text);
 * evaluation.add(output, predictor.target(text, output));
 * double macroF1 = (double) evaluation.figures().get("macro_f1");
 * }</pre>
 *
 * <p><b>Traps.</b> An evaluation travels and must not grow with labels squared: {@code
 * ConfusionCounts} keeps pairs that occur. {@code quality} of an empty evaluation is 0, never NaN,
 * which would make no epoch the best.
 *
 * <p><b>To add</b> an evaluation: one class, returned by a task.
 */
package org.gleaner.network.evaluation;

/**
 * Heads: the outputs of a network and its loss.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.head.Head} reads the rows of the last stream
 * and gives an array for each example. {@link org.gleaner.network.head.OutputHead} serves those
 * that treat each row by itself: softmax, logistic, squared, margin, segments, and {@link
 * org.gleaner.network.head.ChoiceHead}, which chooses one of an example's rows. {@link
 * org.gleaner.network.head.CrfHead} labels a sequence by a conditional random field; {@link
 * org.gleaner.network.head.SpanHead} scores where a span of it begins and ends; {@link
 * org.gleaner.network.head.MaskedHead} predicts tokens by the table in which the network starts,
 * and with a {@link org.gleaner.network.head.SpanBoundary} by the tokens beside them too; {@link
 * org.gleaner.network.head.ReplacedHead} finds tokens that were replaced. Targets and weights come
 * packed in {@link org.gleaner.network.part.Targets}.
 *
 * <pre>{@code
 * Head head = new SoftmaxHead("output", 128, labels.size(), 0.5);
 * List<float[]> probabilities = head.start(pass, rows).outputs();
 * }</pre>
 *
 * <p><b>Traps.</b> {@code backward} follows {@code loss} and adds to gradients. The loss is the sum
 * over examples, weights included; the layer divides it by their number. A text in several windows
 * weighs as much as one: each row has its share. A NaN number contributes no loss. A label number
 * that is not known is refused by the conditional random field.
 *
 * <p><b>To add</b> a head: one class, returned by a task, and a case in {@code OutputHeadsTest}.
 */
package org.gleaner.network.head;

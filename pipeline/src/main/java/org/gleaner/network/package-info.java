/**
 * Neural networks over text, and their training on Spark.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.task.Task} encodes an item, a text or a
 * document, into {@link org.gleaner.network.part.Example}s: token numbers, features, target and
 * weight. An {@link org.gleaner.network.encoder.Encoder} names the parts that turn them into
 * vectors, a {@link org.gleaner.network.head.Head} gives outputs and loss, and the task decodes the
 * outputs. Encoder and task are named in catalogues; a {@link
 * org.gleaner.network.model.NetworkDefinition} holds the two names and all options, and builds the
 * network as one {@link org.gleaner.network.layer.NetworkLayer}. {@link
 * org.gleaner.network.NetworkTraining} turns labelled items into a {@link
 * org.gleaner.network.model.SavedNetwork}: it lists the labels, counts the vocabulary into a {@link
 * org.gleaner.text.lexicon.Lexicon}, lets the task learn its state, trains through {@link
 * org.gleaner.network.train.Trainer}, and judges each epoch on the executors. {@link
 * org.gleaner.network.Predictor}, {@link org.gleaner.network.SegmentCleaner} for the cleaning task
 * and {@link org.gleaner.network.MaskPredictor} for masks in a text run the result from any thread.
 * {@link org.gleaner.network.model.NetworkStore} keeps it in a folder of plain files.
 *
 * <pre>{@code
 * var training =
 *     NetworkTraining.<LabelledText>of("cnn", "classify", Map.of("epochs", "3"), 20_000);
 * var result = training.train(texts, development, List.of(), Map.of(), System.err::println);
 * NetworkStore.save(result.withCurve(), Path.of("model"));
 * var predictor = Predictor.ofTexts(Path.of("model"));
 * float[] probabilities = predictor.output(LabelledText.unlabelled("A text."));
 * }</pre>
 *
 * <p><b>Rooms.</b> {@code task}, {@code encoder}, {@code head} and {@code part} are declarations;
 * {@code layer} computes them under Deeplearning4j; {@code train} trains, {@code evaluation}
 * judges, {@code model} keeps, {@code run} runs; {@code math} and {@code tensor} are below all.
 * {@code pretrained} reads and writes the checkpoints of other libraries; a {@link
 * org.gleaner.network.StartingPoint} is a saved network from which a training goes on.
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>One native thread for each task: {@link org.gleaner.network.train.NativeThreads}. More is
 *       slower, on a busy machine thirty times.
 *   <li>An OpenBLAS of the system that MLlib has loaded before the first network is taken for
 *       ND4J's own, since both are called {@code libopenblas.so.0}: other bits, and more threads.
 *       The launcher and {@code conf} keep MLlib in Java by {@code
 *       dev.ludovic.netlib.blas.nativeLib=none}.
 *   <li>What travels is a final class, never a record, which Kryo cannot read; classes of
 *       Deeplearning4j travel within {@link org.gleaner.network.train.JavaSerialized}.
 *   <li>A network that scores keeps products of frequent words, up to 32 MB for each weight of its
 *       first part (three weights in a cnn), once for all threads of an executor.
 *   <li>Each example is scored in a pass of its own, since products of larger batches round
 *       differently: batching examples by hand changes bits and saves little.
 *   <li>An option that both task and encoder have is given as {@code task.NAME} or {@code
 *       encoder.NAME}; the plain name is refused.
 * </ul>
 *
 * <p><b>To add</b> a task or an encoder: one class and one line in {@link
 * org.gleaner.network.task.Tasks} or {@link org.gleaner.network.encoder.Encoders}. Training,
 * evaluation, jobs and help read the catalogues.
 */
package org.gleaner.network;

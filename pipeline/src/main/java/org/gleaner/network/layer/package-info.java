/**
 * A network as one layer of Deeplearning4j. Internal: may change.
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.layer.NetworkBatch} packs {@link
 * org.gleaner.network.part.Example}s into one array for inputs and one for targets. {@link
 * org.gleaner.network.layer.NetworkLayer} is a declaration: {@link
 * org.gleaner.network.layer.Stream}s of an embedding and parts, and a {@link
 * org.gleaner.network.head.Head}. In each step it unpacks the batch, runs the streams one after the
 * other, then the head; a {@link org.gleaner.network.layer.Generator}, where there is one, writes
 * before tokens that they read. {@link org.gleaner.network.layer.NetworkOutputs} unpacks what comes
 * out. Deeplearning4j keeps the flat vectors of weights and gradients, the updater, and the graph
 * of a single vertex.
 *
 * <pre>{@code
 * var words = new WordEmbedding(vocabularySize, 100, WordEmbedding.Training.TUNED);
 * var lstm = new Lstm("lstm", 100, 64, 2, States.LAST);
 * var encoder = Stream.of("encoder", words, List.of(lstm));
 * var head = new SoftmaxHead("output", 128, 3, 0.5);
 * graph.addLayer("network", new NetworkLayer(List.of(encoder), head, false, tuning, Precision.F32), "examples");
 * network.fit(NetworkBatch.of(examples));
 * }</pre>
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>Parameters are row-major views of the flat vector: write through them, never replace them.
 *   <li>The flat gradient is cleared once a step, and everything else adds to it. A part that
 *       overwrites loses the gradients of the parts it shares parameters with.
 *   <li>Deeplearning4j divides gradients by the leading dimension of the first input. That is the
 *       number of examples, in short batches too, so that the averages of workers equal one large
 *       batch.
 *   <li>A configuration with layers of ours does not survive {@code toJson}: it travels by Java's
 *       own serialisation.
 *   <li>Deeplearning4j's own dropout draws from a generator of the thread and cannot be repeated;
 *       {@link org.gleaner.network.part.Dropout} depends on seed and iteration alone.
 *   <li>{@code NeuralNetConfiguration.Builder.weightDecay} decays twice; {@link
 *       org.gleaner.network.train.Optimizer} sets it on the layer.
 *   <li>Single precision only. Token numbers travel as floats and are exact below 2^24.
 * </ul>
 *
 * <p><b>To add</b> a stream: return it from {@code Task.streams}. It sees the rows of the stream
 * before, or, if it has an embedding of its own, reads them as {@code Side.MEMORY}.
 */
package org.gleaner.network.layer;

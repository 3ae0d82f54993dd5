/**
 * Neural networks over text, and their training on Spark.
 *
 * <p><b>What flows.</b> A network is an {@link org.gleaner.network.encoder.Encoder} (token numbers
 * to vectors) under a {@link org.gleaner.network.task.Task} (features, loss, arrays), both named in
 * a catalogue; a {@link org.gleaner.network.model.NetworkDefinition} holds the two names and all
 * options. The {@link org.gleaner.network.train.Trainer} trains it by parameter averaging, {@link
 * org.gleaner.network.model.NetworkStore} keeps it in a folder of plain files.
 *
 * <p>For cleaning: {@link org.gleaner.clean.CleaningLabels} says which segments a gold text keeps,
 * {@link org.gleaner.network.CleanerTraining} turns labelled documents into a {@link
 * org.gleaner.network.model.SavedNetwork}, {@link org.gleaner.network.SegmentCleaner} scores
 * segments from any thread, {@link org.gleaner.clean.CleaningMetrics} judges.
 *
 * <p>For whole texts: {@link org.gleaner.network.TextTraining} turns labelled texts into a {@link
 * org.gleaner.network.model.SavedNetwork} of the tasks {@code classify}, {@code multi-label},
 * {@code regress}, {@code pair} and {@code tag}; {@link org.gleaner.network.TextPredictor} says
 * what it says of a text, from any thread; {@link org.gleaner.network.evaluation.TextEvaluation}
 * judges.
 *
 * <pre>{@code
 * var definition = new NetworkDefinition("bilstm", "clean", Map.of("features", "html"));
 * var training = new CleanerTraining(definition, TrainerSettings.defaults(), 10_000);
 * var result = training.train(labelled, development, Map.of("data", hash), System.err::println);
 * NetworkStore.save(result.saved(), Path.of("model"));
 * SegmentCleaner cleaner = SegmentCleaner.load(Path.of("model"));
 * float[] remove = cleaner.removeProbabilities(List.of(segments)).get(0);
 * }</pre>
 *
 * <p><b>Training.</b> {@code Shards} moves the encoded examples once to their workers, by a {@code
 * BatchPlan} that the driver makes from counts of lengths alone; {@code EpochOrder} computes which
 * of them a step takes from the seed and the epoch. {@code BroadcastAveraging} sends a {@code
 * NetworkState} out, each {@code WorkerRound} trains a replica from it, {@code OrderedMean} weights
 * what comes back by examples. A round depends on its state, plan and seed alone, so lost tasks are
 * run again with the same bits, and {@link org.gleaner.network.train.Checkpoints} can continue a
 * training.
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>One native thread for each task: {@link org.gleaner.network.train.NativeThreads}. More is
 *       slower, on a busy machine thirty times.
 *   <li>A system's OpenBLAS that MLlib has loaded before the first network is taken for ND4J's own,
 *       since both are called {@code libopenblas.so.0}: other bits, and more threads. The launcher
 *       and {@code conf} keep MLlib in Java by {@code dev.ludovic.netlib.blas.nativeLib=none}.
 *   <li>DL4J divides gradients by the first input's leading dimension; here that is always the
 *       batch size, short batches included, so that workers' averages equal one big batch.
 *   <li>DL4J drops the masks of a merge unless every branch has one.
 *   <li>{@code ParameterAveragingTrainingMaster} adds results unweighted in the order in which
 *       tasks end, which changes the last bits; {@code Dl4jAveraging} weights them and adds them in
 *       the order of partitions.
 *   <li>{@code ComputationGraphConfiguration.clone()} loses the iteration count, so workers of
 *       dl4j-spark begin every round at iteration 0: Adam corrects its bias anew and seeded dropout
 *       repeats itself. {@code BroadcastAveraging} carries the count.
 *   <li>A configuration with layers of ours does not survive {@code toJson}: it travels by Java's
 *       own serialisation.
 *   <li>DL4J's dropout draws from a generator of the thread; training with it is not repeatable.
 *   <li>Training on Spark pays when a step takes 100 ms or more; a round costs 0.2 to 0.4 s.
 *   <li>A network that scores keeps products of frequent words, up to 32 MB for each weight of its
 *       first part (three weights in a cnn), once for all threads of an executor.
 *   <li>Shards stay in the executors' memory. One that does not fit is read from the local disk in
 *       each round: take more workers.
 * </ul>
 *
 * <p><b>To add</b> an encoder or a task: one class and one line in {@link
 * org.gleaner.network.encoder.Encoders} or {@link org.gleaner.network.task.Tasks}.
 */
package org.gleaner.network;

/**
 * Training on Spark by parameter averaging.
 *
 * <p><b>What flows.</b> {@code Shards} moves the examples once to their workers, by a {@code
 * BatchPlan} that the driver makes from counts of lengths alone; {@code EpochOrder} computes from
 * seed and epoch which of them a step takes, and a {@link org.gleaner.network.part.Drawing} what
 * the network reads of each. The {@link org.gleaner.network.train.Trainer} then goes through
 * rounds: {@code BroadcastAveraging} sends a {@code NetworkState} out, each {@code WorkerRound}
 * trains a replica from it, and {@code OrderedMean} weights the results by examples. A judge scores
 * the network after each epoch, and the best epoch is returned. A round depends on its state, plan
 * and seed alone: lost tasks are run again with the same bits, and {@link
 * org.gleaner.network.train.Checkpoints} can resume a training.
 *
 * <pre>{@code
 * var settings = TrainerSettings.of(Options.ofSettings("workers=4", "updater=adamw"));
 * var trained = new Trainer(settings, round -> {}).train(configuration, examples, judge);
 * }</pre>
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>{@code ParameterAveragingTrainingMaster} adds results unweighted in the order in which
 *       tasks end, which changes the last bits; {@code Dl4jAveraging} weights them and adds them in
 *       the order of partitions.
 *   <li>{@code ComputationGraphConfiguration.clone()} loses the iteration count, so workers of
 *       dl4j-spark start every round at iteration 0: Adam corrects its bias anew and seeded dropout
 *       repeats itself. {@code BroadcastAveraging} carries the count.
 *   <li>Training on Spark pays when a step takes 100 ms or more; a round costs 0.2 to 0.4 s.
 *   <li>Shards stay in the executors' memory. One that does not fit is read from the local disk in
 *       each round: take more workers.
 *   <li>The state of a round, weights and updater, travels whole to each worker and back.
 *   <li>A replica in {@code ReplicaCache} is only a cache: whoever takes one overwrites its state.
 * </ul>
 *
 * <p><b>To add</b> a way to average: one class that implements {@code Averaging} and one line in
 * {@code Averagings.CATALOGUE}. An updater is a line in {@code Optimizer.UPDATERS}, a decay of the
 * step size a line in {@code RateSchedule.DECAYS}.
 */
package org.gleaner.network.train;

package org.gleaner.network;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaRDDLike;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Parameter averaging that gives the same bits each time: the workers' results are added in the
 * order of their partitions, where the base class adds them in the order in which tasks end. Each
 * call trains one round: the batches arrive in the partitions they are meant for, so they are
 * neither counted nor moved.
 */
final class OrderedAveraging extends ParameterAveragingTrainingMaster {
  private static final long serialVersionUID = 1L;

  OrderedAveraging(TrainerSettings settings) {
    super(
        new Builder(settings.workers(), settings.batchSize())
            .batchSizePerWorker(settings.batchSize())
            .averagingFrequency(settings.averagingFrequency())
            .saveUpdater(true)
            .repartionData(Repartition.Never)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .storageLevel(null)
            .rngSeed(settings.seed()));
  }

  @Override
  protected <T, R extends JavaRDDLike<T, R>> long getTotalDataSetObjectCount(
      JavaRDDLike<T, R> batches) {
    return 1;
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer none,
      SparkComputationGraph graph,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int split,
      int splits) {
    List<Share> all = results.map(Share::of).collect();
    if (all.isEmpty()) {
      return;
    }
    ComputationGraph network = graph.getNetwork();
    network.setParams(mean(all, Share::parameters));
    if (all.get(0).state() != null) {
      network.getUpdater().setStateViewArray(mean(all, Share::state));
    }
    graph.setScore(all.stream().mapToDouble(Share::score).average().orElseThrow());
    ComputationGraphConfiguration configuration = network.getConfiguration();
    configuration.setIterationCount(configuration.getIterationCount() + averagingFrequency);
  }

  private static INDArray mean(List<Share> shares, Function<Share, float[]> part) {
    float[] sum = part.apply(shares.get(0)).clone();
    for (Share share : shares.subList(1, shares.size())) {
      float[] values = part.apply(share);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= shares.size();
    }
    return Nd4j.create(sum, new long[] {1, sum.length}, 'c');
  }

  /**
   * A worker's part in an average. The library's own class does not travel, and its arrays are
   * written number by number.
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier over the wire, never compared
  private record Share(float[] parameters, float[] state, double score) implements Serializable {
    static Share of(ParameterAveragingTrainingResult result) {
      INDArray state = result.getUpdaterState();
      return new Share(
          result.getParameters().data().asFloat(),
          state == null ? null : state.data().asFloat(),
          result.getScore());
    }
  }
}

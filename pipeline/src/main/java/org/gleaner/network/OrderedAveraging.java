package org.gleaner.network;

import java.io.Serializable;
import java.util.List;
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
    INDArray parameters = all.get(0).parameters();
    INDArray state = all.get(0).state();
    double score = all.get(0).score();
    for (Share share : all.subList(1, all.size())) {
      parameters.addi(share.parameters());
      score += share.score();
      if (state != null) {
        state.addi(share.state());
      }
    }
    ComputationGraph network = graph.getNetwork();
    network.setParams(parameters.divi(all.size()));
    if (state != null) {
      network.getUpdater().setStateViewArray(state.divi(all.size()));
    }
    graph.setScore(score / all.size());
    ComputationGraphConfiguration configuration = network.getConfiguration();
    configuration.setIterationCount(configuration.getIterationCount() + averagingFrequency);
  }

  /** A worker's part in an average; the library's own class does not travel. */
  private record Share(INDArray parameters, INDArray state, double score) implements Serializable {
    static Share of(ParameterAveragingTrainingResult result) {
      return new Share(result.getParameters(), result.getUpdaterState(), result.getScore());
    }
  }
}

package org.gleaner.network.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.ProductScope;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.TokenProducts;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link NetworkLayer}. Not thread-safe, like every layer of Deeplearning4j. */
final class NetworkComputation extends OutputLayerStub<NetworkLayer> {
  private static final long serialVersionUID = 1L;

  private transient TokenProducts remembered;
  private transient NetworkPass trained;
  private transient double loss;

  NetworkComputation(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Reuses products from now on, except in training. */
  void remember(TokenProducts products) {
    remembered = products;
  }

  void begin(IntFunction<float[]> vectors) {
    Parameters all = new Parameters("", params, () -> gradientViews, null);
    layerConf().embedding().begin(all.of(layerConf().streams().get(0).name()), vectors);
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    trained = null;
  }

  private NetworkPass pass(boolean training) {
    ExampleBatch batch = ExampleBatch.unpack(FloatBlock.read(input), (int) input.size(0));
    Parameters parameters =
        new Parameters("", params, () -> gradientViews, training ? null : remembered);
    Chance chance = new Chance(training, conf.getSeed(), iterationCount);
    return new NetworkPass(layerConf(), parameters, chance, batch);
  }

  /** The pass of a training step, made once for both gradient and score. */
  private NetworkPass trained() {
    if (trained == null) {
      loss = computed(null, this::trainedLoss);
    }
    return trained;
  }

  private double trainedLoss() {
    trained = pass(true);
    int examples = (int) labels().size(0);
    return trained.loss(Targets.unpack(FloatBlock.read(labels()), examples));
  }

  /** Computes with products in the network's precision. */
  private <T> T computed(TokenProducts kept, Supplier<T> work) {
    return ProductScope.in(layerConf().precision(), kept == null ? null : kept.packed(), work);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    List<float[]> results = computed(training ? null : remembered, () -> pass(training).outputs());
    long[] shape = {results.size(), NetworkOutputs.width(results)};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatBlock.write(NetworkOutputs.pack(results), output);
    return output;
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    trained();
    return loss / getInputMiniBatchSize(); // the loss does not include weight decay
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    gradientsFlattened.assign(0);
    NetworkPass pass = trained();
    computed(
        null,
        () -> {
          pass.backward();
          return pass;
        });
    layerConf().frozen().forEach(name -> gradientViews.get(name).assign(0));
    clip(layerConf().headClip(), layerConf().head().name() + '.');
    clip(layerConf().clip(), "");
    Gradient all = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(all::setGradientFor);
    return new Pair<>(all, null); // nothing below examples
  }

  /** Shortens the mean gradient of the parameters of a prefix to the largest norm allowed. */
  private void clip(double most, String prefix) {
    if (most == 0) {
      return;
    }
    Map<String, INDArray> views = new LinkedHashMap<>(gradientViews);
    views.keySet().removeIf(name -> !name.startsWith(prefix));
    double length = Math.sqrt(views.values().stream().mapToDouble(v -> square(v)).sum());
    double longest = most * getInputMiniBatchSize();
    if (length > longest) {
      views.values().forEach(view -> view.muli(longest / length));
    }
  }

  private static double square(INDArray view) {
    double length = view.norm2Number().doubleValue();
    return length * length;
  }

  @Override
  public void clear() {
    super.clear();
    trained = null;
  }
}

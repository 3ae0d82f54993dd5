package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.gleaner.Options;
import org.gleaner.clean.feature.SegmentFeatures;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.layer.Gather;
import org.gleaner.network.layer.VectorBody;
import org.gleaner.network.part.Dense;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.random.Fingerprint;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Keep or remove each segment of a document: the encoder's vector of a segment beside its features,
 * a layer of rectified units over both, then bidirectional LSTMs over the document's segments, then
 * the probability of removal. Options: {@code features} (html or text), {@code mixture-size} (128
 * rectified units), {@code document-size} (64 units each direction), {@code document-layers} (1),
 * {@code dropout} (0.4), {@code max-tokens} (50 of a segment), {@code max-segments} (512 of a
 * document; a longer one is read in windows).
 */
public final class CleanTask implements Task<CleanExample> {
  private static final long serialVersionUID = 1L;

  /**
   * What one segment counts in the loss of a document. It is constant, so that the loss is a sum
   * over documents and batches on several workers add up to the batch of one.
   */
  private static final float SEGMENT_WEIGHT = 0.01f;

  private final String features;
  private final int hidden;
  private final int layers;
  private final int mixture;
  private final double dropout;
  private final int maxTokens;
  private final int maxSegments;

  CleanTask(Options options) {
    features = options.choice("features", "html", "html", "text");
    hidden = options.integer("document-size", 64, 1, 4096);
    layers = options.integer("document-layers", 1, 1, 4);
    mixture = options.integer("mixture-size", 128, 1, 4096);
    dropout = options.number("dropout", 0.4, 0, 0.9);
    maxTokens = options.integer("max-tokens", 50, 1, 1000);
    maxSegments = options.integer("max-segments", 512, 8, 100_000);
  }

  /** The features of a segment that this network reads. */
  public SegmentFeatures features() {
    return SegmentFeatures.CATALOGUE.named(features);
  }

  int maxTokens() {
    return maxTokens;
  }

  int maxSegments() {
    return maxSegments;
  }

  /** Labelled pages are few: beside their markup, larger word vectors learn them by heart. */
  @Override
  public Map<String, String> encoderPreferences() {
    return features.equals("text")
        ? Map.of()
        : Map.of("embedding-size", "64", "hidden-size", "32", "unknown-rate", "0.2");
  }

  @Override
  public List<String> labels() {
    return List.of("keep", "remove");
  }

  @Override
  public int length(CleanExample example) {
    return example.segments();
  }

  @Override
  public long fingerprint(CleanExample example) {
    Fingerprint fingerprint = new Fingerprint().add(example.tokens).add(example.targets);
    for (float[] features : example.features) {
      fingerprint.add(features);
    }
    return fingerprint.value();
  }

  @Override
  public void addTo(GraphBuilder graph, Encoder encoder, int vocabularySize) {
    graph.addInputs("features", "tokens", "places");
    Encoder.Encoded encoded =
        encoder.addTo(graph, "tokens", vocabularySize, Encoder.Reading.SEQUENCE);
    graph.addVertex("segments", new Gather(), encoded.vertex(), "places");
    graph.addVertex("joined", new MergeVertex(), "features", "segments");
    VectorBody body = new VectorBody(parts(features().size() + encoded.width()));
    graph.addLayer("document", body, "joined");
    graph.addLayer("remove", output(2L * hidden), "document");
    graph.setOutputs("remove");
  }

  /** First each segment by itself, then beside its neighbours. */
  private List<Part> parts(int inputs) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Dropout("drop-features", inputs, dropout / 2));
    parts.add(new Dense("mix", inputs, mixture));
    int width = mixture;
    for (int i = 1; i <= layers; i++) {
      parts.add(new Lstm("lstm-" + i, width, hidden, 2, States.ALL));
      width = 2 * hidden;
      parts.add(new Dropout("drop-" + i, width, dropout));
    }
    return parts;
  }

  private static RnnOutputLayer output(long width) {
    return new RnnOutputLayer.Builder(new LossBinaryXENT(Nd4j.createFromArray(SEGMENT_WEIGHT)))
        .nIn(width)
        .nOut(1)
        .dataFormat(RNNFormat.NCW)
        .activation(Activation.SIGMOID)
        .weightInit(WeightInit.XAVIER)
        .build();
  }

  @Override
  public MultiDataSet batch(List<CleanExample> examples, int size) {
    return new CleanBatch(examples, size, features().size()).arrays();
  }
}

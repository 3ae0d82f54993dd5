package org.gleaner.jobs.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.model.Embeddings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.stage.ClassicalMethod;
import org.gleaner.stage.ClassicalMethods;

/**
 * What {@code train --task classify --method} was asked for.
 *
 * @param read the texts
 * @param dev texts to judge by; null for none
 * @param model the folder to write
 * @param overwrite whether a model that is there is replaced
 * @param method a name in {@link ClassicalMethods}
 * @param options of features and classifier
 * @param embeddings whose vectors are the features; null for the weights of terms
 */
record TrainClassicalSettings(
    ReadSettings read,
    ReadSettings dev,
    String model,
    boolean overwrite,
    String method,
    Map<String, String> options,
    Embeddings embeddings) {

  static TrainClassicalSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    List<String> dev = settings.list("dev");
    String method = settings.named("method", ClassicalMethods.CATALOGUE);
    Map<String, String> options = settings.pairs("set");
    TrainClassicalSettings all =
        new TrainClassicalSettings(
            read,
            read == null || dev.isEmpty() ? null : read.withInputs(dev),
            settings.required("model"),
            settings.flag("overwrite"),
            method,
            options,
            Embeddings.of(settings));
    if (ClassicalMethods.CATALOGUE.names().contains(method)) {
      settings.check(
          () -> {
            var unused = all.stages();
          });
    }
    return all;
  }

  /** New stages of the method. */
  ClassicalMethod.Made stages() {
    ClassicalMethod named = ClassicalMethods.CATALOGUE.named(method);
    return embeddings == null ? named.overTerms(options) : named.overVectors(options);
  }

  OutputCheck check() {
    List<String> inputs = new ArrayList<>(read.inputs());
    inputs.addAll(dev == null ? List.of() : dev.inputs());
    return new OutputCheck(model, inputs, overwrite);
  }
}

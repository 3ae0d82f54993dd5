package org.gleaner.jobs.model;

import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/**
 * What {@code evaluate} of a model was asked for.
 *
 * @param read the documents
 * @param model the folder of the model, of several versions that in use
 * @param check the folder to write; null to write none
 */
public record EvaluationSettings(ReadSettings read, String model, OutputCheck check) {

  /** Reads the options; null if something is wrong with the settings. */
  public static EvaluationSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    String model = settings.required("model");
    String output = settings.text("output");
    boolean overwrite = settings.flag("overwrite");
    if (!settings.isSound()) {
      return null;
    }
    OutputCheck check = output == null ? null : new OutputCheck(output, read.inputs(), overwrite);
    Preflight.inputs(settings, read);
    if (check != null) {
      Preflight.output(settings, check);
    }
    return new EvaluationSettings(read, ModelVersions.inUse(model), check);
  }
}

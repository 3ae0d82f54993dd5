package org.gleaner.jobs.duplicates;

import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.stage.DuplicateFinder;

/**
 * What {@code duplicates} was asked for.
 *
 * @param read the documents
 * @param output the folder to write
 * @param overwrite whether an output that is there is replaced
 * @param threshold from which similarity on documents are duplicates
 * @param shingleSize words of a run
 * @param bands of a signature
 * @param bandRows places of a band
 * @param seed draws the hash functions
 */
record DuplicatesSettings(
    ReadSettings read,
    String output,
    boolean overwrite,
    double threshold,
    int shingleSize,
    int bands,
    int bandRows,
    long seed) {

  static DuplicatesSettings of(Settings settings) {
    return new DuplicatesSettings(
        CommonOptions.read(settings),
        settings.required("output"),
        settings.flag("overwrite"),
        settings.number("threshold", 0, 1),
        settings.integer("shingle-size", 1, 1000),
        settings.integer("bands", 1, 1000),
        settings.integer("band-rows", 1, 1000),
        settings.integer("seed", 0, Integer.MAX_VALUE));
  }

  OutputCheck check() {
    return new OutputCheck(output, read.inputs(), overwrite);
  }

  DuplicateFinder finder() {
    return new DuplicateFinder()
        .setThreshold(threshold)
        .setShingleSize(shingleSize)
        .setBands(bands)
        .setBandRows(bandRows)
        .setSeed(seed);
  }
}

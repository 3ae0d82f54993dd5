package org.gleaner.jobs.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.CleaningThreshold;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.text.Segment;

/**
 * A saved network on its way to the executors.
 *
 * @param location where it was read from
 * @param files what was read
 * @param threshold from which probability on a segment is removed
 * @param provenance the origin of the model
 */
public record ModelFolder(
    String location, ModelFiles files, double threshold, Map<String, String> provenance) {
  private static final String PROBLEM = "Cannot read model: ";

  /**
   * Fetches and checks a model.
   *
   * @param location a folder on any Hadoop file system
   * @throws GleanerException {@code INVALID_MODEL} if it is not there or is not a model, {@code
   *     IO_FAILED} if a file cannot be read
   */
  public static ModelFolder open(String location) {
    try {
      Path folder = FilePaths.of(location);
      FileSystem system = FilePaths.system(folder, Preflight.configuration());
      if (!system.getFileStatus(folder).isDirectory()) {
        throw new FileNotFoundException("not a folder");
      }
      ModelFiles files = ModelFiles.read(new HadoopFolder(system, folder));
      SavedNetwork saved = files.open();
      return new ModelFolder(
          location, files, CleaningThreshold.of(saved.state()), saved.provenance());
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          PROBLEM + location + ". Give a folder that train has written.",
          e);
    } catch (GleanerException e) {
      String message = e.getMessage().replace(PROBLEM, PROBLEM + location + ": ");
      throw new GleanerException(e.code(), message, e);
    }
  }

  /** Where it is and where it comes from, and what evaluates it. */
  public Map<String, Object> evaluated() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", location);
    map.putAll(provenance);
    map.putAll(Provenance.ofThisRun());
    return map;
  }

  /** A network that is not in a folder yet. */
  public static ModelFolder of(String location, SavedNetwork saved) {
    return new ModelFolder(
        location, ModelFiles.of(saved), CleaningThreshold.of(saved.state()), saved.provenance());
  }

  /** Sends the model to the executors; each JVM opens it once. */
  public SegmentDecision.Source distribute(SparkSession spark) {
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(files);
    return () -> decision(SegmentCleaner.shared(fingerprint, name -> shared.value().open()));
  }

  private static SegmentDecision decision(SegmentCleaner cleaner) {
    return new SegmentDecision() {
      @Override
      public List<float[]> removeProbabilities(List<List<Segment>> documents) {
        return cleaner.removeProbabilities(documents);
      }

      @Override
      public double threshold() {
        return cleaner.threshold();
      }
    };
  }
}

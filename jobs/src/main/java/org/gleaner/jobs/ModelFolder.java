package org.gleaner.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.NetworkStore;
import org.gleaner.network.SavedNetwork;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.text.Segment;

/**
 * A saved network on its way to the executors: a local copy of the folder, under a name that is the
 * hash of its content, so that equal models are one and different ones never clash.
 *
 * @param location where it was read from
 * @param local the copy on the driver
 * @param name of the copy
 * @param threshold from which probability on a segment is removed
 * @param provenance what the model says of its origin
 */
record ModelFolder(
    String location, Path local, String name, double threshold, Map<String, String> provenance) {
  private static final List<String> FILES =
      List.of("config.json", "vocab.txt", "tokenizer.json", "labels.txt", "model.safetensors");

  /**
   * Fetches and checks a model.
   *
   * @param location a folder on any Hadoop file system
   * @throws GleanerException {@code INVALID_MODEL} if it is not there or cannot be read
   */
  static ModelFolder open(String location) {
    try {
      Path parent = Files.createTempDirectory("gleaner-model-");
      Path fetched = parent.resolve("model");
      fetch(location, fetched);
      String name = "gleaner-model-" + hash(fetched);
      Path local = Files.move(fetched, parent.resolve(name));
      deleteAtExit(parent);
      SavedNetwork saved = load(local, location);
      return new ModelFolder(location, local, name, saved.threshold(), saved.provenance());
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read model: " + location + ". Give a folder that train has written.",
          e);
    }
  }

  private static SavedNetwork load(Path local, String location) {
    try {
      return NetworkStore.load(local);
    } catch (GleanerException e) {
      // The user knows the folder by its own name, not by that of the copy.
      String message = e.getMessage().replace(local.toString(), location);
      throw new GleanerException(e.code(), message, e);
    }
  }

  private static void fetch(String location, Path to) throws IOException {
    Configuration configuration = Preflight.configuration();
    org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(location);
    FileSystem system = from.getFileSystem(configuration);
    if (!system.getFileStatus(from).isDirectory()) {
      throw new IOException("not a folder");
    }
    Files.createDirectories(to);
    for (var file : system.listStatus(from)) {
      String name = file.getPath().getName();
      if (file.isFile() && FILES.contains(name)) {
        try (InputStream in = system.open(file.getPath())) {
          Files.copy(in, to.resolve(name));
        }
      }
    }
  }

  private static void deleteAtExit(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> file.toFile().deleteOnExit());
    }
  }

  private static String hash(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.sorted().toList()) {
        digest.update(
            file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends the model to the executors. */
  SegmentDecision.Source distribute(SparkSession spark) {
    if (!spark.sparkContext().listFiles().mkString(" ").contains(name)) {
      spark.sparkContext().addFile(local.toString(), true);
    }
    String file = name;
    return () -> decision(file);
  }

  private static SegmentDecision decision(String name) {
    SegmentCleaner cleaner =
        SegmentCleaner.shared(name, key -> NetworkStore.load(Path.of(SparkFiles.get(key))));
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

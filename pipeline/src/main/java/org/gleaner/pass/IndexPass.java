package org.gleaner.pass;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.gleaner.io.FilePaths;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.IndexShard;
import org.gleaner.search.IndexShardBuilder;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermWeighting;

/**
 * One pass over analysed documents that writes the shards of an index. A partition makes a shard,
 * or several if it is large, so that memory stays bounded.
 */
public final class IndexPass {
  private static final int MAX_DOCUMENTS = 1 << 15;
  private static final long MAX_POSTINGS = 1 << 24;

  private IndexPass() {}

  /** A document to be indexed. */
  public static final class Entry implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String excerpt;
    private final int[] terms;
    private final int[] counts;

    /** A document with its name, its beginning and its terms. */
    public Entry(String id, String excerpt, int[] terms, int[] counts) {
      this.id = id;
      this.excerpt = excerpt;
      this.terms = terms;
      this.counts = counts;
    }
  }

  /**
   * Writes the shards of some documents to a new folder.
   *
   * @return the files, which the configuration of the index names; others in the folder, of tasks
   *     that failed, are deleted
   */
  public static List<ShardFile> write(
      JavaRDD<Entry> entries, Dictionary dictionary, TermWeighting weighting, String folder) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(entries.context());
    SerializableConfiguration configuration =
        new SerializableConfiguration(context.hadoopConfiguration());
    Broadcast<double[]> shared = context.broadcast(weighting.idf(dictionary));
    try {
      create(folder, configuration.value());
      List<ShardFile> files =
          new ArrayList<>(
              entries
                  .mapPartitions(
                      part -> write(part, weighting, shared.value(), folder, configuration.value()))
                  .collect());
      files.sort(Comparator.comparing(ShardFile::name));
      deleteOthers(folder, files, configuration.value());
      return files;
    } finally {
      shared.destroy();
    }
  }

  private static Iterator<ShardFile> write(
      Iterator<Entry> part,
      TermWeighting weighting,
      double[] idf,
      String folder,
      Configuration configuration) {
    Shards shards = new Shards(part, weighting, idf);
    TaskContext task = TaskContext.get();
    List<ShardFile> files = new ArrayList<>();
    while (shards.hasNext()) {
      IndexShard shard = shards.next();
      String name =
          String.format(
              Locale.ROOT,
              "shard-%05d-%04d-%d.bin",
              task.partitionId(),
              files.size(),
              task.taskAttemptId());
      byte[] bytes = IndexFiles.bytes(shard);
      Path path = FilePaths.child(folder, name);
      try (OutputStream out = path.getFileSystem(configuration).create(path)) {
        out.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write shard: " + path, e);
      }
      files.add(new ShardFile(name, shard.size(), bytes.length));
    }
    return files.iterator();
  }

  private static void create(String folder, Configuration configuration) {
    Path path = FilePaths.of(folder);
    try {
      path.getFileSystem(configuration).mkdirs(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder: " + folder, e);
    }
  }

  private static void deleteOthers(
      String folder, List<ShardFile> files, Configuration configuration) {
    Set<String> names = files.stream().map(ShardFile::name).collect(Collectors.toSet());
    Path path = FilePaths.of(folder);
    try {
      FileSystem system = path.getFileSystem(configuration);
      for (FileStatus file : system.listStatus(path)) {
        if (!names.contains(file.getPath().getName())) {
          system.delete(file.getPath(), false);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at folder: " + folder, e);
    }
  }

  /** Shards, one after the other. */
  private static final class Shards implements Iterator<IndexShard> {
    private final Iterator<Entry> entries;
    private final TermWeighting weighting;
    private final double[] idf;

    Shards(Iterator<Entry> entries, TermWeighting weighting, double[] idf) {
      this.entries = entries;
      this.weighting = weighting;
      this.idf = idf;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public IndexShard next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      IndexShardBuilder builder = new IndexShardBuilder(idf.length);
      do {
        Entry entry = entries.next();
        TermVector vector = new TermVector(entry.terms, entry.counts);
        builder.add(entry.id, entry.excerpt, vector, weighting.norm(vector, idf));
      } while (entries.hasNext()
          && builder.size() < MAX_DOCUMENTS
          && builder.postings() < MAX_POSTINGS);
      return builder.build();
    }
  }
}

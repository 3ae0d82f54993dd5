package org.gleaner.pass;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.IndexShardBuilder;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermWeighting;
import scala.Tuple2;

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

  /** Writes the shards of some documents to a new folder. */
  public static void write(
      JavaRDD<Entry> entries, Dictionary dictionary, TermWeighting weighting, String folder) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(entries.context());
    double[] idf = weighting.idf(dictionary);
    Broadcast<double[]> shared = context.broadcast(idf);
    try {
      entries
          .mapPartitionsToPair(part -> new Shards(part, weighting, shared.value()))
          .saveAsNewAPIHadoopFile(
              folder,
              IntWritable.class,
              BytesWritable.class,
              SequenceFileOutputFormat.class,
              context.hadoopConfiguration());
    } finally {
      shared.destroy();
    }
  }

  /** Shards, one after the other. */
  private static final class Shards implements Iterator<Tuple2<IntWritable, BytesWritable>> {
    private final Iterator<Entry> entries;
    private final TermWeighting weighting;
    private final double[] idf;
    private int made;

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
    public Tuple2<IntWritable, BytesWritable> next() {
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
      int number = TaskContext.getPartitionId() * 1000 + made++;
      byte[] bytes = IndexFiles.bytes(builder.build());
      return new Tuple2<>(new IntWritable(number), new BytesWritable(bytes));
    }
  }
}

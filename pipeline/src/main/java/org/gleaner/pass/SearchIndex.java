package org.gleaner.pass;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.io.FilePaths;
import org.gleaner.search.Dictionary;
import org.gleaner.search.Hit;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.IndexShard;
import org.gleaner.search.Query;
import org.gleaner.search.Ranking;
import org.gleaner.search.Rankings;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.search.TopHits;
import org.gleaner.text.term.Analyzer;

/**
 * An index on a Hadoop file system, searched by the executors: each shard gives its best documents,
 * the driver merges them. Shards stay in the executors' memory after the first search. The folder
 * holds {@code config.json}, {@code dictionary.bin} and {@code shards/}. Not thread-safe.
 *
 * <pre>{@code
 * try (SearchIndex index = SearchIndex.open(spark, "hdfs:///index")) {
 *   Ranking ranking = index.ranking("bm25", Options.none());
 *   List<Hit> hits = index.search(List.of(index.query("solar wind", ranking)), ranking, 10).get(0);
 * }
 * }</pre>
 */
public final class SearchIndex implements AutoCloseable {
  /** The file with the settings of the index. */
  public static final String CONFIG = "config.json";

  /** The file of the terms. */
  public static final String DICTIONARY = "dictionary.bin";

  /** The folder of the shards. */
  public static final String SHARDS = "shards";

  private final IndexConfig config;
  private final Dictionary dictionary;
  private final TermVectors vectors;
  private final JavaRDD<IndexShard> shards;

  private SearchIndex(IndexConfig config, Dictionary dictionary, JavaRDD<IndexShard> shards) {
    this.config = config;
    this.dictionary = dictionary;
    this.shards = shards;
    Analyzer analyzer = Analyzer.of(Options.of(config.analysis()));
    this.vectors = new TermVectors(analyzer, dictionary);
  }

  /**
   * Opens an index; the shards are read when they are first searched.
   *
   * @throws GleanerException INVALID_MODEL if the folder holds no index or a damaged one
   */
  public static SearchIndex open(SparkSession spark, String folder) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    IndexConfig config = config(configuration, folder);
    Dictionary dictionary;
    try (InputStream in = input(configuration, FilePaths.child(folder, DICTIONARY))) {
      dictionary = IndexFiles.readDictionary(in);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    JavaRDD<IndexShard> shards =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .sequenceFile(
                exactly(FilePaths.child(folder, SHARDS)), IntWritable.class, BytesWritable.class)
            .map(entry -> shard(entry._2()))
            .persist(StorageLevel.MEMORY_ONLY());
    return new SearchIndex(config, dictionary, shards);
  }

  /**
   * The settings of the index of a folder.
   *
   * @throws GleanerException INVALID_MODEL if the folder holds no index or a damaged one
   */
  public static IndexConfig config(Configuration configuration, String folder) {
    try (InputStream in = input(configuration, FilePaths.child(folder, CONFIG))) {
      return IndexConfig.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** The path for Hadoop's input formats, which read globs and take a comma for a second path. */
  private static String exactly(Path path) {
    return FilePaths.exactly(path).toString().replace(",", "{\\,}");
  }

  private static InputStream input(Configuration configuration, Path path) throws IOException {
    FileSystem system = FilePaths.system(path, configuration);
    return new BufferedInputStream(system.open(path));
  }

  private static GleanerException unreadable(String folder, IOException cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL,
        "Cannot read index: " + folder + ". Give a folder that tfidf wrote",
        cause);
  }

  private static IndexShard shard(BytesWritable bytes) {
    return IndexFiles.shard(bytes.getBytes(), bytes.getLength());
  }

  /** The settings of the index. */
  public IndexConfig config() {
    return config;
  }

  /**
   * A ranking for this index.
   *
   * @param name in {@link Rankings#CATALOGUE}
   * @throws IllegalArgumentException if the name or an option is unknown or wrong
   */
  public Ranking ranking(String name, Options options) {
    Ranking ranking =
        Rankings.CATALOGUE
            .named(name)
            .make(options, config.termWeighting(), config.averageLength());
    options.requireEmpty();
    return ranking;
  }

  /** The query of a text. */
  public Query query(String text, Ranking ranking) {
    return ranking.query(vectors.of(text), dictionary);
  }

  /** The query of a document's own terms ("more like this"), or null if no document has that id. */
  public Query like(String id, Ranking ranking) {
    List<TermVector> found = shards.map(shard -> shard.find(id)).filter(v -> v != null).take(1);
    return found.isEmpty() ? null : ranking.query(found.get(0), dictionary);
  }

  /**
   * The best documents for each query, the best first; only documents that have one of its terms.
   *
   * @param most how many, at most; at least 1
   */
  public List<List<Hit>> search(List<Query> queries, Ranking ranking, int most) {
    List<Query> asked = new ArrayList<>(queries);
    List<TopHits> top = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      top.add(new TopHits(most));
    }
    for (List<List<Hit>> found :
        shards.map(shard -> search(shard, asked, ranking, most)).collect()) {
      for (int i = 0; i < found.size(); i++) {
        top.get(i).offerAll(found.get(i));
      }
    }
    List<List<Hit>> hits = new ArrayList<>();
    top.forEach(best -> hits.add(best.hits()));
    return hits;
  }

  private static List<List<Hit>> search(
      IndexShard shard, List<Query> queries, Ranking ranking, int most) {
    List<List<Hit>> hits = new ArrayList<>();
    for (Query query : queries) {
      hits.add(shard.search(query, ranking, most));
    }
    return hits;
  }

  /** Frees the executors' memory. */
  @Override
  public void close() {
    shards.unpersist();
  }
}

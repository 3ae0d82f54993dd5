package org.gleaner.pass;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
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
import org.gleaner.text.term.TokenizerFiles;

/**
 * An index on a Hadoop file system, searched by the executors: each shard gives its best documents,
 * the driver merges them. Shards stay in the executors' memory after the first search. The folder
 * holds {@code config.json}, {@code dictionary.bin}, {@code shards/} and the files of the tokenizer
 * if it has some. Not thread-safe.
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

  private static final int MAX_CONFIG = 64 << 20;

  private final IndexConfig config;
  private final Dictionary dictionary;
  private final TermVectors vectors;
  private final JavaRDD<IndexShard> shards;

  private SearchIndex(
      IndexConfig config, Analyzer analyzer, Dictionary dictionary, JavaRDD<IndexShard> shards) {
    this.config = config;
    this.dictionary = dictionary;
    this.shards = shards;
    this.vectors = new TermVectors(analyzer, dictionary);
  }

  /**
   * Opens an index; the shards are read when they are first searched.
   *
   * @throws GleanerException INVALID_MODEL if the folder holds no index, a damaged one, or not all
   *     its files
   */
  public static SearchIndex open(SparkSession spark, String folder) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    IndexConfig config = config(configuration, folder);
    Map<String, String> analysis =
        TokenizerFiles.open(
            config.analysis(), name -> input(configuration, FilePaths.child(folder, name)));
    Analyzer analyzer = Analyzer.of(Options.of(analysis));
    Dictionary dictionary;
    Path terms = FilePaths.child(folder, DICTIONARY);
    try (InputStream in = input(configuration, terms)) {
      long bytes = FilePaths.system(terms, configuration).getFileStatus(terms).getLen();
      dictionary = IndexFiles.readDictionary(in, bytes);
      requireFiles(config, FilePaths.child(folder, SHARDS), configuration);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    int size = dictionary.size();
    String place = FilePaths.child(folder, SHARDS).toString();
    SerializableConfiguration shared = new SerializableConfiguration(configuration);
    List<ShardFile> files = new ArrayList<>(config.shards());
    JavaRDD<IndexShard> shards =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(files, Math.max(1, files.size()))
            .map(file -> shard(place, file, size, shared.value()))
            .persist(StorageLevel.MEMORY_ONLY());
    return new SearchIndex(config, analyzer, dictionary, shards);
  }

  /** Refuses an index without all its shards, before a search looks at a part of them. */
  private static void requireFiles(IndexConfig config, Path folder, Configuration configuration)
      throws IOException {
    FileSystem system = FilePaths.system(folder, configuration);
    for (ShardFile shard : config.shards()) {
      Path path = FilePaths.child(folder, shard.name());
      if (!system.exists(path) || system.getFileStatus(path).getLen() != shard.bytes()) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL,
            "Cannot read index: "
                + path
                + " with "
                + shard.documents()
                + " of "
                + config.documents()
                + " documents is missing or was changed. Write the index anew");
      }
    }
  }

  /**
   * The settings of the index of a folder.
   *
   * @throws GleanerException INVALID_MODEL if the folder holds no index or a damaged one
   */
  public static IndexConfig config(Configuration configuration, String folder) {
    try (InputStream in = input(configuration, FilePaths.child(folder, CONFIG))) {
      byte[] bytes = in.readNBytes(MAX_CONFIG);
      return IndexConfig.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
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

  private static IndexShard shard(
      String folder, ShardFile file, int terms, Configuration configuration) {
    try (InputStream in = input(configuration, FilePaths.child(folder, file.name()))) {
      IndexShard shard = IndexFiles.shard(in.readNBytes((int) file.bytes()), terms);
      if (shard.size() != file.documents()) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL,
            "Cannot read shard: " + shard.size() + " documents, not " + file.documents());
      }
      return shard;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read shard: " + file.name(), e);
    }
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

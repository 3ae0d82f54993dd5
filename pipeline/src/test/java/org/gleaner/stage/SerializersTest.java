package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.cluster.PackedVectors;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.pass.DictionaryPass;
import org.gleaner.pass.IndexConfig;
import org.gleaner.pass.IndexPass;
import org.gleaner.pass.KMeansPass;
import org.gleaner.pass.PoolingPass;
import org.gleaner.pass.SearchIndex;
import org.gleaner.pass.ShardFile;
import org.gleaner.pass.SubwordPass;
import org.gleaner.search.Dictionary;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.TermCount;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.search.TermWeighting;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.term.Analyzer;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.train.WordVectorsTrainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever travels through Spark does so by Java's serialisation and by Kryo, to equal results. */
final class SerializersTest {
  private static final String KRYO = "org.apache.spark.serializer.KryoSerializer";

  private static final String[] FEW = {"dimensions=8", "min-count=1", "workers=1", "rounds=2"};

  private static final StructType TEXTS =
      new StructType().add("id", DataTypes.LongType).add("text", DataTypes.StringType);

  @TempDir private static Path folder;

  /** Work on the session that is there. */
  @FunctionalInterface
  private interface Work {
    Object run() throws Exception;
  }

  private static Map<String, Work> works() {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("corpus of JSON lines", SerializersTest::jsonLines);
    works.put("corpus of Parquet", SerializersTest::parquet);
    works.put("dictionary", SerializersTest::dictionary);
    works.put("index", SerializersTest::index);
    works.put("pieces", SerializersTest::pieces);
    works.put("K-means in memory", () -> means("euclidean"));
    works.put("K-means by cosine", () -> means("cosine"));
    works.put("packed vectors", SerializersTest::packed);
    works.put("segments", SerializersTest::segments);
    works.put("skip-gram", () -> vectors("sample=0"));
    works.put("phrases and n-grams", () -> vectors("min-ngram=3", "buckets=99", "phrases=1"));
    works.put("glove", () -> vectors("method=glove"));
    works.put("pooled documents", SerializersTest::pooled);
    works.put("duplicates", () -> rows(new DuplicateFinder()));
    works.put("keyphrases", () -> rows(new DocumentTokenizer(), new KeyphraseRanker()));
    works.put("TF-IDF", () -> rows(new TfIdfVectorizer()));
    works.put("token numbers", () -> rows(new DocumentTokenizer(), new TokenIndexer()));
    works.put("word vectors", () -> wordVectors(new WordVectors().setTrainingOptions(FEW)));
    works.put("document vectors", () -> wordVectors(documentVectors()));
    works.put("text network", SerializersTest::textNetwork);
    works.put("ranking network", SerializersTest::rankingNetwork);
    works.put("masked network", SerializersTest::maskedNetwork);
    works.put("generator and discriminator", SerializersTest::replacedNetwork);
    works.put("cleaning network", SerializersTest::cleaningNetwork);
    works.put("text classifier", SerializersTest::classifier);
    return works;
  }

  @AfterAll
  static void giveTheDefaultBack() {
    LocalSpark.restart(null);
  }

  @TestFactory
  Stream<DynamicTest> kryoGivesWhatJavaGives() {
    LocalSpark.restart(null);
    Map<String, Work> java = results();
    LocalSpark.restart(KRYO);
    assertEquals(KRYO, LocalSpark.context().getConf().get("spark.serializer"));
    Map<String, Work> kryo = results();
    return java.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertEquals(java.get(name).run(), kryo.get(name).run())));
  }

  /** What each work gave: its result, or its failure, which is thrown when it is asked for. */
  private static Map<String, Work> results() {
    Map<String, Work> results = new LinkedHashMap<>();
    works().forEach((name, work) -> results.put(name, outcome(work)));
    return results;
  }

  private static Work outcome(Work work) {
    try {
      Object result = work.run();
      return () -> result;
    } catch (Exception e) {
      return () -> {
        throw e;
      };
    }
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(
          "New York text "
              + i % 20
              + " speaks of word vectors, neural networks and parameter averaging of group "
              + i % 7
              + ".");
    }
    return lines;
  }

  private static Dataset<Row> documents() {
    List<Row> rows = new ArrayList<>();
    for (String line : lines()) {
      rows.add(RowFactory.create((long) rows.size(), line));
    }
    return LocalSpark.session().createDataFrame(rows, TEXTS).repartition(3);
  }

  private static JavaRDD<String> texts() {
    return LocalSpark.context().parallelize(lines(), 3);
  }

  private static JavaRDD<String[]> words() {
    return texts().map(line -> line.split(" ", -1));
  }

  private static Object jsonLines() throws IOException {
    Path file = folder.resolve("documents.jsonl");
    StringBuilder json = new StringBuilder("{broken\n");
    for (String line : lines()) {
      json.append("{\"text\": \"").append(line).append("\"}\n");
    }
    Files.writeString(file, json);
    return read(ReadSettings.of(file.toString()).withSplitBytes(1000));
  }

  private static Object parquet() {
    String path = folder.resolve("documents.parquet").toString();
    documents().write().mode("overwrite").parquet(path);
    return read(ReadSettings.of(path)).size();
  }

  private static List<Row> read(ReadSettings settings) {
    Corpus corpus = Corpus.read(LocalSpark.session(), settings);
    List<Row> rows = new ArrayList<>(corpus.documents().orderBy("id").collectAsList());
    assertEquals(lines().size(), rows.size());
    rows.addAll(corpus.quarantine().collectAsList());
    return rows;
  }

  private static Dictionary terms() {
    return new DictionaryPass(Map.of(), DictionaryLimits.of(Options.none())).run(texts());
  }

  private static Object dictionary() {
    Dictionary dictionary = terms();
    List<TermCount> counts = new ArrayList<>();
    for (int i = 0; i < dictionary.size(); i++) {
      counts.add(new TermCount(dictionary.term(i), i, dictionary.frequency(i)));
    }
    assertFalse(counts.isEmpty());
    return counts;
  }

  private static Object index() throws IOException {
    Dictionary dictionary = terms();
    Path index = Files.createTempDirectory(folder, "index");
    TermWeighting weighting = TermWeighting.of(Options.none());
    List<ShardFile> shards =
        IndexPass.write(
            texts()
                .mapPartitions(
                    part -> {
                      TermVectors vectors =
                          new TermVectors(Analyzer.of(Options.none()), dictionary);
                      List<IndexPass.Entry> entries = new ArrayList<>();
                      part.forEachRemaining(text -> entries.add(entry(text, vectors.of(text))));
                      return entries.iterator();
                    }),
            dictionary,
            weighting,
            index.resolve(SearchIndex.SHARDS).toString());
    Files.writeString(
        index.resolve(SearchIndex.CONFIG),
        new IndexConfig(Map.of(), Map.of(), 60, 9, shards).json());
    try (var out = Files.newOutputStream(index.resolve(SearchIndex.DICTIONARY))) {
      IndexFiles.write(dictionary, out);
    }
    try (SearchIndex opened = SearchIndex.open(LocalSpark.session(), index.toString())) {
      var ranking = opened.ranking("bm25", Options.none());
      var like = opened.like(lines().get(3), ranking);
      return opened.search(List.of(opened.query("group 3", ranking), like), ranking, 4);
    }
  }

  private static IndexPass.Entry entry(String text, TermVector vector) {
    return new IndexPass.Entry(text, text, vector.terms(), vector.counts());
  }

  private static Object pieces() {
    return new SubwordPass(SubwordKind.WORDPIECE, true, 1000)
        .run(texts(), new MergeLearner.Limits(200, 1));
  }

  private static Object means(String distance) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] values = {i % 3 == 0 ? 3 : 0.1 * (i % 5), i % 3 == 1 ? 3 : 0, 0.1 * (i % 7)};
      rows.add(RowFactory.create(Vectors.dense(values)));
    }
    StructType schema = new StructType().add("vector", SQLDataTypes.VectorType());
    Dataset<Row> data = LocalSpark.session().createDataFrame(rows, schema).repartition(3);
    KMeansPass.Fitted fitted =
        new KMeansPass(distance, 20, 3, 1).run(data, "vector", List.of(2, 3)).get(3);
    return Arrays.toString(fitted.model().clusterCenters()) + fitted.cost();
  }

  private static Object packed() {
    PackedVectors full = new PackedVectors.Builder().add(new double[] {1, 2}).build();
    PackedVectors sparse =
        new PackedVectors.Builder().add(9, new int[] {4}, new double[] {3}).build();
    List<PackedVectors> back =
        LocalSpark.context().parallelize(List.of(full, sparse), 2).map(v -> v).collect();
    PackedVectors all = new PackedVectors.Builder().addAll(back.get(0)).addAll(back.get(1)).build();
    return all.size() + " vectors of " + all.numbers() + " numbers";
  }

  private static Object segments() {
    HtmlContext html = new HtmlContext("html/p", "", "", 1, 2, 3, List.of(1, 2));
    Segment segment = new Segment("text", 0, 4, html);
    assertEquals(
        List.of(segment),
        LocalSpark.context().parallelize(List.of(segment), 1).map(same -> same).collect());
    return segment;
  }

  private static WordVectorTable table(String... more) {
    List<String> options = new ArrayList<>(List.of(FEW));
    options.addAll(List.of(more));
    WordVectorSettings settings =
        WordVectorSettings.of(Options.ofSettings(options.toArray(new String[0])));
    return new WordVectorsTrainer(settings, round -> {}).train(words());
  }

  private static Object vectors(String... more) {
    WordVectorTable table = table(more);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < table.size(); i++) {
      all.append(table.vocabulary().word(i)).append(Arrays.toString(table.vector(i)));
    }
    return all.toString();
  }

  private static Object pooled() {
    WordVectorTable table = table("sample=0");
    String[] text = {"neural", "networks"};
    // one partition: sums of floats depend on their order
    try (PoolingPass pass = new PoolingPass(words().coalesce(1), table)) {
      return Arrays.toString(pass.inverseFrequency().pool(table, text))
          + Arrays.toString(pass.smoothInverseFrequency(1e-3).pool(table, text));
    }
  }

  private static DocumentVectors documentVectors() {
    return new DocumentVectors().setMethod("tf-idf").setTrainingOptions(FEW);
  }

  private static Object wordVectors(PipelineStage stage) {
    return rows(new DocumentTokenizer(), stage);
  }

  private static Object rows(PipelineStage... stages) {
    Dataset<Row> documents = documents();
    return new Pipeline()
        .setStages(stages)
        .fit(documents)
        .transform(documents)
        .orderBy("id")
        .collectAsList()
        .toString();
  }

  private static <I> Object network(String task, List<I> items, Map<String, String> options) {
    return network("cnn", task, items, options);
  }

  private static <I> Object network(
      String encoder, String task, List<I> items, Map<String, String> options) {
    NetworkTraining<I> training = NetworkTraining.of(encoder, task, options, 50);
    JavaRDD<I> rows = LocalSpark.context().parallelize(items, 3);
    NetworkTraining.Result result = training.train(rows, rows, List.of(), Map.of(), round -> {});
    return result.curve().get(0).loss()
        + " "
        + result.development().figures()
        + ModelFiles.of(result.saved()).fingerprint();
  }

  private static Object textNetwork() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add(LabelledText.of(i % 2 == 0 ? "a fine film " + i : "a poor one", "label" + i % 2));
    }
    Map<String, String> options =
        Map.of("epochs", "1", "filters", "4", "embedding-size", "5", "least-count", "1");
    return network("classify", texts, options);
  }

  private static Object rankingNetwork() {
    List<LabelledText> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<String> candidates = List.of("fine", "poor", "none", "film " + i).subList(0, 2 + i % 3);
      items.add(LabelledText.choice("a film " + i, "which", candidates, i % 2));
    }
    Map<String, String> options =
        Map.of("epochs", "1", "filters", "4", "embedding-size", "5", "least-count", "1");
    return network("rank", items, options);
  }

  private static Object maskedNetwork() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add(LabelledText.unlabelled(i % 2 == 0 ? "a fine film " + i : "a poor one"));
    }
    Map<String, String> options =
        Map.of("epochs", "2", "filters", "4", "embedding-size", "5", "least-count", "1");
    return network("masked", texts, options);
  }

  private static Object replacedNetwork() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add(LabelledText.unlabelled(i % 2 == 0 ? "a fine film " + i : "a poor one"));
    }
    Map<String, String> options =
        Map.of(
            "epochs", "2",
            "size", "tiny",
            "hidden-size", "8",
            "embedding-size", "5",
            "least-count", "1",
            "generator-size", "0.5");
    return network("electra", "replaced", texts, options);
  }

  private static Object cleaningNetwork() {
    List<LabelledDocument> documents = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Segment menu = new Segment("menu login", 0, 10, null);
      Segment text = new Segment("a river in the garden", 11, 32, null);
      documents.add(new LabelledDocument(List.of(menu, text), List.of(true, false), null));
    }
    Map<String, String> options =
        Map.of("epochs", "1", "filters", "4", "embedding-size", "5", "document-size", "3");
    return network("clean", documents, options);
  }

  private static Object classifier() {
    StructType schema =
        new StructType().add("text", DataTypes.StringType).add("label", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(RowFactory.create(i % 2 == 0 ? "a fine film" : "a poor one", "label" + i % 2));
    }
    Dataset<Row> texts = LocalSpark.session().createDataFrame(rows, schema).repartition(2);
    return new TextClassifier()
        .setEncoder("mlp")
        .setTrainingOptions("epochs=1")
        .fit(texts)
        .transform(texts)
        .orderBy("text")
        .collectAsList();
  }
}

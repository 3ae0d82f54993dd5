package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.CountVectorizerModel;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.Tokenizer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.gleaner.LocalSpark;
import org.gleaner.RandomText;
import org.gleaner.search.Dictionary;
import org.junit.jupiter.api.Test;

final class TfIdfVectorizerTest {
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(RandomText.many(3, 100));
    texts.addAll(List.of("a b b c", "b c", "a a a", "c d e f g"));
    return texts;
  }

  private static Dataset<Row> documents(int partitions) {
    return LocalSpark.session()
        .createDataset(TEXTS, Encoders.STRING())
        .toDF("text")
        .repartition(partitions);
  }

  private static Dictionary dictionary(int partitions, int size) {
    return new TfIdfVectorizer()
        .setAnalysis("tokenizer=word", "max-ngram=2")
        .setVocabularySize(size)
        .setMinDocuments(2)
        .fit(documents(partitions))
        .dictionary();
  }

  @Test
  void partitionsDoNotChangeTheDictionary() {
    for (int size : List.of(1, 10, 57, 1_000_000)) {
      Dictionary one = dictionary(1, size);
      Dictionary many = dictionary(9, size);
      assertEquals(one.size(), many.size());
      assertEquals(one.documents(), many.documents());
      for (int i = 0; i < one.size(); i++) {
        assertEquals(one.term(i), many.term(i));
        assertEquals(one.frequency(i), many.frequency(i));
      }
    }
    assertEquals(57, dictionary(4, 57).size());
    assertEquals(TEXTS.size(), dictionary(4, 57).documents());
  }

  @Test
  void weightsEqualThoseOfSparksOwnStages() {
    Dataset<Row> documents =
        LocalSpark.session()
            .createDataset(
                Arrays.asList("a b b c", "b c", "a a a", "", "C d  e F g a"), Encoders.STRING())
            .toDF("text");
    PipelineStage[] stages = {
      new Tokenizer().setInputCol("text").setOutputCol("words"),
      new CountVectorizer().setInputCol("words").setOutputCol("counts"),
      new IDF().setInputCol("counts").setOutputCol("theirs")
    };
    PipelineModel theirs = new Pipeline().setStages(stages).fit(documents);
    String[] vocabulary = ((CountVectorizerModel) theirs.stages()[1]).vocabulary();
    TfIdfVectorizerModel ours =
        new TfIdfVectorizer()
            .setAnalysis("tokenizer=whitespace")
            .setWeighting("idf=spark", "norm=none")
            .setOutputCol("ours")
            .fit(documents);
    for (Row row : ours.transform(theirs.transform(documents)).collectAsList()) {
      Map<String, Double> expected = new HashMap<>();
      Vector vector = row.getAs("theirs");
      for (int i = 0; i < vocabulary.length; i++) {
        // Spark's Tokenizer makes an empty word of an empty text or doubled blanks.
        if (!vocabulary[i].isEmpty()) {
          expected.put(vocabulary[i], vector.apply(i));
        }
      }
      Vector found = row.getAs("ours");
      assertEquals(expected.size(), found.size());
      for (int i = 0; i < found.size(); i++) {
        assertEquals(expected.get(ours.dictionary().term(i)), found.apply(i), 1e-12);
      }
    }
  }
}

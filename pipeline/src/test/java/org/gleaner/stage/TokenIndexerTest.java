package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.gleaner.LocalSpark;
import org.gleaner.text.Vocabulary;
import org.junit.jupiter.api.Test;

final class TokenIndexerTest {
  private static Dataset<Row> tokens(String... texts) {
    Dataset<Row> rows =
        LocalSpark.session().createDataset(List.of(texts), Encoders.STRING()).toDF("text");
    return new DocumentTokenizer().setTokenizer("whitespace").transform(rows);
  }

  private static TokenIndexer indexer() {
    return new TokenIndexer().setMaxLength(4);
  }

  @Test
  void idsArePaddedOrCutAndMasked() {
    Dataset<Row> documents = tokens("b a c", "a b a a d", "");
    TokenIndexerModel model = indexer().setMinCount(2).fit(documents);
    assertEquals(4, model.vocabulary().size());
    List<Row> rows = model.transform(documents).collectAsList();
    assertEquals(List.of(3, 2, Vocabulary.UNKNOWN, 0), rows.get(0).getList(2));
    assertEquals(List.of(1, 1, 1, 0), rows.get(0).getList(3));
    assertEquals(List.of(2, 3, 2, 2), rows.get(1).getList(2));
    assertEquals(List.of(1, 1, 1, 1), rows.get(1).getList(3));
    assertEquals(List.of(0, 0, 0, 0), rows.get(2).getList(3));
    assertEquals(50, new TokenIndexer().getMaxLength());
  }

  @Test
  void sizeAndCaseAreHeld() {
    Dataset<Row> documents = tokens("A a b", "B c");
    assertEquals(7, indexer().fit(documents).vocabulary().size());
    TokenIndexerModel model = indexer().setLowerCase(true).setVocabularySize(3).fit(documents);
    assertEquals("a", model.vocabulary().token(2));
    assertEquals(List.of(2, 2, 1, 0), model.transform(documents).first().getList(2));
  }

  @Test
  void oneHotVectorsAreZeroAtPadding() {
    Dataset<Row> documents = tokens("a b");
    Row row = indexer().setEncoding("one-hot").fit(documents).transform(documents).first();
    assertEquals(
        List.of(
            Vectors.sparse(4, new int[] {2}, new double[] {1}),
            Vectors.sparse(4, new int[] {3}, new double[] {1}),
            Vectors.sparse(4, new int[0], new double[0]),
            Vectors.sparse(4, new int[0], new double[0])),
        row.getList(2));
    assertEquals(
        "Cannot use encoding: bits. Accepted: ids, one-hot",
        assertThrows(IllegalArgumentException.class, () -> indexer().setEncoding("bits"))
            .getMessage());
  }
}

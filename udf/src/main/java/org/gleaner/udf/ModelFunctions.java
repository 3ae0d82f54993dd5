package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.clean.CleanedText;
import org.gleaner.network.Answer;
import org.gleaner.network.Choice;
import org.gleaner.network.Predictor;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.text.Segment;
import org.gleaner.text.Token;
import org.gleaner.text.segment.NormalizedSegments;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The functions that ask a model of a folder. */
final class ModelFunctions {
  /** The type of {@link #classify}. */
  static final StructType LABEL =
      new StructType()
          .add("label", DataTypes.StringType, false)
          .add("probability", DataTypes.DoubleType, false);

  /** The type of {@link #tag}. */
  static final ArrayType TAGS =
      DataTypes.createArrayType(
          new StructType()
              .add("text", DataTypes.StringType, false)
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false)
              .add("label", DataTypes.StringType, false),
          false);

  /** The type of {@link #nearest}. */
  static final ArrayType NEIGHBOURS =
      DataTypes.createArrayType(
          new StructType()
              .add("word", DataTypes.StringType, false)
              .add("cosine", DataTypes.DoubleType, false),
          false);

  /** The type of {@link #vector}. */
  static final ArrayType VECTOR = DataTypes.createArrayType(DataTypes.FloatType, false);

  private ModelFunctions() {}

  static String cleanText(String text, String model) {
    return clean(NormalizedSegments.ofText(text, NormalizedSegments.AUTO).segments(), model);
  }

  static String cleanHtml(String html, String model) {
    return clean(NormalizedSegments.ofHtml(html).segments(), model);
  }

  private static String clean(List<Segment> segments, String model) {
    SegmentCleaner cleaner = Models.CLEANERS.of(model);
    float[] probabilities = cleaner.removeProbabilities(List.of(segments)).get(0);
    return CleanedText.of(segments, probabilities, cleaner.threshold()).text();
  }

  static Row classify(String text, String model) {
    Predictor<LabelledText> predictor = Models.CLASSIFIERS.of(model);
    float[] probabilities = predictor.output(LabelledText.unlabelled(List.of(text)));
    String label = predictor.decide(probabilities).get(0);
    double probability = probabilities[predictor.labels().indexOf(label)];
    return RowFactory.create(label, probability);
  }

  static List<Row> tag(String text, String model) {
    List<Token> tokens = Tokenizers.CATALOGUE.named("word").tokenize(text);
    List<String> texts = new ArrayList<>(tokens.size());
    tokens.forEach(token -> texts.add(token.text()));
    Predictor<LabelledText> predictor = Models.TAGGERS.of(model);
    List<String> labels = predictor.decide(predictor.output(LabelledText.unlabelled(texts)));
    List<Row> rows = new ArrayList<>(tokens.size());
    for (int i = 0; i < labels.size(); i++) {
      Token token = tokens.get(i);
      rows.add(RowFactory.create(token.text(), token.begin(), token.end(), labels.get(i)));
    }
    return rows;
  }

  static float[] vector(String text, String model) {
    return Models.ENCODERS.of(model).output(LabelledText.unlabelled(text));
  }

  static Row answer(String question, String text, String model) {
    Answer answer = Answer.of(Models.ANSWERERS.of(model), question, text);
    return answer == null
        ? null
        : RowFactory.create(answer.text(), answer.score(), answer.begin(), answer.end());
  }

  static List<Row> fillMask(String text, String model, int most) {
    return RowConversions.ofFilledMasks(Models.MASKED.of(model).fill(text, most));
  }

  /**
   * The candidates, the most probable first; null if one of them is null.
   *
   * @param candidates texts as Spark gives an array
   */
  static List<Row> rank(String context, Seq<?> candidates, String model, String question) {
    List<String> texts = new ArrayList<>(candidates.size());
    for (Object candidate : JavaConverters.seqAsJavaList(candidates)) {
      if (candidate == null) {
        return null;
      }
      texts.add((String) candidate);
    }
    return RowConversions.ofChoices(Choice.of(Models.RANKERS.of(model), context, question, texts));
  }

  static List<Row> nearest(String word, int top, String model) {
    NearestWords words = Models.WORD_VECTORS.of(model);
    if (words.table().vector(word) == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>();
    for (Neighbour neighbour : words.nearest(word, top)) {
      rows.add(RowFactory.create(neighbour.word(), neighbour.cosine()));
    }
    return rows;
  }
}

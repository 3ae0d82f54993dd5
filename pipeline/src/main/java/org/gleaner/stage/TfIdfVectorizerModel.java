package org.gleaner.stage;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.base.StageFiles;
import org.gleaner.stage.param.TfIdfParams;
import org.gleaner.text.term.TokenizerFiles;

/**
 * Texts to tf-idf vectors. Column {@code text} to {@code features}, a sparse vector with a place
 * for each term of the dictionary, the most frequent first.
 */
public final class TfIdfVectorizerModel extends Model<TfIdfVectorizerModel>
    implements TfIdfParams<TfIdfVectorizerModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final String DICTIONARY = "dictionary.bin";

  private final String uid;
  private final Dictionary dictionary;

  /** A model with the given uid and without terms: only reading a saved one completes it. */
  public TfIdfVectorizerModel(String uid) {
    this(uid, Dictionary.of(List.of(), 0));
  }

  /** A model of a dictionary, for texts analysed as those it was counted in. */
  public TfIdfVectorizerModel(Dictionary dictionary) {
    this(Identifiable$.MODULE$.randomUID("tfIdfVectorizer"), dictionary);
  }

  TfIdfVectorizerModel(String uid, Dictionary dictionary) {
    this.uid = uid;
    this.dictionary = dictionary;
    setTfIdfDefaults();
  }

  /** The terms, by the places of the vectors. */
  public Dictionary dictionary() {
    return dictionary;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns().schema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    TermWeighting weighting = TermWeighting.of(Options.ofSettings(getWeighting()));
    Broadcast<Dictionary> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
            .broadcast(dictionary);
    return columns().apply(dataset, new TfIdfFunction(analysisOptions(), weighting, shared));
  }

  private OneColumn columns() {
    return OneColumn.ofVectors(
        getTextCol(), DataTypes.StringType, getOutputCol(), dictionary.size());
  }

  @Override
  public TfIdfVectorizerModel copy(ParamMap extra) {
    return copyValues(new TfIdfVectorizerModel(uid, dictionary), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    Map<String, String> given = analysisOptions();
    Map<String, byte[]> contents = TokenizerFiles.contents(given);
    TfIdfVectorizerModel kept = copy(new ParamMap());
    if (!contents.isEmpty()) {
      kept.set(kept.analysis(), Options.settings(TokenizerFiles.kept(given)));
    }
    return StageFiles.writer(
        kept.parametersWriter(),
        (system, folder) -> {
          HadoopFolder files = new HadoopFolder(system, folder);
          try (OutputStream out = files.create(DICTIONARY)) {
            IndexFiles.write(dictionary, out);
          }
          for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            try (OutputStream out = files.create(file.getKey())) {
              out.write(file.getValue());
            }
          }
        });
  }

  private MLWriter parametersWriter() {
    return DefaultParamsWritable.super.write();
  }

  /** Reads a saved model. */
  public static MLReader<TfIdfVectorizerModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<TfIdfVectorizerModel>() {}.read(),
        (stage, system, folder) -> {
          HadoopFolder files = new HadoopFolder(system, folder);
          try (InputStream in = files.open(DICTIONARY)) {
            Dictionary dictionary = IndexFiles.readDictionary(in, files.size(DICTIONARY));
            TfIdfVectorizerModel model =
                stage.copyValues(new TfIdfVectorizerModel(stage.uid(), dictionary), new ParamMap());
            Map<String, String> kept = stage.analysisOptions();
            Map<String, String> opened = TokenizerFiles.open(kept, files::open);
            return opened.equals(kept) ? model : model.setAnalysis(Options.settings(opened));
          }
        });
  }
}

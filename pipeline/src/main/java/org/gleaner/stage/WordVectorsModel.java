package org.gleaner.stage;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.stage.base.StageFiles;
import org.gleaner.stage.param.WordVectorParams;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.WordVectorFolder;
import org.gleaner.vector.pool.DocumentPooling;

/**
 * Words with their vectors. Column {@code tokens} to {@code vector}: the mean of the vectors of the
 * document's words, the zero vector if no word is known. The driver and each executor hold the
 * table once; on disk it is a {@link WordVectorFolder} of many files.
 */
public final class WordVectorsModel extends Model<WordVectorsModel>
    implements WordVectorParams<WordVectorsModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  /** The folder of a saved model that holds the vectors. */
  static final String FOLDER = "vectors";

  private final String uid;
  private final WordVectorTable table;

  /** A model with the given uid and without words: only reading a saved one completes it. */
  public WordVectorsModel(String uid) {
    this(uid, null);
  }

  /** A model of a table. */
  public WordVectorsModel(WordVectorTable table) {
    this(Identifiable$.MODULE$.randomUID("wordVectors"), table);
  }

  WordVectorsModel(String uid, WordVectorTable table) {
    this.uid = uid;
    this.table = table;
    setWordVectorDefaults();
  }

  /** The words and their vectors. */
  public WordVectorTable table() {
    return table;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return PooledDocuments.schema(schema, this, table.dimensions());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return PooledDocuments.append(dataset, this, table, DocumentPooling.average());
  }

  @Override
  public WordVectorsModel copy(ParamMap extra) {
    return copyValues(new WordVectorsModel(uid, table), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) ->
            WordVectorFolder.write(
                table,
                Map.of("stage", uid),
                name -> system.create(new Path(new Path(folder, FOLDER), name))));
  }

  /** Reads a saved model. */
  public static MLReader<WordVectorsModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<WordVectorsModel>() {}.read(),
        (stage, system, folder) -> {
          WordVectorTable table =
              WordVectorFolder.read(name -> system.open(new Path(new Path(folder, FOLDER), name)));
          return stage.copyValues(new WordVectorsModel(stage.uid(), table), new ParamMap());
        });
  }
}

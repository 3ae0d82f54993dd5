package org.gleaner.stage;

import java.io.InputStream;
import java.io.OutputStream;
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
import org.gleaner.stage.param.DocumentVectorParams;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.PoolingFile;
import org.gleaner.vector.file.WordVectorFolder;
import org.gleaner.vector.pool.DocumentPooling;

/** Turns documents into vectors. Column {@code tokens} to {@code vector}, an ML vector. */
public final class DocumentVectorsModel extends Model<DocumentVectorsModel>
    implements DocumentVectorParams<DocumentVectorsModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final String POOLING = "pooling.bin";

  private final String uid;
  private final WordVectorTable table;
  private final DocumentPooling pooling;

  /** A model with the given uid and without words: only reading a saved one completes it. */
  public DocumentVectorsModel(String uid) {
    this(uid, null, DocumentPooling.average());
  }

  /** A model of words and the way they are pooled. */
  public DocumentVectorsModel(WordVectorTable table, DocumentPooling pooling) {
    this(Identifiable$.MODULE$.randomUID("documentVectors"), table, pooling);
  }

  DocumentVectorsModel(String uid, WordVectorTable table, DocumentPooling pooling) {
    this.uid = uid;
    this.table = table;
    this.pooling = pooling;
    setDocumentVectorDefaults();
  }

  /** The words and their vectors. */
  public WordVectorTable table() {
    return table;
  }

  /** How long a document's vector is. */
  public int dimensions() {
    return pooling.dimensions(table);
  }

  /** How words become a document. */
  public DocumentPooling pooling() {
    return pooling;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return PooledDocuments.schema(schema, this, dimensions());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return PooledDocuments.append(dataset, this, table, pooling);
  }

  @Override
  public DocumentVectorsModel copy(ParamMap extra) {
    return copyValues(new DocumentVectorsModel(uid, table, pooling), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) -> {
          Path vectors = new Path(folder, WordVectorsModel.FOLDER);
          WordVectorFolder.write(
              table, Map.of("stage", uid), name -> system.create(new Path(vectors, name)));
          try (OutputStream out = system.create(new Path(folder, POOLING))) {
            PoolingFile.write(pooling, out);
          }
        });
  }

  /** Reads a saved model. */
  public static MLReader<DocumentVectorsModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<DocumentVectorsModel>() {}.read(),
        (stage, system, folder) -> {
          Path vectors = new Path(folder, WordVectorsModel.FOLDER);
          WordVectorTable table =
              WordVectorFolder.read(name -> system.open(new Path(vectors, name)));
          try (InputStream in = system.open(new Path(folder, POOLING))) {
            DocumentPooling pooling = PoolingFile.read(in, table);
            return stage.copyValues(
                new DocumentVectorsModel(stage.uid(), table, pooling), new ParamMap());
          }
        });
  }
}

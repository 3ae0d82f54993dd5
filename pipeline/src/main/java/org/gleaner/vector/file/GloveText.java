package org.gleaner.vector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.gleaner.vector.WordVectorTable;

/** GloVe's text format; the first line decides the number of dimensions. */
final class GloveText implements VectorFormat {
  @Override
  public WordVectorTable read(InputStream in, Predicate<String> wanted) throws IOException {
    VectorLines lines = new VectorLines(in);
    VectorRows rows = new VectorRows(wanted);
    int dimensions = 0;
    while (lines.next()) {
      dimensions = dimensions == 0 ? lines.blanks() : dimensions;
      if (dimensions == 0) {
        throw VectorShard.invalid("the first line has no numbers");
      }
      lines.addTo(rows, dimensions);
    }
    return rows.table();
  }

  @Override
  public void write(WordVectorTable table, OutputStream out) throws IOException {
    VectorLines.write(table, new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}

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
      dimensions = dimensions == 0 ? dimensions(lines) : dimensions;
      lines.addTo(rows, dimensions);
    }
    return rows.table();
  }

  private static int dimensions(VectorLines first) {
    if (VectorHeader.of(first.text()) != null) {
      throw VectorShard.invalid(
          "the first line is the number of words and of dimensions. Name another format");
    }
    if (first.numbers() == 0) {
      throw VectorShard.invalid("the first line has no numbers");
    }
    return first.numbers();
  }

  @Override
  public void write(WordVectorTable table, OutputStream out) throws IOException {
    VectorLines.write(table, new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}

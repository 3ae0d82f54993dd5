package org.gleaner.vector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.gleaner.vector.WordVectorTable;

/** word2vec's text format, which is also fastText's {@code .vec}. */
final class Word2VecText implements VectorFormat {
  @Override
  public WordVectorTable read(InputStream in, Predicate<String> wanted) throws IOException {
    VectorLines lines = new VectorLines(in);
    VectorHeader header = VectorHeader.parse(lines.next() ? lines.text() : "");
    VectorRows rows = new VectorRows(wanted);
    long read = 0;
    while (lines.next()) {
      lines.addTo(rows, header.dimensions());
      read++;
    }
    header.requireAll(read);
    return rows.table();
  }

  @Override
  public void write(WordVectorTable table, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(table.size() + " " + table.dimensions() + "\n");
    VectorLines.write(table, writer);
  }
}

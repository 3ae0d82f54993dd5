package org.gleaner.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Term counts as bytes, for the way between executors: text, occurrences, documents, no header. */
public final class TermBlocks {
  private TermBlocks() {}

  /** The block of some counts. */
  public static byte[] write(List<TermCount> counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (TermCount count : counts) {
        write(count.term(), count.occurrences(), count.documents(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The counts of a block. */
  public static List<TermCount> read(byte[] block) {
    List<TermCount> counts = new ArrayList<>();
    each(
        block,
        (term, occurrences, documents) -> counts.add(new TermCount(term, occurrences, documents)));
    return counts;
  }

  /** Takes a term and its counts. */
  @FunctionalInterface
  interface Counts {
    void accept(String term, long occurrences, long documents);
  }

  static void write(String term, long occurrences, long documents, DataOutputStream out)
      throws IOException {
    out.writeUTF(term);
    out.writeLong(occurrences);
    out.writeLong(documents);
  }

  static void each(byte[] block, Counts counts) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
    try {
      while (in.available() > 0) {
        counts.accept(in.readUTF(), in.readLong(), in.readLong());
      }
    } catch (EOFException e) {
      throw new IllegalArgumentException("Cannot read counts: the block is cut short", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

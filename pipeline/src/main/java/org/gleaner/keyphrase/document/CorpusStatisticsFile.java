package org.gleaner.keyphrase.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The file form of {@link CorpusStatistics}: gzip over the number {@code 0x474C4453}, the format
 * number, the number of documents (8 bytes), the number of phrases (4 bytes), and for each phrase,
 * in ascending order, its hash (8 bytes) and frequency (4 bytes); all big-endian. Equal statistics
 * make equal files. What the header claims is not trusted: memory grows only with what was read.
 */
public final class CorpusStatisticsFile {
  private static final int MAGIC = 0x474C4453;
  private static final int FORMAT = 1;
  private static final int BYTES_EACH = 64;
  private static final int FIRST_ROOM = 1 << 16;

  private CorpusStatisticsFile() {}

  /** Writes statistics; the stream stays open. */
  public static void write(CorpusStatistics statistics, OutputStream out) throws IOException {
    GZIPOutputStream zip = new GZIPOutputStream(out);
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
    LongCounts frequencies = statistics.frequencies();
    data.writeInt(MAGIC);
    data.writeInt(FORMAT);
    data.writeLong(statistics.documents());
    data.writeInt(frequencies.size());
    for (long key : frequencies.sortedKeys()) {
      data.writeLong(key);
      data.writeInt(frequencies.get(key));
    }
    data.flush();
    zip.finish();
  }

  /**
   * Reads statistics; the stream stays open.
   *
   * @throws GleanerException INVALID_MODEL if the content is not of this format or damaged
   * @throws IOException if the stream cannot be read
   */
  public static CorpusStatistics read(InputStream in) throws IOException {
    try {
      return read(new DataInputStream(new BufferedInputStream(new GZIPInputStream(in))));
    } catch (EOFException | ZipException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read corpus statistics: the file is damaged", e);
    }
  }

  private static CorpusStatistics read(DataInputStream data) throws IOException {
    require(data.readInt() == MAGIC, "not a file of corpus statistics");
    int format = data.readInt();
    require(format == FORMAT, "format " + format + "; known: " + FORMAT);
    long documents = data.readLong();
    int phrases = data.readInt();
    require(documents >= 0 && phrases >= 0, "negative counts");
    long most = Runtime.getRuntime().maxMemory() / BYTES_EACH;
    require(phrases <= most, "more phrases than memory can hold: " + phrases);
    LongCounts frequencies = new LongCounts();
    frequencies.reserve(Math.min(phrases, FIRST_ROOM));
    long previous = Long.MIN_VALUE;
    for (int i = 0; i < phrases; i++) {
      long key = data.readLong();
      int count = data.readInt();
      require(i == 0 || key > previous, "phrases are not in order");
      require(count > 0 && count <= documents, "a frequency is out of range: " + count);
      frequencies.add(key, count);
      previous = key;
    }
    require(data.read() < 0, "more bytes than phrases");
    return new CorpusStatistics(frequencies, documents, 0);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read corpus statistics: " + problem);
    }
  }
}

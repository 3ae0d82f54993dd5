package org.gleaner.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Dictionaries and shards as bytes: a number for the kind, the format number, then the content, all
 * big-endian. The sizes in a header are checked against the bytes that follow.
 */
public final class IndexFiles {
  private static final int DICTIONARY = 0x474C4449;
  private static final int SHARD = 0x474C5348;
  private static final int FORMAT = 1;

  private IndexFiles() {}

  /** Writes a dictionary; the stream stays open. */
  public static void write(Dictionary dictionary, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(DICTIONARY);
    out.writeInt(FORMAT);
    out.writeLong(dictionary.documents());
    out.writeInt(dictionary.size());
    for (int i = 0; i < dictionary.size(); i++) {
      out.writeUTF(dictionary.term(i));
      out.writeLong(dictionary.frequency(i));
    }
    out.flush();
  }

  /**
   * Reads a dictionary; the stream stays open.
   *
   * @param bytes the size of the file
   * @throws GleanerException INVALID_MODEL if the content is not of this format or damaged
   */
  public static Dictionary readDictionary(InputStream stream, long bytes) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      head(in, DICTIONARY, "dictionary");
      long documents = in.readLong();
      int size = in.readInt();
      require(documents >= 0, "dictionary", "documents " + documents);
      require(size >= 0 && size <= bytes / 10, "dictionary", "size " + size);
      List<String> terms = new ArrayList<>();
      LongStream.Builder frequencies = LongStream.builder();
      Set<String> known = new HashSet<>();
      for (int i = 0; i < size; i++) {
        terms.add(in.readUTF());
        require(known.add(terms.get(i)), "dictionary", "a term is there twice");
        long frequency = in.readLong();
        require(frequency > 0 && frequency <= documents, "dictionary", "frequency " + frequency);
        frequencies.add(frequency);
      }
      require(in.read() < 0, "dictionary", "bytes follow the last term");
      return new Dictionary(terms.toArray(new String[0]), frequencies.build().toArray(), documents);
    } catch (UTFDataFormatException e) {
      throw damaged("dictionary", "a term is not text", e);
    } catch (EOFException e) {
      throw damaged("dictionary", "the file is cut short", e);
    }
  }

  /** A shard as bytes. */
  public static byte[] bytes(IndexShard shard) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(SHARD);
      out.writeInt(FORMAT);
      ShardDocuments documents = shard.documents();
      out.writeInt(shard.size());
      for (int i = 0; i < shard.size(); i++) {
        writeText(documents.id(i), out);
        writeText(documents.excerpt(i), out);
        out.writeInt(documents.length(i));
        out.writeDouble(documents.norm(i));
      }
      out.writeInt(shard.terms().length);
      for (int i = 0; i < shard.terms().length; i++) {
        out.writeInt(shard.terms()[i]);
        out.writeInt(shard.starts()[i + 1]);
      }
      out.write(shard.postings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A shard from bytes.
   *
   * @param terms how many terms the dictionary of the index has
   * @throws GleanerException INVALID_MODEL if they are not of this format, damaged, or of another
   *     dictionary
   */
  public static IndexShard shard(byte[] bytes, int terms) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      head(in, SHARD, "shard");
      ShardDocuments documents = documents(in);
      int size = in.readInt();
      require(size >= 0 && size <= in.available() / 8, "shard", "terms " + size);
      int[] numbers = new int[size];
      int[] starts = new int[size + 1];
      for (int i = 0; i < size; i++) {
        numbers[i] = in.readInt();
        starts[i + 1] = in.readInt();
        boolean inOrder = starts[i + 1] > starts[i] && numbers[i] > (i == 0 ? -1 : numbers[i - 1]);
        require(inOrder && numbers[i] < terms, "shard", "terms are not in order or unknown");
      }
      byte[] postings = in.readAllBytes();
      require(postings.length == starts[size], "shard", "the postings do not fit the terms");
      for (int i = 0; i < size; i++) {
        boolean valid = Postings.areValid(postings, starts[i], starts[i + 1], documents.size());
        require(valid, "shard", "postings of an unknown document");
      }
      return new IndexShard(documents, numbers, starts, postings);
    } catch (EOFException e) {
      throw damaged("shard", "the file is cut short", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ShardDocuments documents(DataInputStream in) throws IOException {
    int size = in.readInt();
    require(size >= 0 && size <= in.available() / 20, "shard", "documents " + size);
    ShardDocuments documents = new ShardDocuments();
    for (int i = 0; i < size; i++) {
      String id = readText(in);
      String excerpt = readText(in);
      int length = in.readInt();
      double norm = in.readDouble();
      require(length >= 0 && norm >= 0 && norm < Double.POSITIVE_INFINITY, "shard", "norm " + norm);
      documents.add(id, excerpt, length, norm);
    }
    return documents;
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    require(length >= 0 && length <= in.available(), "shard", "length " + length);
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void head(DataInputStream in, int kind, String what) throws IOException {
    require(in.readInt() == kind, what, "it is something else");
    int format = in.readInt();
    require(format == FORMAT, what, "format " + format + ", known: " + FORMAT);
  }

  private static void require(boolean right, String what, String problem) {
    if (!right) {
      throw damaged(what, problem, null);
    }
  }

  private static GleanerException damaged(String what, String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL,
        "Cannot read " + what + ": " + problem + ". Write it again",
        cause);
  }
}

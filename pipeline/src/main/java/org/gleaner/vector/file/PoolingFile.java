package org.gleaner.vector.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.pool.DocumentPooling;

/** A {@link DocumentPooling} as a file: numbers only, each array after its length. */
public final class PoolingFile {
  private static final int MARK = 0x474C5031;

  private PoolingFile() {}

  /** Writes; does not close. */
  public static void write(DocumentPooling pooling, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MARK);
    data.writeUTF(pooling.method());
    data.writeInt(pooling.weights().length);
    for (float weight : pooling.weights()) {
      data.writeFloat(weight);
    }
    data.writeInt(pooling.common().length);
    for (double value : pooling.common()) {
      data.writeDouble(value);
    }
    data.writeInt(pooling.clusters().length);
    for (int cluster : pooling.clusters()) {
      data.writeInt(cluster);
    }
    data.writeInt(pooling.size());
    data.flush();
  }

  /**
   * Reads; does not close.
   *
   * @param table that the pooling belongs to
   * @throws GleanerException with INVALID_MODEL if the file is damaged or of another table
   */
  public static DocumentPooling read(InputStream in, WordVectorTable table) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      if (data.readInt() != MARK) {
        throw invalid("it is not a file of a pooling");
      }
      String method = data.readUTF();
      if (!DocumentPooling.METHODS.contains(method)) {
        throw invalid("method " + method + ". Known: " + DocumentPooling.METHODS);
      }
      float[] weights = new float[length(data, table.size())];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = data.readFloat();
      }
      double[] common = new double[length(data, table.dimensions())];
      for (int i = 0; i < common.length; i++) {
        common[i] = data.readDouble();
      }
      int[] clusters = new int[length(data, table.size())];
      for (int i = 0; i < clusters.length; i++) {
        clusters[i] = data.readInt();
      }
      return checked(method, weights, common, clusters, data.readInt());
    } catch (EOFException | UTFDataFormatException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read document pooling: the file is damaged", e);
    }
  }

  private static DocumentPooling checked(
      String method, float[] weights, double[] common, int[] clusters, int size) {
    for (int cluster : clusters) {
      if (cluster < 0 || cluster >= size) {
        throw invalid("cluster " + cluster + " of " + size);
      }
    }
    return DocumentPooling.saved(method, weights, common, clusters, size);
  }

  private static int length(DataInputStream data, int expected) throws IOException {
    int length = data.readInt();
    if (length != 0 && length != expected) {
      throw invalid("an array has " + length + " values. Accepted: " + expected + " or none");
    }
    return length;
  }

  private static GleanerException invalid(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read document pooling: " + what);
  }
}

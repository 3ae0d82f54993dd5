package org.gleaner.io;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What to read and how a line becomes a document. */
public final class ReadSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Room for a document of 50 MB with every second char escaped. */
  public static final int DEFAULT_MAX_LINE_BYTES = 128 << 20;

  /** One Spark task's worth of text. */
  public static final long DEFAULT_SPLIT_BYTES = 16 << 20;

  private final List<String> inputs;
  private final List<String> columns;
  private final boolean wholeFiles;
  private final Content content;
  private final List<Field> fields;
  private final int maxLineBytes;
  private final long splitBytes;

  /**
   * The settings, checked and copied.
   *
   * @param inputs files, folders or globs on any Hadoop file system
   * @param columns names of the columns of {@code .tsv} files in order, {@code _} for one to skip
   * @param wholeFiles whether a {@code .txt} file is one document rather than one a line
   * @param content which field is the document
   * @param fields what to read beside it
   * @param maxLineBytes a longer line (or whole file) goes to quarantine unread
   * @param splitBytes an uncompressed file is read in parts of this size
   */
  public ReadSettings(
      List<String> inputs,
      List<String> columns,
      boolean wholeFiles,
      Content content,
      List<Field> fields,
      int maxLineBytes,
      long splitBytes) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("Cannot read input: no path given");
    }
    if (maxLineBytes < 1 || splitBytes < 1) {
      throw new IllegalArgumentException(
          "Cannot read with limits below 1: " + maxLineBytes + ", " + splitBytes);
    }
    this.inputs = new ArrayList<>(List.copyOf(inputs));
    this.columns = new ArrayList<>(List.copyOf(columns));
    this.wholeFiles = wholeFiles;
    this.content = content;
    this.fields = new ArrayList<>(List.copyOf(fields));
    this.maxLineBytes = maxLineBytes;
    this.splitBytes = splitBytes;
  }

  /** Files, folders or globs on any Hadoop file system. */
  public List<String> inputs() {
    return Collections.unmodifiableList(inputs);
  }

  /** Names of the columns of {@code .tsv} files in order, {@code _} for one to skip. */
  public List<String> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** Whether a {@code .txt} file is one document rather than one a line. */
  public boolean wholeFiles() {
    return wholeFiles;
  }

  /** Which field is the document. */
  public Content content() {
    return content;
  }

  /** What to read beside it. */
  public List<Field> fields() {
    return Collections.unmodifiableList(fields);
  }

  /** The place of the field that asks for all fields together; -1 for none. */
  int recordField() {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind() == Field.Kind.RECORD) {
        return i;
      }
    }
    return -1;
  }

  /** Bytes from which a longer line (or whole file) goes to quarantine unread. */
  public int maxLineBytes() {
    return maxLineBytes;
  }

  /** Bytes of a part in which an uncompressed file is read. */
  public long splitBytes() {
    return splitBytes;
  }

  /** The default way to read these paths. */
  public static ReadSettings of(String... inputs) {
    return new ReadSettings(
        List.of(inputs),
        List.of(),
        false,
        Content.AUTO,
        List.of(),
        DEFAULT_MAX_LINE_BYTES,
        DEFAULT_SPLIT_BYTES);
  }

  /** With the columns of tab-separated files named. */
  public ReadSettings withColumns(List<String> names) {
    return new ReadSettings(inputs, names, wholeFiles, content, fields, maxLineBytes, splitBytes);
  }

  /** With a plain text file as one document. */
  public ReadSettings withWholeFiles() {
    return new ReadSettings(inputs, columns, true, content, fields, maxLineBytes, splitBytes);
  }

  /** With another field as the document. */
  public ReadSettings withContent(Content other) {
    return new ReadSettings(inputs, columns, wholeFiles, other, fields, maxLineBytes, splitBytes);
  }

  /** With another field. */
  public ReadSettings withField(Field field) {
    List<Field> more = new ArrayList<>(fields);
    more.add(field);
    return new ReadSettings(inputs, columns, wholeFiles, content, more, maxLineBytes, splitBytes);
  }

  /** With another limit on the length of a line. */
  public ReadSettings withMaxLineBytes(int bytes) {
    return new ReadSettings(inputs, columns, wholeFiles, content, fields, bytes, splitBytes);
  }

  /** With another size of the parts that are read in parallel. */
  public ReadSettings withSplitBytes(long bytes) {
    return new ReadSettings(inputs, columns, wholeFiles, content, fields, maxLineBytes, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadSettings that
        && inputs.equals(that.inputs)
        && columns.equals(that.columns)
        && wholeFiles == that.wholeFiles
        && content == that.content
        && fields.equals(that.fields)
        && maxLineBytes == that.maxLineBytes
        && splitBytes == that.splitBytes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(inputs, columns, wholeFiles, content, fields, maxLineBytes, splitBytes);
  }
}

package org.gleaner.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.ErrorCode;
import org.gleaner.io.encoding.CharsetDetector;
import org.gleaner.io.encoding.HtmlDecoder;

/** The lines of a split as rows of {@link Columns#lines}, one at a time. */
final class SplitReader implements Iterator<Row>, Closeable {
  private static final int EXCERPT_BYTES = 1024;
  private static final int DOCUMENT_COLUMNS = 9;

  private static final Problem TRUNCATED =
      new Problem(
          ErrorCode.TRUNCATED_INPUT,
          "the compressed file ends early or is damaged; lines before this place were read");

  private final FileSplit split;
  private final ReadSettings settings;
  private final LineParser parser;
  private final Values values;
  private final boolean whole;
  private LineReader reader;
  private Row next;

  SplitReader(FileSplit split, ReadSettings settings, Configuration configuration) {
    this.split = split;
    this.settings = settings;
    this.parser = LineParser.of(split.file().format(), settings);
    this.values = new Values(settings, FolderColumns.of(split.file().path()));
    this.whole = split.file().format().isWhole(settings);
    try {
      open(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open input: " + split.file().path(), e);
    }
  }

  private void open(Configuration configuration) throws IOException {
    Path path = FilePaths.of(split.file().path());
    FSDataInputStream file = FilePaths.system(path, configuration).open(path);
    if (split.file().compressed()) {
      openPacked(file, new CompressionCodecFactory(configuration).getCodec(path));
      return;
    }
    if (split.begin() == 0) {
      reader = new LineReader(file, 0, settings.maxLineBytes());
    } else {
      // The line that the split before has begun ends here; it belongs there.
      file.seek(split.begin() - 1);
      reader = new LineReader(file, split.begin() - 1, settings.maxLineBytes());
      reader.next();
    }
    advance();
  }

  private void openPacked(FSDataInputStream file, CompressionCodec codec) throws IOException {
    try {
      InputStream unpacked = Unpacking.open(new StorageStream(file), split.file().bytes(), codec);
      reader = new LineReader(unpacked, 0, settings.maxLineBytes());
      advance();
    } catch (IOException e) {
      // Some codecs read the head of the file at once.
      file.close();
      next = row(new LineReader.Line(0, new byte[0], 0), TRUNCATED);
    }
  }

  private void advance() {
    next = null;
    if (reader == null) {
      return;
    }
    try {
      LineReader.Line line = whole ? reader.rest() : reader.next();
      if (line == null && whole && split.file().bytes() == 0) {
        line = new LineReader.Line(0, new byte[0], 0);
      }
      boolean ours = line != null && line.position() < split.end();
      next = ours ? row(line) : null;
      if (!ours || whole) {
        close();
      }
    } catch (IOException e) {
      if (!split.file().compressed()) {
        throw new UncheckedIOException("Cannot read input: " + split.file().path(), e);
      }
      next = row(reader.unfinished(), TRUNCATED);
      close();
    }
  }

  private Row row(LineReader.Line line) {
    values.clear();
    if (line.tooLarge()) {
      String detail = line.size() + " bytes, the limit is " + settings.maxLineBytes();
      return row(line, new Problem(ErrorCode.TOO_LARGE, detail));
    }
    return isPage() ? page(line) : text(line);
  }

  private boolean isPage() {
    InputFormat format = split.file().format();
    return format == InputFormat.WEB_PAGE || (whole && settings.content() == Content.HTML);
  }

  /** A page names its character set itself; see {@link HtmlDecoder}. */
  private Row page(LineReader.Line file) {
    HtmlDecoder.Decoded page = HtmlDecoder.decode(file.bytes(), null);
    if (page.malformed()) {
      String detail = "the page is not valid " + page.charset().name();
      return row(file, new Problem(ErrorCode.INVALID_ENCODING, detail));
    }
    return parsed(file, page.text());
  }

  private Row text(LineReader.Line line) {
    if (!whole && CharsetDetector.isHalfZeros(line.bytes())) {
      return row(line, new Problem(ErrorCode.INVALID_ENCODING, "the line is UTF-16, not UTF-8"));
    }
    boolean wide = whole && CharsetDetector.utf16(line.bytes()) != null;
    String text = wide ? HtmlDecoder.decode(line.bytes(), null).text() : decoded(line.bytes());
    if (text == null) {
      return row(line, new Problem(ErrorCode.INVALID_ENCODING, "the line is not valid UTF-8"));
    }
    if (line.position() == 0 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    return parsed(line, text);
  }

  private Row parsed(LineReader.Line line, String text) {
    Problem problem =
        text.isBlank()
            ? new Problem(ErrorCode.EMPTY_TEXT, "the line is empty")
            : parser.parse(text, values);
    return row(line, problem);
  }

  private Row row(LineReader.Line line, Problem problem) {
    Object[] cells = new Object[DOCUMENT_COLUMNS + values.fields.length];
    String source = split.file().path();
    cells[0] = source;
    cells[1] = line.position();
    cells[5] = values.id;
    cells[7] = false;
    if (problem == null) {
      cells[5] = values.id == null ? source + ":" + line.position() : values.id;
      cells[6] = values.content();
      cells[7] = values.isHtml();
      cells[8] = values.language;
      System.arraycopy(values.fields, 0, cells, DOCUMENT_COLUMNS, values.fields.length);
    } else {
      cells[2] = problem.code().name();
      cells[3] = problem.detail();
      cells[4] = line.excerpt(EXCERPT_BYTES);
    }
    return RowFactory.create(cells);
  }

  /** The text of strictly valid UTF-8, else null. */
  private static String decoded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    advance();
    return row;
  }

  @Override
  public void close() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close input: " + split.file().path(), e);
      } finally {
        reader = null;
      }
    }
  }
}

package org.gleaner.vector.file;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gleaner.vector.WordVectorTable;

/** The lines of a text file of word vectors: a word, then its numbers, blanks between. */
final class VectorLines {
  private static final int MAX_LINE = 32 << 20;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] line = new byte[4096];
  private int length;
  private long number;

  VectorLines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** Goes to the next line that is not empty; false at the end. */
  boolean next() throws IOException {
    do {
      length = 0;
      number++;
      int c = in.read();
      if (c < 0) {
        return false;
      }
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (length == MAX_LINE) {
          throw VectorShard.invalid("line " + number + " is longer than " + MAX_LINE + " bytes");
        }
        if (length == line.length) {
          line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = (byte) c;
      }
      while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\r')) {
        length--;
      }
    } while (length == 0);
    return true;
  }

  /** The number of blanks on this line. */
  int blanks() {
    int blanks = 0;
    for (int i = 0; i < length; i++) {
      blanks += isBlank(line[i]) ? 1 : 0;
    }
    return blanks;
  }

  /** The line as text. */
  String text() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** The last numbers of this line as a vector, what stands before them as its word. */
  void addTo(VectorRows rows, int dimensions) {
    int begin = endOfWord(dimensions);
    String word = new String(line, 0, begin, StandardCharsets.UTF_8);
    if (!rows.wants(word)) {
      return;
    }
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      int end = begin + 1;
      while (end < length && !isBlank(line[end])) {
        end++;
      }
      vector[i] = number(begin + 1, end);
      begin = end;
    }
    rows.add(word, vector);
  }

  private int endOfWord(int dimensions) {
    int end = length;
    for (int found = 0; found < dimensions; found++) {
      do {
        end--;
      } while (end > 0 && !isBlank(line[end]));
      if (end < 1) {
        throw VectorShard.invalid(
            "line " + number + " has " + found + " numbers. Accepted: " + dimensions);
      }
    }
    return end;
  }

  private float number(int begin, int end) {
    String text = new String(line, begin, end - begin, StandardCharsets.ISO_8859_1);
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw VectorShard.invalid("line " + number + " has no number where one is expected");
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  static void write(WordVectorTable table, Writer out) throws IOException {
    BufferedWriter writer = new BufferedWriter(out);
    for (int word = 0; word < table.size(); word++) {
      writer.write(requireNoGap(table.vocabulary().word(word)));
      for (float value : table.vector(word)) {
        writer.write(' ');
        writer.write(Float.toString(value));
      }
      writer.write('\n');
    }
    writer.flush();
  }

  static String requireNoGap(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isWhitespace(word.charAt(i))) {
        throw new IllegalArgumentException(
            "Cannot write word: " + word + ". Accepted in this format: words without blanks");
      }
    }
    if (word.isEmpty()) {
      throw new IllegalArgumentException("Cannot write the empty word in this format");
    }
    return word;
  }
}

package org.gleaner.vector.file;

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

  private final InputStream in;
  private byte[] line = new byte[4096];
  private int length;
  private long number;

  VectorLines(InputStream file) throws IOException {
    this.in = VectorContent.withoutMark(file);
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
      while (length > 0 && (isBlank(line[length - 1]) || line[length - 1] == '\r')) {
        length--;
      }
    } while (length == 0);
    return true;
  }

  /** How many fields stand on this line beside the word, which is empty after a first blank. */
  int numbers() {
    int numbers = 0;
    for (int begin = beginOfField(length); begin > 0; begin = beginOfField(endOfField(begin))) {
      numbers++;
    }
    return numbers;
  }

  /** The line as text. */
  String text() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * The last numbers of this line as a vector, what stands before them as its word; a line without
   * a word is left out.
   */
  void addTo(VectorRows rows, int dimensions) {
    int[] begins = new int[dimensions];
    int end = length;
    for (int found = 0; found < dimensions; found++) {
      int begin = beginOfField(end);
      if (begin < 1) {
        throw VectorShard.invalid(
            "line " + number + " has " + found + " numbers. Accepted: " + dimensions);
      }
      begins[dimensions - 1 - found] = begin;
      end = endOfField(begin);
    }
    String word = new String(line, 0, end, StandardCharsets.UTF_8);
    if (end > 0 && rows.wants(word)) {
      rows.add(word, vector(begins));
    }
  }

  private float[] vector(int[] begins) {
    float[] vector = new float[begins.length];
    for (int i = 0; i < vector.length; i++) {
      int end = i + 1 < vector.length ? endOfField(begins[i + 1]) : length;
      vector[i] = number(begins[i], end);
    }
    return vector;
  }

  /** Where the field begins that ends there; 0 for the first of the line, -1 without one. */
  private int beginOfField(int end) {
    int begin = end;
    while (begin > 0 && !isBlank(line[begin - 1])) {
      begin--;
    }
    return end == 0 ? -1 : begin;
  }

  /** Where the field before ends; 0 if only blanks stand before. */
  private int endOfField(int begin) {
    int end = begin;
    while (end > 0 && isBlank(line[end - 1])) {
      end--;
    }
    return end;
  }

  private String field(int begin, int end) {
    return new String(line, begin, end - begin, StandardCharsets.ISO_8859_1);
  }

  private float number(int begin, int end) {
    float value;
    try {
      value = Float.parseFloat(field(begin, end));
    } catch (NumberFormatException e) {
      throw VectorShard.invalid("line " + number + " has no number where one is expected");
    }
    if (!Float.isFinite(value)) {
      throw VectorShard.invalid("line " + number + " has a number that is not finite");
    }
    return value;
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

  /** Whether a word can stand in these formats: it is not empty and has no white space. */
  static boolean isWritable(String word) {
    return !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace);
  }

  static String requireNoGap(String word) {
    if (!isWritable(word)) {
      throw new IllegalArgumentException(
          "Cannot write word: " + word + ". Accepted in this format: words without blanks");
    }
    return word;
  }
}

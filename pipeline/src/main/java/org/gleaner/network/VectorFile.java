package org.gleaner.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.Vocabulary;

/**
 * Word vectors in the text form of word2vec, GloVe and fastText: a word and its numbers on a line,
 * parted by blanks, with or without a first line of two counts; plain or compressed with gzip.
 */
final class VectorFile {
  private VectorFile() {}

  /**
   * The vectors of the words of a vocabulary, one below the other; a word that the file lacks has
   * null.
   *
   * @param size width of the network's table
   * @throws GleanerException with INPUT_NOT_FOUND if there is no file, INVALID_MODEL if a line does
   *     not have so many numbers
   */
  static float[][] read(String location, Vocabulary vocabulary, int size) {
    Path path = Path.of(location);
    if (!Files.isRegularFile(path)) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND, "Cannot read word vectors: " + location + " is no file");
    }
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = location.endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return read(lines, vocabulary, size);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read word vectors: " + location, e);
    }
  }

  private static float[][] read(BufferedReader lines, Vocabulary vocabulary, int size)
      throws IOException {
    float[][] vectors = new float[vocabulary.size()][];
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String trimmed = line.stripTrailing();
      int blank = trimmed.indexOf(' ');
      if (blank < 0 || (number == 1 && trimmed.indexOf(' ', blank + 1) < 0)) {
        continue; // the counts, or an empty line
      }
      int id = vocabulary.id(trimmed.substring(0, blank));
      if (id != Vocabulary.UNKNOWN && vectors[id] == null) {
        vectors[id] = numbers(trimmed, blank + 1, size, number);
      }
    }
    return vectors;
  }

  private static float[] numbers(String line, int from, int size, int number) {
    float[] values = new float[size];
    int at = from;
    int count = 0;
    try {
      while (at < line.length()) {
        int end = line.indexOf(' ', at);
        end = end < 0 ? line.length() : end;
        if (count < size) {
          values[count] = Float.parseFloat(line.substring(at, end));
        }
        count++;
        at = end + 1;
      }
    } catch (NumberFormatException e) {
      throw invalid(number, size, "no number");
    }
    if (count != size) {
      throw invalid(number, size, count + " numbers");
    }
    return values;
  }

  private static GleanerException invalid(int line, int size, String what) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL,
        "Cannot read word vectors: line "
            + line
            + " has "
            + what
            + ". Accepted: a word and "
            + size
            + " numbers, as embedding-size says");
  }
}

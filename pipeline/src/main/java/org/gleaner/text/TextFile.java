package org.gleaner.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files that people edit: dictionaries, lists of words, vocabularies. They are UTF-8; a byte
 * order mark, which Windows editors write, is cut off, and one of UTF-16 decides. Lines end in LF,
 * CR or both.
 */
public final class TextFile {
  private static final char MARK = '\uFEFF';

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws CharacterCodingException if it is not text in the character set
   */
  public static String read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  /** The lines of a file, blank ones included. */
  public static List<String> lines(Path file) throws IOException {
    return read(file).lines().toList();
  }

  /** The lines of a stream, blank ones included. */
  public static List<String> lines(InputStream stream) throws IOException {
    return decode(stream.readAllBytes()).lines().toList();
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return switch (mark) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }
}

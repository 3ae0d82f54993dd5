package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static LineReader of(String text, int limit) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LineReader(new ByteArrayInputStream(bytes), 0, limit);
  }

  private static String text(LineReader.Line line) {
    return new String(line.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void positionsAreByteOffsetsAndLineEndsAreCut() throws IOException {
    LineReader reader = of("ä\r\n\nlast", 100);
    LineReader.Line first = reader.next();
    LineReader.Line second = reader.next();
    LineReader.Line third = reader.next();
    assertEquals("ä", text(first));
    assertEquals(0, first.position());
    assertEquals("", text(second));
    assertEquals(4, second.position());
    assertEquals("last", text(third));
    assertEquals(5, third.position());
    assertNull(reader.next());
  }

  @Test
  void lineOverTheLimitIsCutAndTheNextIsWhole() throws IOException {
    LineReader reader = of("x".repeat(200_000) + "\nshort\n", 1000);
    LineReader.Line cut = reader.next();
    assertTrue(cut.tooLarge());
    assertEquals(200_000, cut.size());
    assertEquals(1000, cut.bytes().length);
    LineReader.Line next = reader.next();
    assertFalse(next.tooLarge());
    assertEquals("short", text(next));
    assertEquals(200_001, next.position());
  }

  @Test
  void lineAtTheLimitWithCarriageReturnIsWhole() throws IOException {
    LineReader.Line line = of("abc\r\n", 4).next();
    assertEquals("abc", text(line));
    assertFalse(line.tooLarge());
  }

  @Test
  void linesOfRandomBytesJoinToTheInput() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      byte[] input = new byte[random.nextInt(200_000)];
      random.nextBytes(input);
      List<byte[]> lines = new ArrayList<>();
      LineReader reader = new LineReader(new ByteArrayInputStream(input), 0, 1 << 20);
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        byte[] expected = new byte[line.bytes().length];
        System.arraycopy(input, (int) line.position(), expected, 0, expected.length);
        assertArrayEquals(expected, line.bytes());
        lines.add(line.bytes());
      }
      assertEquals(lineFeeds(input) + (endsOpen(input) ? 1 : 0), lines.size());
    }
  }

  private static int lineFeeds(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b == '\n' ? 1 : 0;
    }
    return count;
  }

  private static boolean endsOpen(byte[] bytes) {
    return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
  }
}

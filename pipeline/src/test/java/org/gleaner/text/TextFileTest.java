package org.gleaner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFileTest {
  @TempDir Path folder;

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(List.of("云计算 5", "", "é"), lines("\uFEFF云计算 5\r\n\r\né", charset));
    }
    assertEquals(List.of("a", "\uFEFFb"), lines("a\n\uFEFFb\n", StandardCharsets.UTF_8));
    assertEquals(List.of(), lines("\uFEFF", StandardCharsets.UTF_8));
    assertEquals(List.of(), lines("", StandardCharsets.UTF_8));
  }

  @Test
  void otherBytesAreRefused() {
    assertThrows(
        CharacterCodingException.class,
        () -> TextFile.lines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xE9})));
  }

  private List<String> lines(String text, Charset charset) throws IOException {
    Path file = folder.resolve("words.txt");
    Files.write(file, text.getBytes(charset));
    assertEquals(TextFile.lines(file), TextFile.read(file).lines().toList());
    return TextFile.lines(file);
  }
}

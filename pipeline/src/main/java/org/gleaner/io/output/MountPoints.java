package org.gleaner.io.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that cannot be renamed because a file system is mounted there. Linux alone. */
final class MountPoints {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");
  private static final int FIELD = 4;

  private MountPoints() {}

  /** Whether a local folder is one; false on other operating systems. */
  static boolean isOne(Path folder) {
    if (!Files.isReadable(TABLE)) {
      return false;
    }
    try {
      String wanted = folder.toString();
      return Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1).stream()
          .map(line -> line.split(" ", -1))
          .filter(fields -> fields.length > FIELD)
          .anyMatch(fields -> unescaped(fields[FIELD]).equals(wanted));
    } catch (IOException e) {
      return false;
    }
  }

  /** The kernel writes blanks, tabs, line breaks and backslashes as three octal digits. */
  private static String unescaped(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.ISO_8859_1);
    byte[] plain = new byte[bytes.length];
    int size = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\' && i + 3 < bytes.length) {
        plain[size++] = (byte) Integer.parseInt(field.substring(i + 1, i + 4), 8);
        i += 3;
      } else {
        plain[size++] = bytes[i];
      }
    }
    return new String(plain, 0, size, StandardCharsets.UTF_8);
  }
}

package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds that NOTICE names every library in the jar, and the file of every licence it points to. */
final class NoticeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern NAMED = Pattern.compile("(?m)^([a-z][\\w.-]+:[\\w.-]+) ");
  private static final Pattern CARRIED =
      Pattern.compile("([\\w.-]+:[\\w.-]+):jar:[^\\s]*:(?:compile|runtime)");
  private static final Pattern TEXT = Pattern.compile("licenses/[a-z]+\\.txt");

  @Test
  void noticeNamesWhatTheJarCarries() throws IOException {
    // Written by the build before the tests.
    String list = System.getProperty("gleaner.carried", "target/carried.txt");
    Set<String> carried = found(CARRIED, Files.readString(Path.of(list)));
    carried.removeIf(name -> name.startsWith("org.gleaner:"));
    assertTrue(carried.size() > 10, "carried: " + carried);
    assertEquals(
        carried,
        found(NAMED, notice()),
        "NOTICE must have a line with the licence for each library of the jar, and no other");
  }

  @Test
  void textsOfLicencesAreThereAndNamed() throws IOException {
    Set<String> files = new TreeSet<>();
    try (var folder = Files.list(ROOT.resolve("licenses"))) {
      folder.forEach(file -> files.add("licenses/" + file.getFileName()));
    }
    assertEquals(files, found(TEXT, notice()));
  }

  private static String notice() throws IOException {
    return Files.readString(ROOT.resolve("NOTICE"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
    }
    return found;
  }
}

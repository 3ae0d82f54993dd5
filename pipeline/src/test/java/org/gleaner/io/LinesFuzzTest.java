package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.gleaner.Fuzz;
import org.gleaner.RandomText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines of every format with anything in them changed: each line is a row, a document or a problem
 * with a code, and is so wherever the file is split.
 */
class LinesFuzzTest {
  private static final Configuration CONFIGURATION = new Configuration();
  @TempDir private Path folder;

  private static byte[] content(InputFormat format, Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String text = RandomText.of(random, 12);
      lines
          .append(
              switch (format) {
                case JSON_LINES ->
                    "{\"id\":\""
                        + i
                        + "\",\"text\":\""
                        + text.replaceAll("[\\p{Cntrl}\"\\\\]", " ")
                        + "\",\"language\":\"en\",\"x\":[1,{}]}";
                case TAB_SEPARATED -> i + "\t" + text.replace('\t', ' ');
                default -> text;
              })
          .append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Row> rows(Path file, InputFormat format, long step) throws IOException {
    ReadSettings settings =
        ReadSettings.of(file.toString()).withSplitBytes(step).withMaxLineBytes(300);
    InputFile input = new InputFile(file.toUri().toString(), Files.size(file), format, false);
    List<Row> rows = new ArrayList<>();
    for (FileSplit split : FileSplit.of(List.of(input), settings)) {
      try (SplitReader reader = new SplitReader(split, settings, CONFIGURATION)) {
        reader.forEachRemaining(rows::add);
      }
    }
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> changedLinesAreRows() {
    return Stream.of(InputFormat.JSON_LINES, InputFormat.TAB_SEPARATED, InputFormat.PLAIN_TEXT)
        .map(
            format ->
                Fuzz.test(
                    "lines, " + format,
                    400,
                    random -> {
                      byte[] bytes = content(format, random);
                      byte[] changed = random.nextInt(3) == 0 ? bytes : Fuzz.damaged(bytes, random);
                      Path file = Files.write(folder.resolve(format + ".txt"), changed);
                      List<Row> all = rows(file, format, 1 << 20);
                      assertEquals(all, rows(file, format, 1 + random.nextInt(200)));
                      assertTrue(all.size() <= changed.length + 1);
                    }));
  }
}

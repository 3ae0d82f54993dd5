package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJobTest {
  @TempDir Path folder;

  @Test
  void trainsEvaluatesAndScoresTheSample() throws IOException {
    Path output = folder.resolve("out/demo");
    CommandLineRun run = CommandLineRun.of("demo", "--epochs", "1", "--output", output.toString());
    assertEquals(0, run.exit(), run.err());
    assertEquals("demo", run.summary().get("job").textValue());
    assertEquals(37, run.summary().get("rows").intValue());
    assertEquals(52, run.summary().at("/metrics/training_documents").intValue());
    assertTrue(run.summary().at("/metrics/auc").doubleValue() > 0.6, run.out());
    assertTrue(run.err().contains("keyphrases"), run.err());
    String report = Files.readString(output.resolve("report.html"));
    for (String heading :
        new String[] {
          "Keyphrases", "Cleaning", "Documents", "Training of", "Judged on", "Stages"
        }) {
      assertTrue(report.contains("<h2>" + heading), heading);
    }
    for (String file : new String[] {"model/model.safetensors", "documents", "_gleaner.json"}) {
      assertTrue(Files.exists(output.resolve(file)), file);
    }
    assertTrue(Files.exists(folder.resolve("out/demo-sample/README.md")));
  }

  @Test
  void anOutputThatWasNamedIsNotReplacedUnasked() throws IOException {
    Path output = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(output.resolve("_gleaner.json"), "{}");
    CommandLineRun run = CommandLineRun.withoutSpark("demo", "--output", output.toString());
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("[OUTPUT_EXISTS]"), run.err());
  }
}

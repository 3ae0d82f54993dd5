package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A job that runs in a Java machine of its own.
 *
 * @param process the driver
 * @param out file of its standard output
 * @param err file of its standard error
 */
record JobProcess(Process process, Path out, Path err) implements RunningJob {
  /** Starts a job. */
  static JobProcess start(ProcessBuilder builder, Path log) throws IOException {
    Path out = log.resolveSibling(log.getFileName() + ".out");
    return new JobProcess(builder.redirectOutput(out.toFile()).start(), out, log);
  }

  @Override
  public boolean runs() {
    return process.isAlive();
  }

  @Override
  public String said() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Waits for its end and demands an exit code. */
  JobProcess ends(int exit) throws InterruptedException {
    assertTrue(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES), this::said);
    assertEquals(exit, process.exitValue(), this::said);
    return this;
  }

  /** Kills it without a chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The last line of its standard output. */
  JsonNode summary() throws IOException {
    List<String> lines = Files.readAllLines(out);
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}

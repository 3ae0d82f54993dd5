package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gleaner.jobs.Main;

/**
 * A job whose driver is this Java machine: it runs on the session that is the default one now, or
 * on a local one of its own.
 *
 * @param exit its exit code, once it has ended
 * @param out its standard output
 * @param err its standard error
 */
record JobThread(
    CompletableFuture<Integer> exit, ByteArrayOutputStream out, ByteArrayOutputStream err)
    implements RunningJob {
  /** Starts a job. */
  static JobThread start(List<String> job) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(
            () -> Main.run(job.toArray(new String[0]), stream(out), stream(err)),
            work -> new Thread(work, "driver").start());
    return new JobThread(exit, out, err);
  }

  /** Runs a job, which must end well; returns what its last line tells. */
  static JsonNode run(List<String> job) throws IOException, InterruptedException {
    return start(job).ends(0).summary();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Override
  public boolean runs() {
    return !exit.isDone();
  }

  @Override
  public String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Waits for its end and demands an exit code. */
  JobThread ends(int code) throws InterruptedException {
    try {
      assertEquals(code, exit.get(LIMIT_MINUTES, TimeUnit.MINUTES), this::said);
      return this;
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(said(), e);
    }
  }

  /** The last line of its standard output. */
  JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }
}

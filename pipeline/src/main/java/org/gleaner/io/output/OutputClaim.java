package org.gleaner.io.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;

/**
 * The claim of one run to write one output: a file beside the output that names the run and changes
 * every few seconds while the run lives. Another run is refused. The claim of a run that was killed
 * is taken over: at once if it ran on this machine, else after {@value #PATIENCE_SECONDS} seconds
 * without a change. Thread-safe.
 */
final class OutputClaim implements Closeable {
  static final int BEAT_SECONDS = 5;
  static final int PATIENCE_SECONDS = 30;
  private static final String PREFIX = "_claim-";
  private static final int MOST = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ScheduledExecutorService BEATS =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "gleaner-output-claims");
            thread.setDaemon(true);
            return thread;
          });

  private final FileSystem system;
  private final Path file;
  private final String token = UUID.randomUUID().toString();
  private long beat;
  private boolean closed;
  private ScheduledFuture<?> beats;

  private OutputClaim(FileSystem system, Path file) {
    this.system = system;
    this.file = file;
  }

  /**
   * Claims an output.
   *
   * @param target where it will stand
   * @throws GleanerException {@code OUTPUT_IN_USE} if a run that lives has claimed it
   */
  static OutputClaim take(FileSystem system, Path target) throws IOException {
    Path file = FilePaths.child(target.getParent(), PREFIX + withoutColon(target.getName()));
    OutputClaim claim = new OutputClaim(system, file);
    system.mkdirs(target.getParent());
    while (!claim.create()) {
      JsonNode other = read(system, file);
      if (other != null) {
        requireDead(system, file, other, target);
        Path aside = FilePaths.child(target.getParent(), PREFIX + claim.token);
        if (system.rename(file, aside)) {
          system.delete(aside, false);
        }
      }
    }
    system.deleteOnExit(file);
    claim.beats =
        BEATS.scheduleWithFixedDelay(claim::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    return claim;
  }

  /** Hadoop cannot name the checksum of a file with a colon in its name. */
  private static String withoutColon(String name) {
    return name.replace("%", "%25").replace(":", "%3A");
  }

  /** False if the file is there already. */
  private boolean create() throws IOException {
    OutputStream made;
    try {
      made = system.create(file, false);
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      if (system.exists(file)) {
        return false;
      }
      throw e;
    }
    try (OutputStream out = made) {
      out.write(content());
    } catch (IOException e) {
      // The folder may be full: an empty claim of ours would keep others away.
      system.delete(file, false);
      throw e;
    }
    return true;
  }

  private byte[] content() throws IOException {
    ProcessHandle process = ProcessHandle.current();
    ObjectNode content = JSON.createObjectNode().put("token", token).put("beat", beat++);
    content.put("host", InetAddress.getLocalHost().getHostName()).put("process", process.pid());
    content.put("started", started(process)).put("since", Instant.now().toString());
    return JSON.writeValueAsBytes(content);
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Null if it is gone or not yet written. */
  private static JsonNode read(FileSystem system, Path file) throws IOException {
    try (InputStream in = system.open(file)) {
      JsonNode content = JSON.readTree(in.readNBytes(MOST));
      return content.isObject() ? content : JSON.createObjectNode();
    } catch (FileNotFoundException e) {
      return null;
    } catch (com.fasterxml.jackson.core.JacksonException
        | org.apache.hadoop.fs.ChecksumException e) {
      return JSON.createObjectNode();
    }
  }

  private static void requireDead(FileSystem system, Path file, JsonNode claim, Path target)
      throws IOException {
    boolean here = claim.path("host").asText().equals(InetAddress.getLocalHost().getHostName());
    if (here) {
      boolean lives =
          ProcessHandle.of(claim.path("process").asLong(-1))
              .filter(process -> started(process).equals(claim.path("started").asText()))
              .isPresent();
      if (!lives) {
        return;
      }
      throw inUse(claim, target);
    }
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      pause();
      JsonNode now = read(system, file);
      if (now != null && !now.equals(claim)) {
        throw inUse(now, target);
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for the claim of an output", e);
    }
  }

  private static GleanerException inUse(JsonNode claim, Path target) {
    return new GleanerException(
        ErrorCode.OUTPUT_IN_USE,
        "Cannot write output: "
            + target
            + " is being written by process "
            + claim.path("process").asText()
            + " on "
            + claim.path("host").asText()
            + ". Wait until it has ended");
  }

  private synchronized void beat() {
    if (closed) {
      return;
    }
    try {
      if (isHeld()) {
        try (OutputStream out = system.create(file, true)) {
          out.write(content());
        }
      }
    } catch (IOException e) {
      // The next beat tries again; a claim that was lost shows when the output is committed.
    }
  }

  /**
   * Checks that no other run has taken the claim over.
   *
   * @throws GleanerException {@code OUTPUT_IN_USE} if one has
   */
  void requireHeld(Path target) throws IOException {
    if (!isHeld()) {
      throw new GleanerException(
          ErrorCode.OUTPUT_IN_USE,
          "Cannot commit output: " + target + " has been claimed by another run since");
    }
  }

  private synchronized boolean isHeld() throws IOException {
    JsonNode content = read(system, file);
    return content != null && content.path("token").asText().equals(token);
  }

  /** Gives the claim back. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    beats.cancel(false);
    if (isHeld()) {
      system.delete(file, false);
    }
    system.cancelDeleteOnExit(file);
  }
}

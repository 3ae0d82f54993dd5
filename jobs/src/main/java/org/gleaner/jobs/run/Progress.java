package org.gleaner.jobs.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows rows done, rate and time left of a step: one line that renews itself on a terminal, a plain
 * line every ten seconds elsewhere, and one line at the end.
 */
public final class Progress implements AutoCloseable {
  // Java does not know whether standard error is a terminal; the launcher can.
  private static final boolean TERMINAL = Boolean.getBoolean("gleaner.terminal");

  private final String step;
  private final PrintStream err;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService timer;
  private final LongSupplier done;
  private final LongSupplier total;

  /**
   * Begins a step.
   *
   * @param done rows done so far; read from another thread
   * @param total rows to do, 0 while that is unknown
   */
  public Progress(String step, LongSupplier done, LongSupplier total, PrintStream err) {
    this.done = done;
    this.total = total;
    this.step = step;
    this.err = TERMINAL ? TerminalStream.behind(err) : err;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    int seconds = TERMINAL ? 1 : 10;
    var unused = timer.scheduleAtFixedRate(this::show, seconds, seconds, TimeUnit.SECONDS);
  }

  private void show() {
    String line = line(step, done.getAsLong(), total.getAsLong(), seconds());
    if (TERMINAL) {
      err.print("\r" + line + "\u001b[K");
      err.flush();
    } else {
      err.println(line);
    }
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  public static String line(String step, long done, long total, double seconds) {
    StringBuilder line = new StringBuilder(step);
    if (done > 0) {
      double rate = done / Math.max(seconds, 1e-3);
      line.append(": ").append(String.format(Locale.ROOT, "%,d", done));
      if (total > 0) {
        line.append(String.format(Locale.ROOT, " of %,d", total));
      }
      line.append(String.format(Locale.ROOT, " rows, %,.0f/s", rate));
      if (total > done) {
        line.append(String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate));
      }
    }
    return line.append(String.format(Locale.ROOT, " [%.0f s]", seconds)).toString();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    String line = line(step, done.getAsLong(), 0, seconds());
    err.println((TERMINAL ? "\r" : "") + line + (TERMINAL ? "\u001b[K" : ""));
  }
}

package org.gleaner.udf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of a folder, loaded again when it changes. On use, but at most every two seconds, the
 * names, lengths and times of the folder's files are compared. While the folder is not there, as in
 * the moment between two renames, or holds what cannot be read, what was loaded stays in use, with
 * a warning in the log for each new content. Thread-safe: one thread loads; others wait for the
 * first load and go on with the old while a new one is loaded.
 */
final class WatchedFolder<T> {
  /** The minimum interval between checks, in nanoseconds. */
  static final long INTERVAL = TimeUnit.SECONDS.toNanos(2);

  private static final int ATTEMPTS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  private final FileSystem system;
  private final Path folder;
  private final Loader<T> loader;
  private final LongSupplier clock;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile Loaded<T> loaded;

  /** Loads from a folder. */
  @FunctionalInterface
  interface Loader<T> {
    /** What the folder holds. */
    T load(FileSystem system, Path folder) throws IOException;
  }

  /**
   * @param clock nanoseconds from an arbitrary origin
   */
  WatchedFolder(FileSystem system, Path folder, Loader<T> loader, LongSupplier clock) {
    this.system = system;
    this.folder = folder;
    this.loader = loader;
    this.clock = clock;
  }

  /** Whether something was loaded already. */
  boolean isLoaded() {
    return loaded != null;
  }

  /**
   * What the folder holds.
   *
   * @throws GleanerException {@code INVALID_MODEL} or {@code IO_FAILED} if it cannot be loaded
   */
  T current() {
    Loaded<T> known = loaded;
    if (known == null) {
      loading.lock();
    } else if (clock.getAsLong() - known.checkedAt < INTERVAL || !loading.tryLock()) {
      return known.value;
    }
    try {
      loaded = checked(loaded);
      return loaded.value;
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot read model: " + folder + ". " + e.getMessage(), e);
    } finally {
      loading.unlock();
    }
  }

  private Loaded<T> checked(Loaded<T> known) throws IOException {
    long now = clock.getAsLong();
    if (known == null) {
      return load(now);
    }
    if (now - known.checkedAt < INTERVAL) {
      return known;
    }
    try {
      List<FileStamp> stamps = stamps();
      if (stamps.equals(known.stamps)) {
        return new Loaded<>(known.value, stamps, now);
      }
      return replaced(known, stamps, now);
    } catch (FileNotFoundException e) {
      return new Loaded<>(known.value, known.stamps, now);
    }
  }

  private Loaded<T> replaced(Loaded<T> known, List<FileStamp> stamps, long now)
      throws FileNotFoundException {
    try {
      return load(now);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (GleanerException | IllegalArgumentException | IOException e) {
      LOG.warn("What was loaded from {} stays in use: {}", folder, e.getMessage());
      return new Loaded<>(known.value, stamps, now);
    }
  }

  /** Files that change while they are read are read again. */
  private Loaded<T> load(long now) throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<FileStamp> before = stamps();
      try {
        T value = loader.load(system, folder);
        if (before.equals(stamps())) {
          return new Loaded<>(value, before, now);
        }
      } catch (GleanerException | IllegalArgumentException | IOException e) {
        if (before.equals(stamps())) {
          throw e;
        }
      }
      if (attempt == ATTEMPTS) {
        throw new IOException("It changes while it is read: replace it by a rename");
      }
    }
  }

  private List<FileStamp> stamps() throws IOException {
    List<FileStamp> stamps = new ArrayList<>();
    for (FileStatus file : system.listStatus(folder)) {
      stamps.add(
          new FileStamp(file.getPath().getName(), file.getLen(), file.getModificationTime()));
    }
    stamps.sort(Comparator.comparing(FileStamp::name));
    return stamps;
  }

  private record FileStamp(String name, long bytes, long modified) {}

  private record Loaded<T>(T value, List<FileStamp> stamps, long checkedAt) {}
}

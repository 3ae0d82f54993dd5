package org.gleaner.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedFolderTest {
  @TempDir Path parent;
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger loads = new AtomicInteger();

  private Path folder(String name, String content) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.writeString(folder.resolve("content"), content);
    return folder;
  }

  private WatchedFolder<String> watched(Path folder) throws IOException {
    return watched(folder, () -> {});
  }

  private WatchedFolder<String> watched(Path folder, Runnable during) throws IOException {
    return new WatchedFolder<>(
        FileSystem.getLocal(new Configuration()).getRaw(),
        new org.apache.hadoop.fs.Path(folder.toString()),
        (system, path) -> {
          loads.incrementAndGet();
          try (var in = system.open(new org.apache.hadoop.fs.Path(path, "content"))) {
            String content = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            during.run();
            return content;
          }
        },
        now::get);
  }

  private void later() {
    now.addAndGet(WatchedFolder.INTERVAL);
  }

  private void replace(Path folder, String content) throws IOException {
    Path fresh = folder("fresh", content);
    Files.move(folder, parent.resolve("old" + loads));
    Files.move(fresh, folder);
  }

  @Test
  void oneThreadLoadsAndAllShare() throws Exception {
    CountDownLatch asked = new CountDownLatch(4);
    Path folder = folder("model", "one");
    WatchedFolder<String> watched =
        watched(
            folder,
            () -> {
              try {
                asked.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(
            threads.submit(
                () -> {
                  asked.countDown();
                  return watched.current();
                }));
      }
      String first = results.get(0).get();
      for (Future<String> result : results) {
        assertSame(first, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, loads.get());
  }

  @Test
  void aFolderReplacedByARenameIsLoadedAgainAfterTheInterval() throws IOException {
    Path folder = folder("model", "one");
    WatchedFolder<String> watched = watched(folder);
    assertEquals("one", watched.current());
    replace(folder, "second");
    assertEquals("one", watched.current());
    later();
    assertEquals("second", watched.current());
    later();
    assertEquals("second", watched.current());
    assertEquals(2, loads.get());
  }

  @Test
  void aFileOfTheSameLengthWithAnotherTimeIsAChange() throws IOException {
    Path folder = folder("model", "one");
    WatchedFolder<String> watched = watched(folder);
    assertEquals("one", watched.current());
    Files.writeString(folder.resolve("content"), "two");
    Files.setLastModifiedTime(
        folder.resolve("content"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    later();
    assertEquals("two", watched.current());
  }

  @Test
  void whileTheFolderIsAwayWhatWasLoadedStays() throws IOException {
    Path folder = folder("model", "one");
    WatchedFolder<String> watched = watched(folder);
    assertEquals("one", watched.current());
    Files.move(folder, parent.resolve("away"));
    later();
    assertEquals("one", watched.current());
    replaceAway(folder);
    later();
    assertEquals("third", watched.current());
  }

  private void replaceAway(Path folder) throws IOException {
    Files.move(folder("fresh", "third"), folder);
  }

  @Test
  void whatCannotBeReadDoesNotReplaceWhatWasLoaded() throws IOException {
    Path folder = folder("model", "one");
    AtomicInteger times = new AtomicInteger();
    WatchedFolder<String> watched =
        watched(
            folder,
            () -> {
              if (times.incrementAndGet() == 2) {
                throw new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read model: damaged");
              }
            });
    assertEquals("one", watched.current());
    replace(folder, "damaged");
    for (int i = 0; i < 3; i++) {
      later();
      assertEquals("one", watched.current());
    }
    assertEquals(2, loads.get());
    replace(folder, "the third");
    later();
    assertEquals("the third", watched.current());
  }

  @Test
  void aFolderThatChangesWhileItIsReadIsReadAgain() throws IOException {
    Path folder = folder("model", "one");
    AtomicInteger times = new AtomicInteger();
    WatchedFolder<String> watched =
        watched(
            folder,
            () -> {
              try {
                if (times.incrementAndGet() < 3) {
                  Files.writeString(folder.resolve("content"), "longer".repeat(times.get()));
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals("longerlonger", watched.current());
    assertEquals(3, loads.get());
  }

  @Test
  void aMissingFolderIsToldEachTimeUntilItIsThere() throws IOException {
    Path folder = parent.resolve("model");
    WatchedFolder<String> watched = watched(folder);
    for (int i = 0; i < 2; i++) {
      GleanerException e = assertThrows(GleanerException.class, watched::current);
      assertEquals(ErrorCode.IO_FAILED, e.code());
      assertTrue(e.getMessage().startsWith("Cannot read model: " + folder), e.getMessage());
    }
    folder("model", "one");
    assertEquals("one", watched.current());
  }
}

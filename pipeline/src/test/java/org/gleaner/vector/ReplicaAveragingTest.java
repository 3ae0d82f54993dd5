package org.gleaner.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas that are lost, though nothing is killed: they are not where they were. */
final class ReplicaAveragingTest {
  private static final String RUN = "lost/";
  private static final int ROWS = 3;

  private final WordVectorLearning learning =
      WordVectorLearning.of(
          WordVectorSettings.of(Options.ofSettings("dimensions=4")),
          new WordVocabulary(new String[] {"a", "b", "c"}, new long[] {3, 2, 1}));
  private final ReplicaAveraging averaging =
      new ReplicaAveraging(
          JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext()),
          learning.layout(1));

  @AfterEach
  void letGo() {
    SharedReplica.remove(RUN);
  }

  /** Where two replicas are said to be, of which only some are there. */
  private Map<String, String> locations(String... begun) {
    for (String name : begun) {
      SharedReplica.get(RUN + name, () -> new SharedReplica(learning, learning.begin(true), 0));
    }
    return new TreeMap<>(Map.of(RUN + "first", "executor_x_1", RUN + "second", "executor_x_2"));
  }

  private List<RowBlock> read(Map<String, String> locations) {
    List<RowBlock> blocks = new ArrayList<>();
    averaging.read(locations, ROWS, blocks::add);
    return blocks;
  }

  @Test
  void whatIsLeftIsReadAndAveraged() {
    Map<String, String> read = locations("second");
    assertEquals(ROWS, read(read).get(0).rows().length);
    assertEquals(Set.of(RUN + "second"), read.keySet());
    Map<String, String> averaged = locations();
    averaging.average(averaged, Set.of());
    assertEquals(Set.of(RUN + "second"), averaged.keySet());
  }

  @Test
  void nothingLeftIsTold() {
    for (Runnable work :
        List.<Runnable>of(
            () -> read(locations()), () -> averaging.average(locations(), Set.of()))) {
      GleanerException e = assertThrows(GleanerException.class, work::run);
      assertEquals(ErrorCode.ENVIRONMENT, e.code());
      assertTrue(e.getMessage().contains("every executor that had learnt was lost"), e::getMessage);
    }
  }
}

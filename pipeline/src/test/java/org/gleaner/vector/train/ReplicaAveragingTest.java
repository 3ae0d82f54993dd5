package org.gleaner.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVocabulary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What replicas are afterwards, and which are lost, though nothing is killed. */
final class ReplicaAveragingTest {
  private static final String RUN = "lost/";
  private static final int ROWS = 3;

  private final WordVectorLearning learning =
      WordVectorLearning.of(
          WordVectorSettings.of(Options.ofSettings("dimensions=4")),
          new WordVocabulary(new String[] {"a", "b", "c"}, new long[] {3, 2, 1}));
  private final RowLayout layout = learning.layout(1);
  private final ReplicaAveraging averaging =
      new ReplicaAveraging(
          JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext()), layout);

  @AfterEach
  void letGo() {
    SharedReplica.remove(RUN);
  }

  private SharedReplica shared(Replica replica) {
    return new SharedReplica(learning, layout, replica, 0);
  }

  /** Where two replicas are said to be, of which only some are there. */
  private Map<String, String> locations(String... begun) {
    for (String name : begun) {
      SharedReplica.get(RUN + name, () -> shared(learning.begin(true)));
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
    averaging.average(averaged, Set.of(), 0, false);
    assertEquals(Set.of(RUN + "second"), averaged.keySet());
  }

  private Replica begin(String name) {
    Replica replica = learning.begin(false);
    return SharedReplica.get(RUN + name, () -> shared(replica)).replica();
  }

  private void learn(Replica replica, float by) {
    for (int row = 0; row < 2; row++) {
      replica.input(row)[row] += by;
      replica.output(row)[3] -= by / 3;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void replicasAreEqualToTheBitAfterwards(boolean late) {
    Map<String, Replica> replicas = Map.of("first", begin("first"), "second", begin("second"));
    Map<String, String> locations = locations();
    Set<String> fresh = late ? Set.of(RUN + "second") : Set.of();
    float change = 0.1f;
    for (int round = 0; round < 5; round++) {
      for (Replica replica : replicas.values()) {
        learn(replica, change);
        change *= 1.7f;
      }
      averaging.average(locations, round == 0 ? fresh : Set.of(), round, true);
      for (int row = 0; row < 2 * ROWS; row++) {
        assertArrayEquals(replicas.get("first").row(row), replicas.get("second").row(row));
        assertFalse(replicas.get("first").isTouched(row));
      }
    }
    assertArrayEquals(
        learning.begin(true).row(2), replicas.get("first").row(2), "nobody has learnt it");
    assertTrue(replicas.get("first").row(0)[0] > 0.1f);
  }

  @Test
  void aRareRowWaitsForItsTurn() {
    Replica first = begin("first");
    Replica second = begin("second");
    Map<String, String> locations = locations();
    int waits = 0;
    for (int round = 0; round < 16; round++) {
      boolean last = round == 15;
      learn(first, 0.1f);
      learn(second, -0.3f);
      averaging.average(locations, Set.of(), round, last);
      for (int row = 0; row < 2 * ROWS; row++) {
        if (last || layout.isDue(row, round)) {
          assertArrayEquals(first.row(row), second.row(row));
          assertFalse(first.isTouched(row) || second.isTouched(row));
        } else if (row % ROWS < 2) {
          waits++;
          assertTrue(first.isTouched(row) && second.isTouched(row));
          assertArrayEquals(first.before(row), second.before(row));
        }
      }
    }
    assertTrue(waits > 20, waits + " waits");
  }

  @Test
  void aReplicaThatBeginsLateTakesEveryRow() {
    Replica first = begin("first");
    learn(first, 1);
    learn(begin("second"), 1);
    Map<String, String> locations = locations();
    averaging.average(locations, Set.of(), 1, false);
    SharedReplica.remove(RUN + "second");
    Replica second = begin("second");
    learn(first, 1);
    learn(second, 5);
    averaging.average(locations, Set.of(RUN + "second"), 2, false);
    for (int row = 0; row < 2 * ROWS; row++) {
      assertArrayEquals(first.row(row), second.row(row));
      assertFalse(first.isTouched(row) || second.isTouched(row));
    }
  }

  @Test
  void anOrderThatComesTwiceIsFollowedOnce() {
    Replica replica = learning.begin(false);
    learn(replica, 1);
    RowBlock half = RowBlock.touched(replica, 0, 2 * ROWS, row -> true);
    float[] learnt = replica.row(0).clone();
    for (int i = 0; i < 2; i++) {
      replica.take(half, 1);
      assertArrayEquals(learnt, replica.row(0), 1e-6f);
    }
  }

  /** Two threads never see what the other has done to a row as what stood there before. */
  @Test
  void whatStoodThereBeforeIsNoThreadsStep() throws InterruptedException {
    float[] begun = learning.begin(true).row(1);
    for (int i = 0; i < 2_000; i++) {
      Replica replica = learning.begin(false);
      Thread other = new Thread(() -> replica.input(1)[0] += 5);
      other.start();
      replica.input(1)[0] += 5;
      other.join();
      assertArrayEquals(begun, replica.before(1));
    }
  }

  @Test
  void nothingLeftIsTold() {
    for (Runnable work :
        List.<Runnable>of(
            () -> read(locations()), () -> averaging.average(locations(), Set.of(), 0, false))) {
      GleanerException e = assertThrows(GleanerException.class, work::run);
      assertEquals(ErrorCode.ENVIRONMENT, e.code());
      assertTrue(e.getMessage().contains("every executor with a replica was lost"), e::getMessage);
    }
  }
}

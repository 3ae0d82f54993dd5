package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gleaner.Options;
import org.junit.jupiter.api.Test;

final class RateScheduleTest {
  private static RateSchedule schedule(String... settings) {
    String[] all = java.util.Arrays.copyOf(settings, settings.length + 2);
    all[settings.length] = "learning-rate=2";
    all[settings.length + 1] = "epochs=4";
    return new RateSchedule(TrainerSettings.of(Options.ofSettings(all)), 10);
  }

  @Test
  void fallsWithEachEpochToATenthByDefault() {
    RateSchedule schedule = schedule();
    assertEquals(2, schedule.valueAt(0, 0), 1e-12);
    assertEquals(2, schedule.valueAt(9, 0), 1e-12);
    assertEquals(1.4, schedule.valueAt(10, 0), 1e-12);
    assertEquals(0.2, schedule.valueAt(39, 0), 1e-12);
  }

  @Test
  void fallsWithEachStepIfAsked() {
    assertEquals(1, schedule("decay=linear").valueAt(20, 0), 1e-12);
    assertEquals(0.05, schedule("decay=linear").valueAt(39, 0), 1e-12);
    assertEquals(1, schedule("decay=cosine").valueAt(20, 0), 1e-12);
    assertEquals(1 + Math.sqrt(0.5), schedule("decay=cosine").valueAt(10, 0), 1e-12);
    assertEquals(2, schedule("decay=none").valueAt(39, 0), 1e-12);
  }

  @Test
  void growsInTheFirstStepsIfAsked() {
    RateSchedule schedule = schedule("decay=linear", "warm-up=0.2");
    assertEquals(0.25, schedule.valueAt(0, 0), 1e-12);
    assertEquals(1, schedule.valueAt(3, 0), 1e-12);
    assertEquals(2, schedule.valueAt(7, 0), 1e-12);
    assertEquals(2, schedule.valueAt(8, 0), 1e-12);
    assertEquals(1, schedule.valueAt(24, 0), 1e-12);
  }

  @Test
  void countsOnFromTheStepsBefore() {
    RateSchedule schedule = schedule("decay=cosine", "warm-up=0.1");
    for (int step = 0; step < 20; step++) {
      assertEquals(schedule.valueAt(step + 20, 0), schedule.after(20).valueAt(step, 0), 0);
    }
  }
}

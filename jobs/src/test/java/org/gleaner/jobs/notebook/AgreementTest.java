package org.gleaner.jobs.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final List<Message> STORED = table("word\tcount\na\t0.50\nb\t20\nc\t-3\n");

  private static List<Message> table(String data) {
    return List.of(new Message("TABLE", data));
  }

  @Test
  void exactMeansEveryLineInOrder() {
    assertTrue(Agreement.EXACT.holds(STORED, table("word\tcount\na\t0.5000001\nb\t20\nc\t-3\n")));
    for (String other :
        List.of(
            "word\tcount\na\t0.51\nb\t20\nc\t-3\n",
            "word\tcount\na\t0.50\nb\t20\nd\t-3\n",
            "word\tcount\nb\t20\na\t0.50\nc\t-3\n",
            "word\tcount\na\t0.50\nb\t20\n",
            "word\tnumber\na\t0.50\nb\t20\nc\t-3\n")) {
      assertFalse(Agreement.EXACT.holds(STORED, table(other)), other);
    }
    assertFalse(Agreement.EXACT.holds(STORED, List.of()));
    assertFalse(Agreement.EXACT.holds(STORED, List.of(new Message("TEXT", STORED.get(0).data()))));
  }

  @Test
  void ofNetworksMeansMostLinesAndNearNumbers() {
    Agreement agreement = Agreement.OF_NETWORKS;
    assertTrue(agreement.holds(STORED, table("word\tcount\na\t0.58\nb\t21\nc\t-3\n")));
    assertTrue(agreement.holds(STORED, table("word\tcount\na\t0.50\nb\t20\nd\t-3\n")));
    assertFalse(agreement.holds(STORED, table("word\tcount\na\t0.50\nb\t30\nd\t-3\n")));
    assertFalse(agreement.holds(STORED, table("word\tnumber\na\t0.50\nb\t20\nc\t-3\n")));
  }

  @Test
  void whatIsPrintedFallsIntoParts() {
    assertEquals(
        List.of(
            new Message("TEXT", "100%text\n"),
            new Message("TABLE", "a\tb\n1\t2\n"),
            new Message("HTML", "<b>x</b>\n")),
        Message.of("100%text\n%table a\tb\n1\t2\n\n%text \n%html <b>x</b>\n"));
  }
}

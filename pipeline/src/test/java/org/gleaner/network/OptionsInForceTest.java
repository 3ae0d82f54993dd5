package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.Tasks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No option of any encoder and task is lost, whoever else has one of its name. */
final class OptionsInForceTest {
  @TestFactory
  Stream<DynamicTest> everyOptionOfEveryEncoderAndTaskIsInForce() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String task : Tasks.CATALOGUE.names()) {
      for (String encoder : Encoders.CATALOGUE.names()) {
        tests.add(DynamicTest.dynamicTest(encoder + " " + task, () -> check(encoder, task)));
      }
    }
    return tests.stream();
  }

  private static void check(String encoder, String task) {
    Map<String, String> base = task.equals("classify") ? Map.of("loss", "margin") : Map.of();
    Map<String, String> options = new NetworkDefinition(encoder, task, base).options();
    for (Map.Entry<String, String> option : options.entrySet()) {
      String other = other(option.getValue());
      if (other != null && !option.getKey().equals("loss")) {
        Map<String, String> given = new TreeMap<>(base);
        given.put(option.getKey(), other);
        NetworkDefinition changed = accepted(encoder, task, given);
        if (changed != null) {
          assertEquals(other, changed.options().get(option.getKey()), option.getKey());
        }
      }
    }
  }

  /** Another number; null for words, of which every option has its own. */
  private static String other(String value) {
    if (value.matches("[0-9]+")) {
      return Long.toString(Long.parseLong(value) + 1);
    }
    return value.matches("[0-9]+[.][0-9]+") ? "0.25" : null;
  }

  private static NetworkDefinition accepted(
      String encoder, String task, Map<String, String> given) {
    try {
      return new NetworkDefinition(encoder, task, given);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("Accepted: a"), e.getMessage());
      return null; // beyond the option's range
    }
  }

  @Test
  void anOptionOfBothIsRefusedByItsPlainNameAndTakenByEach() {
    Map<String, String> plain = Map.of("loss", "margin", "capsule-size", "8");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new NetworkDefinition("capsule", "classify", plain));
    assertEquals(
        "Cannot use option: capsule-size, which two have. Accepted: task.capsule-size,"
            + " encoder.capsule-size",
        e.getMessage());
    Map<String, String> each =
        Map.of("loss", "margin", "task.capsule-size", "8", "encoder.capsule-size", "4");
    NetworkDefinition definition = new NetworkDefinition("capsule", "classify", each);
    assertEquals("8", definition.options().get("task.capsule-size"));
    assertEquals("4", definition.options().get("encoder.capsule-size"));
    assertEquals(definition, new NetworkDefinition("capsule", "classify", definition.options()));
    definition.requireFit();
  }

  @Test
  void aNameSpaceIsTakenWhereThePlainNameIsKnown() {
    Map<String, String> given = Map.of("encoder.filters", "7", "task.dropout", "0.25");
    NetworkDefinition definition = new NetworkDefinition("cnn", "classify", given);
    assertEquals("7", definition.options().get("filters"));
    assertEquals("0.25", definition.options().get("dropout"));
    Options unknown = Options.of(Map.of("encoder.dropout", "0.1"));
    NetworkDefinition.consume("cnn", "classify", unknown);
    assertThrows(IllegalArgumentException.class, unknown::requireEmpty);
  }
}

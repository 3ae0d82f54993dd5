package org.gleaner.network.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.attention.AttentionPooling;
import org.gleaner.network.part.attention.SelfAttention;
import org.gleaner.network.part.attention.TransformerLayer;
import org.gleaner.network.part.capsule.CapsuleLengths;
import org.gleaner.network.part.capsule.Capsules;
import org.gleaner.network.part.convolution.Convolution;
import org.gleaner.network.part.convolution.ConvolutionPooling;
import org.gleaner.network.part.convolution.MaxOverStride;
import org.gleaner.network.part.embedding.PositionTable;
import org.gleaner.network.part.embedding.Positions;
import org.gleaner.network.part.embedding.TaskTable;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Every part either gives row by row what one pass gives, or refuses to be run so. */
final class CursorContractTest {
  private static final int WIDTH = 4;
  private static final int COUNT = 3;
  private static final int LENGTH = 5;
  private static final float TOLERANCE = 1e-6f;

  private static final List<Part> STEPPING =
      List.of(
          new Dense("dense", WIDTH, 5),
          new Linear("linear", WIDTH, 3),
          new LayerNorm("norm", WIDTH),
          new Units("units", WIDTH, 3, Unit.GELU, 0.1),
          new TaskTable("task", WIDTH, 2, 1, 0.1),
          new Group("group", List.of(new Linear("first", WIDTH, 3), new Linear("last", 3, 2))),
          new Dropout("dropout", WIDTH, 0.5),
          new CapsuleLengths("lengths", WIDTH, 2),
          new Positions("positions", WIDTH),
          new Lstm("lstm", WIDTH, 3, 1, States.ALL),
          new Gru("gru", WIDTH, 3, 1, States.ALL),
          new Residual(
              "residual",
              List.of(new LayerNorm("norm", WIDTH), new Gru("gru", WIDTH, WIDTH, 1, States.ALL))),
          new Repeat("repeat", new Lstm("lstm", WIDTH, WIDTH, 1, States.ALL), 3));

  private static final List<Part> REFUSING =
      List.of(
          new Beside("beside", WIDTH, 2),
          new Comparison("comparison", WIDTH),
          new PositionTable("places", WIDTH, 9, 0, 2, 1, 0.1),
          new TiedOutput("tied", WIDTH, 9),
          new Picked("picked", WIDTH),
          new LastLayers(List.of(new Linear("layer-1", WIDTH, WIDTH)), 1),
          new FirstRow(new Linear("pooler", WIDTH, WIDTH)),
          new Pooling("pooling", WIDTH, Pooling.Kind.MEAN),
          new Pooling("last-row", WIDTH, Pooling.Kind.LAST),
          new Lstm("both", WIDTH, 3, 2, States.ALL),
          new Gru("last", WIDTH, 3, 1, States.LAST),
          new Convolution("convolution", WIDTH, 3, 3),
          new ConvolutionPooling("windows", WIDTH, List.of(2), 3),
          new MaxOverStride("stride", WIDTH, 2),
          new SelfAttention("softmax", WIDTH, 6, 2, SelfAttention.Kind.SOFTMAX),
          new SelfAttention("causal-heads", WIDTH, 6, 2, SelfAttention.Kind.CAUSAL),
          new SelfAttention("linear-heads", WIDTH, 6, 2, SelfAttention.Kind.LINEAR),
          layer("layer", SelfAttention.Kind.SOFTMAX),
          layer("causal-layer", SelfAttention.Kind.CAUSAL),
          new AttentionPooling("attention", WIDTH, 3),
          new Capsules("capsules", WIDTH, 2, 3, 2, 3, true));

  private static Part layer(String name, SelfAttention.Kind attention) {
    return new TransformerLayer(
        name,
        new TransformerLayer.Shape(WIDTH, attention, 2, 6, Unit.GELU, false, 1e-5, 0, 0, 0.1));
  }

  @Test
  void noPartIsLeftOut() throws Exception {
    Set<Class<?>> listed = new HashSet<>();
    STEPPING.forEach(part -> listed.add(part.getClass()));
    REFUSING.forEach(part -> listed.add(part.getClass()));
    assertEquals(parts(), listed);
  }

  /** Every class of parts that is not abstract. */
  private static Set<Class<?>> parts() throws Exception {
    Path root = Path.of(Part.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve("org/gleaner/network/part");
    Set<Class<?>> parts = new HashSet<>();
    for (Path file : files(folder)) {
      String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
      Class<?> type = Class.forName(name);
      if (Part.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
        parts.add(type);
      }
    }
    assertTrue(parts.size() > 10);
    return parts;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> steppingEqualsTheWholePass() {
    return STEPPING.stream().map(part -> test(part, () -> stepping(List.of(part))));
  }

  @Test
  void aChainStepsThroughItsParts() {
    stepping(
        List.of(
            new Positions("positions", WIDTH),
            new Lstm("lstm", WIDTH, 6, 1, States.ALL),
            new Dropout("dropout", 6, 0.3),
            new Gru("gru", 6, 5, 1, States.ALL),
            new Linear("out", 5, 2)));
  }

  private static void stepping(List<Part> parts) {
    PartInputs inputs = new PartInputs(PartChain.blocks(parts), 3);
    float[] values = PartInputs.random(COUNT * LENGTH * WIDTH, 4);
    float[] whole = whole(parts, inputs, values);
    Cursor cursor = PartChain.cursor(parts, inputs.pass());
    for (int at = 0; at < LENGTH; at++) {
      check(whole, at, cursor.next(column(values, at)));
    }
  }

  private static float[] whole(List<Part> parts, PartInputs inputs, float[] values) {
    int[] lengths = new int[values.length / WIDTH / LENGTH];
    Arrays.fill(lengths, LENGTH);
    Rows rows = Rows.of(Sequences.of(lengths), values, WIDTH);
    return new PartChain(parts).forward(rows, inputs.pass()).expanded();
  }

  /** The rows of all sequences at one position, the last one's stored first. */
  private static Rows column(float[] values, int at) {
    int count = values.length / WIDTH / LENGTH;
    float[] stored = new float[count * WIDTH];
    int[] ones = new int[count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      ones[i] = 1;
      places[i] = count - 1 - i;
      System.arraycopy(values, (i * LENGTH + at) * WIDTH, stored, places[i] * WIDTH, WIDTH);
    }
    return Rows.shared(Sequences.of(ones), stored, WIDTH, places);
  }

  private static void check(float[] whole, int at, Rows actual) {
    int count = actual.sequences().count();
    int width = actual.width();
    for (int i = 0; i < count; i++) {
      int from = (i * LENGTH + at) * width;
      float[] row = Arrays.copyOfRange(actual.expanded(), i * width, (i + 1) * width);
      assertArrayEquals(Arrays.copyOfRange(whole, from, from + width), row, TOLERANCE);
    }
  }

  @TestFactory
  Stream<DynamicTest> keepingReordersWhatIsCarried() {
    return STEPPING.stream().map(part -> test(part, () -> keeping(part)));
  }

  private static DynamicTest test(Part part, Executable check) {
    return DynamicTest.dynamicTest(part.getClass().getSimpleName() + ' ' + part.name(), check);
  }

  /** Beams that occur twice, not at all, and more of them than before. */
  private static void keeping(Part part) {
    List<Part> parts = List.of(part);
    PartInputs inputs = new PartInputs(PartChain.blocks(parts), 5);
    float[] before = PartInputs.random(COUNT * LENGTH * WIDTH, 6);
    int[] beams = {2, 0, 0, 2};
    float[] after = PartInputs.random(beams.length * LENGTH * WIDTH, 7);
    int kept = 2;
    for (int i = 0; i < beams.length; i++) {
      System.arraycopy(before, beams[i] * LENGTH * WIDTH, after, i * LENGTH * WIDTH, kept * WIDTH);
    }
    Cursor cursor = PartChain.cursor(parts, inputs.pass());
    cursor.keep(new int[] {0, 1, 2});
    for (int at = 0; at < kept; at++) {
      cursor.next(column(before, at));
    }
    cursor.keep(beams);
    float[] whole = whole(parts, inputs, after);
    for (int at = kept; at < LENGTH; at++) {
      check(whole, at, cursor.next(column(after, at)));
    }
  }

  @TestFactory
  Stream<DynamicTest> othersRefuse() {
    return REFUSING.stream().map(part -> test(part, () -> refuses(part)));
  }

  private static void refuses(Part part) {
    Pass pass = new PartInputs(part.blocks(), 1).pass();
    String message = "Cannot decode step by step: " + part.name();
    Exception e = assertThrows(UnsupportedOperationException.class, () -> part.cursor(pass));
    assertEquals(message, e.getMessage());
    PartInputs chain = new PartInputs(PartChain.blocks(List.of(part)), 1);
    assertEquals(
        message,
        assertThrows(
                UnsupportedOperationException.class,
                () -> PartChain.cursor(List.of(part), chain.pass()))
            .getMessage());
  }

  @Test
  void aRecurrenceRefusesAnotherNumberOfSequences() {
    Part part = new Gru("gru", WIDTH, 3, 1, States.ALL);
    Cursor cursor = part.cursor(new PartInputs(part.blocks(), 1).pass());
    List<Rows> columns = new ArrayList<>();
    columns.add(column(PartInputs.random(2 * LENGTH * WIDTH, 1), 0));
    columns.add(column(PartInputs.random(3 * LENGTH * WIDTH, 1), 0));
    cursor.next(columns.get(0));
    Exception e = assertThrows(IllegalArgumentException.class, () -> cursor.next(columns.get(1)));
    assertTrue(e.getMessage().startsWith("Cannot step with 3 rows of 3"), e.getMessage());
  }
}

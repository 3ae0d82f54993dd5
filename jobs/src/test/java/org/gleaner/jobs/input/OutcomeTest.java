package org.gleaner.jobs.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gleaner.ErrorCode;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;

/** One bad document never fails a job. */
class OutcomeTest {
  private static final String POISON = "poison";

  private static int deep(int at) {
    return at < 0 ? 0 : 1 + deep(at + 1);
  }

  @Test
  void exceptionsAndStacksThatOverflowAreFailedDocuments() {
    List<Supplier<String>> failures =
        List.of(
            () -> {
              throw new IllegalStateException(POISON);
            },
            () -> String.valueOf(deep(0)));
    for (Supplier<String> failure : failures) {
      Outcome<String> outcome = Outcome.of("the text of the document", failure);
      assertFalse(outcome.isDone());
      assertNull(outcome.value());
      assertEquals(ErrorCode.DOCUMENT_FAILED, outcome.failed().code());
      assertEquals("the text of the document", outcome.failed().begin());
      assertFalse(outcome.failed().detail().contains(POISON), outcome.failed().detail());
    }
    assertEquals("done", Outcome.of("text", () -> "done").value());
  }

  @Test
  void whatFailsAMachineFailsTheJob() {
    assertThrows(
        OutOfMemoryError.class,
        () ->
            Outcome.of(
                "text",
                () -> {
                  throw new OutOfMemoryError();
                }));
  }

  @Test
  void aFailureGoesThroughWhatComesNext() {
    Outcome<Integer> length = Outcome.done("four").then(() -> "text", String::length);
    assertEquals(4, length.value());
    Outcome<Integer> failed = Outcome.<String>done(null).then(() -> "text", String::length);
    assertEquals("text", failed.failed().begin());
    Outcome<Integer> before =
        Outcome.<String>failed(FailedDocument.empty("")).then(() -> "text", String::length);
    assertEquals(ErrorCode.EMPTY_TEXT, before.failed().code());
    assertEquals("text", before.failed().begin());
  }

  /** Removes everything, and fails where a document says poison. */
  private static final class Fragile implements SegmentDecision {
    @Override
    public List<float[]> removeProbabilities(List<List<Segment>> documents) {
      List<float[]> all = new ArrayList<>();
      for (List<Segment> document : documents) {
        all.add(new float[] {document.get(0).text().equals(POISON) ? deep(0) : 1});
      }
      return all;
    }

    @Override
    public double threshold() {
      return 0.5;
    }
  }

  @Test
  void aDocumentThatFailsInABatchFailsAlone() {
    List<List<Segment>> documents = new ArrayList<>();
    for (String text : List.of("one", POISON, "three")) {
      documents.add(List.of(new Segment(text, 0, text.length(), null)));
    }
    List<Outcome<float[]>> outcomes = new Fragile().outcomes(documents);
    assertEquals(3, outcomes.size());
    assertArrayEquals(new float[] {1}, outcomes.get(0).value());
    assertFalse(outcomes.get(1).isDone());
    assertArrayEquals(new float[] {1}, outcomes.get(2).value());
  }

  @Test
  void noOtherCodeOfJobsKeepsAFailureToItself() {
    JavaClasses jobs =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gleaner.jobs");
    for (JavaClass type : jobs) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        unit.getTryCatchBlocks().stream()
            .flatMap(block -> block.getCaughtThrowables().stream())
            .filter(caught -> caught.isEquivalentTo(StackOverflowError.class))
            .forEach(caught -> assertTrue(type.isEquivalentTo(Outcome.class), unit.getFullName()));
      }
    }
  }
}

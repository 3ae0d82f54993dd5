package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  private final Catalogue<Integer> numbers =
      Catalogue.<Integer>of("number").add("two", 2).add("one", 1).build();

  @Test
  void findsByNameAndKeepsTheOrder() {
    assertEquals(1, numbers.named("one"));
    assertEquals(List.of("two", "one"), List.copyOf(numbers.names()));
  }

  @Test
  void anUnknownNameListsTheKnown() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> numbers.named("three"));
    assertEquals("Cannot find number: three. Known: two, one", e.getMessage());
  }

  @Test
  void aNameIsTakenOnce() {
    Catalogue.Builder<Integer> builder = Catalogue.<Integer>of("number").add("one", 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> builder.add("one", 2));
    assertEquals("Cannot register number: one is already there", e.getMessage());
  }

  @Test
  void cannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> numbers.names().remove("one"));
  }

  @Test
  void doesNotSeeWhatTheBuilderGetsLater() {
    Catalogue.Builder<Integer> builder = Catalogue.<Integer>of("number").add("one", 1);
    Catalogue<Integer> built = builder.build();
    builder.add("two", 2);
    assertEquals(1, built.names().size());
  }
}

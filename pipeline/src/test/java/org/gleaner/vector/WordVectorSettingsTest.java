package org.gleaner.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gleaner.Options;
import org.junit.jupiter.api.Test;

final class WordVectorSettingsTest {
  @Test
  void theTextNamesEverySettingWithItsValue() throws Exception {
    WordVectorSettings settings =
        WordVectorSettings.of(Options.ofSettings("method=cbow", "dimensions=7", "seed=3"));
    String text = settings.toString();
    assertTrue(text.startsWith("WordVectorSettings[method=cbow, loss="), text);
    String[] parts = text.substring(text.indexOf('[') + 1, text.length() - 1).split(", ", -1);
    assertEquals(20, parts.length);
    for (String part : parts) {
      String name = part.substring(0, part.indexOf('='));
      Object value = WordVectorSettings.class.getMethod(name).invoke(settings);
      assertEquals(name + "=" + value, part);
    }
  }
}

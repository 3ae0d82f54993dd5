package org.gleaner.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Values of reference implementations; bench/golden makes them. */
public final class Golden {
  private Golden() {}

  public static JsonNode values() throws IOException {
    return values("word_vectors.json");
  }

  public static JsonNode values(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new ObjectMapper().readTree(in);
    }
  }

  public static InputStream open(String name) {
    return Golden.class.getResourceAsStream("/golden/" + name);
  }

  public static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).doubleValue();
    }
    return numbers;
  }
}

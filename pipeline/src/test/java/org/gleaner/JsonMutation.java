package org.gleaner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random changes of a JSON document: values replaced, removed, repeated and exchanged. */
public final class JsonMutation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "2147483647",
    "9999999999",
    "0.5",
    "1e999",
    "\"\"",
    "\"a\"",
    "\"\\u0000\"",
    "\"[UNK]\"",
    "\"\\ud800\"",
    "\"##\"",
    "\"org.gleaner.Options\"",
    "\"/etc/passwd\"",
    "[]",
    "{}",
    "[[]]",
    "[0]",
    "[\"a\",\"b\"]",
    "{\"type\":\"Sequence\"}",
    "{\"String\":\"a\"}",
    "{\"Regex\":\"(a+)+$\"}",
    "\"(a|a)*b\"",
    "1.9"
  };

  private final JsonNode root;
  private final List<JsonNode> containers = new ArrayList<>();
  private final Random random;

  private JsonMutation(JsonNode root, Random random) {
    this.root = root;
    this.random = random;
    collect(root);
  }

  /** A changed copy; the same document and the same random numbers give the same copy. */
  public static String of(JsonNode document, Random random) {
    JsonMutation mutation = new JsonMutation(document.deepCopy(), random);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      mutation.change();
    }
    return mutation.root.toString();
  }

  private void collect(JsonNode node) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(this::collect);
    }
  }

  private JsonNode container() {
    // Near the root half of the time: long vocabularies would take nearly all changes else.
    int bound = random.nextBoolean() ? Math.min(containers.size(), 30) : containers.size();
    return containers.get(random.nextInt(bound));
  }

  private void change() {
    JsonNode into = container();
    JsonNode from = container();
    if (into.isEmpty() || from.isEmpty()) {
      return;
    }
    JsonNode value =
        switch (random.nextInt(3)) {
          case 0 -> from.get(name(from)) == null ? from.get(index(from)) : from.get(name(from));
          default -> parsed(VALUES[random.nextInt(VALUES.length)]);
        };
    if (into instanceof ObjectNode object) {
      String name = name(into);
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", value.deepCopy());
        default -> object.set(name, value.deepCopy());
      }
    } else if (into instanceof ArrayNode array) {
      int index = index(into);
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.insert(index, array.get(index).deepCopy());
        default -> array.set(index, value.deepCopy());
      }
    }
  }

  private String name(JsonNode container) {
    if (!container.isObject()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    container.fieldNames().forEachRemaining(names::add);
    return names.get(random.nextInt(names.size()));
  }

  private int index(JsonNode container) {
    return random.nextInt(container.size());
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.gleaner.jobs.process;

import java.util.ArrayList;
import java.util.List;

/** Two labels that two words tell apart, and the training of a small network on them. */
final class Films {
  private Films() {}

  /** Lines of a label and a text. */
  static String lines(int count) {
    StringBuilder films = new StringBuilder();
    for (int i = 0; i < count; i++) {
      films.append(i % 2 == 0 ? "good\ta fine film " : "bad\ta poor film ").append(i).append('\n');
    }
    return films.toString();
  }

  /** A training of two epochs, of a round for every sixteen films. */
  static List<String> train(String encoder, String input, String model) {
    List<String> arguments = new ArrayList<>(List.of("train", "--task", "classify"));
    arguments.addAll(List.of("--encoder", encoder, "--set", "hidden-size=5"));
    arguments.addAll(List.of("--input", input, "--columns", "label,text"));
    arguments.addAll(List.of("--epochs", "2", "--batch-size", "4", "--set", "least-count=1"));
    arguments.addAll(List.of("--averaging-frequency", "2", "--set", "patience=12"));
    arguments.addAll(List.of("--model", model));
    return arguments;
  }
}

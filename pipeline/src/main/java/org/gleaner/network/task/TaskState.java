package org.gleaner.network.task;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Numbers that a task learns beside the weights, by name. Immutable; travels to the executors. */
public final class TaskState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, double[]> values;

  private TaskState(Map<String, double[]> values) {
    this.values = new TreeMap<>(values);
  }

  /** An empty state. */
  public static TaskState none() {
    return new TaskState(Map.of());
  }

  /** The same with other numbers of that name. */
  public TaskState with(String name, double... numbers) {
    TaskState other = new TaskState(values);
    other.values.put(name, numbers.clone());
    return other;
  }

  /** The numbers of a name; empty if there are none. */
  public double[] numbers(String name) {
    return values.getOrDefault(name, new double[0]).clone();
  }

  /** The only number of a name. */
  public double number(String name, double byDefault) {
    double[] numbers = values.get(name);
    return numbers == null || numbers.length != 1 ? byDefault : numbers[0];
  }

  /** All by name; not to be changed. */
  public Map<String, double[]> values() {
    return values;
  }
}

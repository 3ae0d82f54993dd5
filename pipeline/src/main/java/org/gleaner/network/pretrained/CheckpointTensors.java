package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gleaner.network.tensor.Tensor;

/**
 * The tensors of a checkpoint under the names that its family gives them: old names are renewed,
 * and prefixes that all names have are taken away. Remembers which were asked for.
 */
final class CheckpointTensors {
  private final Map<String, Tensor> tensors = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  CheckpointTensors(Map<String, Tensor> raw) {
    String common = common(raw.keySet());
    raw.forEach((name, tensor) -> tensors.put(renewed(name.substring(common.length())), tensor));
  }

  /** The prefix of a wrapper in which the network was trained, if all names have it. */
  private static String common(Set<String> names) {
    for (String prefix : List.of("module.", "model.")) {
      if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith(prefix))) {
        return prefix;
      }
    }
    return "";
  }

  /** The gain and the bias of normalisations were once called gamma and beta. */
  private static String renewed(String name) {
    if (name.contains("LayerNorm.")) {
      return name.replaceFirst("[.]gamma$", ".weight").replaceFirst("[.]beta$", ".bias");
    }
    return name;
  }

  /** A tensor by the first of some names that is there; null if none is. */
  Tensor find(List<String> names) {
    for (String name : names) {
      Tensor tensor = tensors.get(name);
      if (tensor != null) {
        taken.add(name);
        return tensor;
      }
    }
    return null;
  }

  /** The same, without remembering that it was asked for. */
  Tensor peek(List<String> names) {
    for (String name : names) {
      if (tensors.containsKey(name)) {
        return tensors.get(name);
      }
    }
    return null;
  }

  /** Puts a tensor under another name too. */
  void add(String name, Tensor tensor) {
    tensors.put(name, tensor);
  }

  /** Whether there is a tensor of that name. */
  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** The tensors that nobody has asked for. */
  Map<String, Tensor> rest() {
    Map<String, Tensor> rest = new TreeMap<>(tensors);
    rest.keySet().removeAll(taken);
    return rest;
  }

  /** What is taken no note of from now on. */
  void drop(String name) {
    taken.add(name);
  }

  /** All names, sorted. */
  List<String> names() {
    return new ArrayList<>(tensors.keySet());
  }
}

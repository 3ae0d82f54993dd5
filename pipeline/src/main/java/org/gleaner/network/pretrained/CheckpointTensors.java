package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.Arrays;
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
  /** The tables of heads that score all tokens, which are mostly the encoder's. */
  private static final List<String> DECODERS =
      List.of(
          "cls.predictions.decoder.weight",
          "lm_head.decoder.weight",
          "lm_head.weight",
          "predictions.decoder.weight",
          "vocab_projector.weight",
          "generator_lm_head.weight");

  private static final String DECODER_BIAS = ".decoder.bias";

  private final Map<String, Tensor> tensors = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  CheckpointTensors(Map<String, Tensor> raw) {
    String common = common(raw.keySet());
    raw.forEach((name, tensor) -> tensors.put(renewed(name.substring(common.length())), tensor));
    shareBias();
  }

  /** The bias of a head may stand under one of two names, or both. */
  private void shareBias() {
    for (String name : names()) {
      if (name.endsWith(DECODER_BIAS)) {
        Tensor bias = tensors.remove(name);
        tensors.putIfAbsent(name.replace(DECODER_BIAS, ".bias"), bias);
      }
    }
  }

  /**
   * Of two tables that are one, a file may hold either: puts it under the encoder's name.
   *
   * @param table the names that the encoder's may have, the last one without a prefix
   */
  void shareTable(List<String> table) {
    Tensor own = peek(table);
    for (String name : DECODERS) {
      Tensor decoder = tensors.get(name);
      if (decoder != null && own == null) {
        tensors.put(table.get(table.size() - 1), decoder);
        own = decoder;
      }
      if (decoder != null && Arrays.equals(decoder.values(), own.values())) {
        taken.add(name);
      }
    }
  }

  /** Whether no head has a table of its own, once tables are shared. */
  boolean isTied() {
    return DECODERS.stream().allMatch(name -> !tensors.containsKey(name) || taken.contains(name));
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
  private Tensor peek(List<String> names) {
    for (String name : names) {
      if (tensors.containsKey(name)) {
        return tensors.get(name);
      }
    }
    return null;
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

  /** All names, sorted. */
  List<String> names() {
    return new ArrayList<>(tensors.keySet());
  }
}

package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.pretrained.TensorRule.Form;

/** Collects the rules of a checkpoint; names of ours and of theirs get a prefix. */
final class TensorRules {
  private final List<TensorRule> rules = new ArrayList<>();
  private final String ours;
  private final String theirs;

  TensorRules(String ours, String theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** The rules so far. */
  List<TensorRule> list() {
    return rules;
  }

  private void add(String name, Form form, String... others) {
    List<String> all = new ArrayList<>();
    for (String other : others) {
      all.add(theirs + other);
    }
    rules.add(new TensorRule(ours + name, form, all));
  }

  /** A table of vectors. */
  TensorRules table(String name, String other) {
    add(name, Form.SAME, other + ".weight");
    return this;
  }

  /** A vector. */
  TensorRules vector(String name, String other) {
    add(name, Form.VECTOR, other);
    return this;
  }

  /** A linear layer of PyTorch: weight and bias. */
  TensorRules linear(String name, String other) {
    add(name + ".W", Form.TRANSPOSED, other + ".weight");
    add(name + ".b", Form.VECTOR, other + ".bias");
    return this;
  }

  /** A weight of PyTorch without a bias. */
  TensorRules weight(String name, String other) {
    add(name, Form.TRANSPOSED, other + ".weight");
    return this;
  }

  /** A layer whose weight stands as ours does, [inputs, outputs], and its bias. */
  TensorRules columns(String name, String other) {
    add(name + ".W", Form.SAME, other + ".weight");
    add(name + ".b", Form.VECTOR, other + ".bias");
    return this;
  }

  /** A normalisation of layers: gain and bias. */
  TensorRules norm(String name, String other) {
    add(name + ".g", Form.VECTOR, other + ".weight");
    add(name + ".b", Form.VECTOR, other + ".bias");
    return this;
  }

  /** Queries, keys and values of attention, which stand side by side in ours, and its output. */
  TensorRules attention(String name, String query, String key, String value, String output) {
    add(name + ".W", Form.TRANSPOSED, query + ".weight", key + ".weight", value + ".weight");
    add(name + ".b", Form.VECTOR, query + ".bias", key + ".bias", value + ".bias");
    add(name + ".O", Form.TRANSPOSED, output + ".weight");
    add(name + ".c", Form.VECTOR, output + ".bias");
    return this;
  }

  /** Attention whose queries, keys and values are one layer there too, as {@link #columns}. */
  TensorRules joinedAttention(String name, String input, String output) {
    columns(name, input);
    add(name + ".O", Form.SAME, output + ".weight");
    add(name + ".c", Form.VECTOR, output + ".bias");
    return this;
  }
}

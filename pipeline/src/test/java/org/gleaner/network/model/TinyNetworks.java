package org.gleaner.network.model;

import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;

/** Small networks of every encoder and task, without anything left to chance. */
public final class TinyNetworks {
  private static final Map<String, String> SIZES =
      Map.ofEntries(
          Map.entry("features", "text"),
          Map.entry("embedding-size", "6"),
          Map.entry("hidden-size", "5"),
          Map.entry("document-size", "4"),
          Map.entry("filters", "6"),
          Map.entry("stride", "2"),
          Map.entry("types", "3"),
          Map.entry("capsules", "3"),
          Map.entry("capsule-size", "4"),
          Map.entry("heads", "2"),
          Map.entry("inner-size", "7"),
          Map.entry("mixture-size", "3"),
          Map.entry("layer-dropout", "0"),
          Map.entry("unknown-rate", "0"),
          Map.entry("dropout", "0"));

  private TinyNetworks() {}

  public static NetworkDefinition definition(
      String encoder, String task, Map<String, String> more) {
    Options all = Options.none();
    NetworkDefinition.consume(encoder, task, all);
    Map<String, String> options = new TreeMap<>(SIZES);
    options.keySet().retainAll(all.used().keySet());
    options.putAll(more);
    return new NetworkDefinition(encoder, task, options);
  }
}

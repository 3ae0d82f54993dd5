package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Labelled spans of tokens and their notation by B-x, I-x and O. */
public final class BioSpans {
  private BioSpans() {}

  /** The kind of a label: the text after B- or I-; null for O and for anything else. */
  private static String kind(String label) {
    return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : null;
  }

  /**
   * The same spans with B- at the start of each: an I- that does not follow a label of its kind
   * becomes B-.
   */
  public static List<String> begun(List<String> labels) {
    List<String> result = new ArrayList<>(labels.size());
    String before = null;
    for (String label : labels) {
      String kind = kind(label);
      boolean begins = kind != null && label.startsWith("I-") && !kind.equals(before);
      result.add(begins ? "B-" + kind : label);
      before = kind;
    }
    return result;
  }

  /** Each span as "begin end kind", the end not included. */
  public static Set<String> of(List<String> labels) {
    Set<String> stretches = new HashSet<>();
    int begin = 0;
    String kind = null;
    for (int i = 0; i <= labels.size(); i++) {
      String label = i < labels.size() ? labels.get(i) : "O";
      String here = kind(label);
      if (kind != null && (!kind.equals(here) || label.startsWith("B-"))) {
        stretches.add(begin + " " + i + " " + kind);
        kind = null;
      }
      if (here != null && kind == null) {
        begin = i;
        kind = here;
      }
    }
    return stretches;
  }
}

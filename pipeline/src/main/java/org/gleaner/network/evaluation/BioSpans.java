package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Labelled spans of tokens and their notation. B-x begins a span, I-x is inside one, O outside; S-x
 * and U-x are a span of one token, E-x and L-x end one (BIOES, BILOU). Where B- stands only between
 * two spans of a kind (IOB1), an I- begins the others.
 */
public final class BioSpans {
  private static final String PREFIXES = "BIESLU";

  private BioSpans() {}

  /** The kind of a label, the text after its prefix; null for O and for anything else. */
  private static String kind(String label) {
    return label.length() > 2 && label.charAt(1) == '-' && PREFIXES.indexOf(label.charAt(0)) >= 0
        ? label.substring(2)
        : null;
  }

  /**
   * The same spans by B-, I- and O: B- at the start of each, also of one that begins with I-, E- or
   * L-.
   */
  public static List<String> begun(List<String> labels) {
    List<String> result = new ArrayList<>(labels.size());
    String open = null;
    for (String label : labels) {
      String kind = kind(label);
      char prefix = label.isEmpty() ? 'O' : label.charAt(0);
      boolean goes = "IEL".indexOf(prefix) >= 0 && kind != null && kind.equals(open);
      result.add(kind == null ? label : (goes ? "I-" : "B-") + kind);
      open = "BI".indexOf(prefix) >= 0 ? kind : null;
    }
    return result;
  }

  /** Each span as "begin end kind", the end not included. */
  public static Set<String> of(List<String> labels) {
    Set<String> stretches = new HashSet<>();
    List<String> begun = begun(labels);
    int begin = 0;
    String kind = null;
    for (int i = 0; i <= begun.size(); i++) {
      String label = i < begun.size() ? begun.get(i) : "O";
      boolean goes = kind != null && label.equals("I-" + kind);
      if (kind != null && !goes) {
        stretches.add(begin + " " + i + " " + kind);
      }
      if (!goes) {
        begin = i;
        kind = kind(label);
      }
    }
    return stretches;
  }
}

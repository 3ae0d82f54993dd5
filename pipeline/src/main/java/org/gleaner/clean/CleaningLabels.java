package org.gleaner.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gleaner.text.Segment;

/**
 * Which segments of a document its gold text keeps. A segment of at least four words is kept when
 * at least half of its 4-gram shingles stand in the gold. A shorter one is kept when it is a line
 * of the gold; where its words at least follow one another in the gold, its nearest decided
 * neighbours decide: kept if the one before and the one after are. Segments without words go with
 * their neighbours too.
 */
public final class CleaningLabels {
  private static final int SHINGLE = 4;

  private final Set<String> shingles = new HashSet<>();
  private final Set<String> lines = new HashSet<>();

  private CleaningLabels(String gold) {
    for (String line : gold.split("\\R", -1)) {
      List<String> words = words(line);
      if (!words.isEmpty()) {
        lines.add(String.join(" ", words));
      }
    }
    List<String> words = words(gold);
    for (int size = 1; size <= SHINGLE; size++) {
      for (int i = 0; i + size <= words.size(); i++) {
        shingles.add(String.join(" ", words.subList(i, i + size)));
      }
    }
  }

  /** For each segment whether it is boilerplate, judged by the text that should be left. */
  public static List<Boolean> remove(List<Segment> segments, String gold) {
    return new CleaningLabels(gold).labels(segments);
  }

  private List<Boolean> labels(List<Segment> segments) {
    Boolean[] remove = new Boolean[segments.size()];
    for (int i = 0; i < remove.length; i++) {
      remove[i] = decide(words(segments.get(i).text()));
    }
    return byNeighbours(remove);
  }

  /** True for boilerplate, false for content, null where the neighbours decide. */
  private Boolean decide(List<String> words) {
    String all = String.join(" ", words);
    if (words.isEmpty()) {
      return null;
    }
    if (words.size() < SHINGLE) {
      return lines.contains(all) ? Boolean.FALSE : shingles.contains(all) ? null : Boolean.TRUE;
    }
    int found = 0;
    int count = words.size() - SHINGLE + 1;
    for (int i = 0; i < count; i++) {
      found += shingles.contains(String.join(" ", words.subList(i, i + SHINGLE))) ? 1 : 0;
    }
    return 2 * found < count;
  }

  private static List<Boolean> byNeighbours(Boolean[] remove) {
    boolean[] before = new boolean[remove.length];
    boolean last = true;
    for (int i = 0; i < remove.length; i++) {
      last = remove[i] == null ? last : remove[i];
      before[i] = last;
    }
    Boolean[] result = new Boolean[remove.length];
    last = true;
    for (int i = remove.length - 1; i >= 0; i--) {
      last = remove[i] == null ? last : remove[i];
      result[i] = remove[i] == null ? before[i] || last : remove[i];
    }
    return new ArrayList<>(Arrays.asList(result));
  }

  /** Runs of letters and digits, lower case. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && begin < 0) {
        begin = i;
      } else if (!inside && begin >= 0) {
        words.add(text.substring(begin, i).toLowerCase(Locale.ROOT));
        begin = -1;
      }
    }
    return words;
  }
}

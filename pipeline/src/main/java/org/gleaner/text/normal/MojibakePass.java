package org.gleaner.text.normal;

import java.util.EnumMap;
import java.util.List;
import org.gleaner.text.IntList;
import org.gleaner.text.normal.NormalizedText.Change;

/** Repairs what one misreading has garbled in a text, a line at a time. Used once. */
final class MojibakePass {
  /** Certain characters in a text without right letters from which all of it is garbled. */
  private static final int MANY = 3;

  private final String text;
  private final Misreading misreading;

  /** The garbled characters: begin, width, whether it is certain, and the line. */
  private final IntList begins = new IntList();

  private final IntList widths = new IntList();
  private final IntList certain = new IntList();
  private final IntList lines = new IntList();

  /** For each line: certain characters, right letters. */
  private final IntList certainOfLine = new IntList();

  private final IntList rightOfLine = new IntList();
  private int certainHere;
  private int rightHere;
  private int allCertain;
  private int allRight;
  private int small;

  MojibakePass(String text, Misreading misreading) {
    this.text = text;
    this.misreading = misreading;
    find();
  }

  /** Whether it has more certain characters or, if as many, more small letters. */
  boolean explainsMoreThan(MojibakePass other) {
    return allCertain == other.allCertain
        ? small > other.small && allCertain > 0
        : allCertain > other.allCertain;
  }

  String repair(EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    if (allCertain == 0) {
      return text;
    }
    Rewriter rewriter = new Rewriter(text);
    for (int i = 0; i < begins.size(); i++) {
      if (certain.get(i) == 1 || isGarbledAround(lines.get(i))) {
        int begin = begins.get(i);
        int width = widths.get(i);
        String by =
            width == 1 ? "\u00E0" : Character.toString(misreading.decode(text, begin, width));
        rewriter.replace(begin, begin + width, by);
        Normalizer.count(counts, Change.MOJIBAKE_REPAIRED);
      }
    }
    return rewriter.finish(maps);
  }

  /** Whether a line is garbled as a whole. */
  private boolean isGarbledAround(int line) {
    boolean byLine = certainOfLine.get(line) > 0 && rightOfLine.get(line) == 0;
    return byLine || (allCertain >= MANY && allRight == 0);
  }

  private void find() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c == '\n') {
          endLine();
        }
        i++;
      } else {
        i = findGroup(i);
      }
    }
    endLine();
  }

  private int findGroup(int begin) {
    int first = begins.size();
    int i = begin;
    int width = misreading.width(text, i);
    while (width > 0) {
      add(i, width);
      i += width;
      width = i < text.length() && text.charAt(i) >= 0x80 ? misreading.width(text, i) : 0;
    }
    int units = begins.size() - first;
    if (units == 0) {
      return other(begin);
    }
    boolean sure = misreading.isCertain(text, begin, i, units);
    for (int k = 0; k < units; k++) {
      certain.add(sure ? 1 : 0);
    }
    certainHere += sure ? units : 0;
    return i;
  }

  private void add(int begin, int width) {
    boolean isSmall = width > 1 && Character.isLowerCase(misreading.decode(text, begin, width));
    small += isSmall ? 1 : 0;
    begins.add(begin);
    widths.add(width);
    lines.add(certainOfLine.size());
  }

  /** A char outside of a garbled character. */
  private int other(int at) {
    if (WesternSigns.isGraveWithoutBlank(text, at)) {
      add(at, 1);
      certain.add(0);
    } else if (text.charAt(at) >= 0xC0 && Character.isLetter(text.charAt(at))) {
      rightHere++;
    }
    return at + 1;
  }

  private void endLine() {
    certainOfLine.add(certainHere);
    rightOfLine.add(rightHere);
    allCertain += certainHere;
    allRight += rightHere;
    certainHere = 0;
    rightHere = 0;
  }
}

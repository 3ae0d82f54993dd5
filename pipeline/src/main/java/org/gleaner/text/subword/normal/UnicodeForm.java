package org.gleaner.text.subword.normal;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A normal form of Unicode. A character has the stretch of the character that came first, in the
 * order of the text: those that were taken apart share one, and one that was composed has that of
 * its first part.
 */
final class UnicodeForm implements Normalizer {
  private static final int FIRST_COMPOSED = 0xA0;
  private static final byte YES = 1;
  private static final byte NO = 2;
  private static final Comparator<Mark> ORDER = Comparator.comparingInt(Mark::rank);

  private final Form form;
  private final Form apart;
  private final boolean composed;
  private final byte[] alone = new byte[Character.MAX_VALUE + 1];

  UnicodeForm(Form form) {
    this.form = form;
    this.composed = form == Form.NFC || form == Form.NFKC;
    this.apart = form == Form.NFC || form == Form.NFD ? Form.NFD : Form.NFKD;
  }

  /** A character of a text taken apart, and whether it is one more than the text had. */
  record Mark(int character, int rank, int more) {}

  /** Stretches between characters that no neighbour changes are put into the form. */
  @Override
  public AlignedText apply(AlignedText text) {
    int changed = firstJoining(text, 0);
    if (changed == text.length()) {
      return text;
    }
    AlignedBuilder built = new AlignedBuilder(text.length() + text.length() / 4);
    int from = 0;
    while (changed < text.length()) {
      int begin = Math.max(from, before(text, changed));
      built.addAll(text, from, begin);
      from = changed;
      while (from < text.length() && !standsAlone(text.characterAt(from))) {
        from += Character.charCount(text.characterAt(from));
      }
      AlignedText made = made(text.subSequence(begin, from));
      built.addAll(made, 0, made.length());
      changed = firstJoining(text, from);
    }
    built.addAll(text, from, text.length());
    return built.build();
  }

  private AlignedText made(AlignedText text) {
    List<Mark> marks = ordered(text);
    Changes changes = new Changes(text);
    if (composed) {
      new Composer(changes).compose(marks);
    } else {
      marks.forEach(mark -> changes.add(mark.character, mark.more));
    }
    return changes.build();
  }

  /** Where the character before an index begins; 0 before the first. */
  private static int before(AlignedText text, int index) {
    boolean pair = index > 1 && Character.isLowSurrogate(text.charAt(index - 1));
    return Math.max(0, pair ? index - 2 : index - 1);
  }

  private int firstJoining(AlignedText text, int from) {
    int i = from;
    while (i < text.length()) {
      int character = text.characterAt(i);
      if (!standsAlone(character)) {
        return i;
      }
      i += Character.charCount(character);
    }
    return i;
  }

  /** Whether a character stays as it is and joins none before it. Threads may find it out twice. */
  private boolean standsAlone(int character) {
    if (character > Character.MAX_VALUE) {
      return computed(character);
    }
    if (alone[character] == 0) {
      alone[character] = computed(character) ? YES : NO;
    }
    return alone[character] == YES;
  }

  private boolean computed(int character) {
    String text = Character.toString(character);
    return CombiningClasses.rank(character) == 0
        && java.text.Normalizer.normalize(text, form).equals(text)
        && !(composed && Compositions.isSecond(character));
  }

  /** The characters of a text taken apart, marks that follow each other in order. */
  private List<Mark> ordered(AlignedText text) {
    List<Mark> marks = new ArrayList<>(text.length() * 2);
    int begin = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.characterAt(i);
      String parts =
          character < FIRST_COMPOSED
              ? Character.toString(character)
              : java.text.Normalizer.normalize(Character.toString(character), apart);
      for (int k = 0; k < parts.length(); ) {
        int part = parts.codePointAt(k);
        int rank = CombiningClasses.rank(part);
        if (rank == 0) {
          marks.subList(Math.min(begin, marks.size()), marks.size()).sort(ORDER);
          begin = marks.size() + 1;
        }
        marks.add(new Mark(part, rank, k == 0 ? 0 : 1));
        k += Character.charCount(part);
      }
      i += Character.charCount(character);
    }
    marks.subList(Math.min(begin, marks.size()), marks.size()).sort(ORDER);
    return marks;
  }

  /** Composes what follows a character that is never moved. */
  private static final class Composer {
    private final Changes changes;
    private final List<Mark> between = new ArrayList<>();
    private Mark first;

    Composer(Changes changes) {
      this.changes = changes;
    }

    void compose(List<Mark> marks) {
      for (Mark mark : marks) {
        next(mark);
      }
      end();
    }

    private void next(Mark mark) {
      if (first == null) {
        if (mark.rank == 0) {
          first = mark;
        } else {
          changes.add(mark.character, mark.more);
        }
        return;
      }
      boolean blocked = !between.isEmpty() && between.get(between.size() - 1).rank >= mark.rank;
      int both = blocked ? -1 : Compositions.of(first.character, mark.character);
      if (both >= 0) {
        first = new Mark(both, 0, first.more + mark.more - 1);
      } else if (mark.rank == 0) {
        end();
        first = mark;
      } else {
        between.add(mark);
      }
    }

    private void end() {
      if (first != null) {
        changes.add(first.character, first.more);
      }
      between.forEach(mark -> changes.add(mark.character, mark.more));
      between.clear();
      first = null;
    }
  }
}

package org.gleaner.text.subword.cut;

import java.util.List;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.CharacterKinds;

/** Cuts at white space, which is left out, and around each sign of punctuation. */
final class BertWords implements Cutter {
  @Override
  public void cut(Part part, List<Part> into) {
    AlignedText text = part.text();
    int begin = part.from();
    int i = part.from();
    while (i < part.to()) {
      int c = text.characterAt(i);
      int next = i + Character.charCount(c);
      boolean space = CharacterKinds.isSpace(c);
      if (space || (!Character.isLetter(c) && CharacterKinds.isPunctuation(c))) {
        if (begin < i) {
          into.add(part.range(begin, i));
        }
        if (!space) {
          into.add(part.range(i, next));
        }
        begin = next;
      }
      i = next;
    }
    if (begin < part.to()) {
      into.add(part.range(begin, part.to()));
    }
  }
}

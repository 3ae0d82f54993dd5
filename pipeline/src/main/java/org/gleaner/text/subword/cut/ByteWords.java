package org.gleaner.text.subword.cut;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.subword.normal.AlignedBuilder;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.ByteAlphabet;
import org.gleaner.text.subword.normal.Normalizer;
import org.gleaner.text.subword.normal.Normalizers;

/** Cuts text into words as GPT-2 does and writes their bytes as visible characters. */
final class ByteWords implements Cutter {
  private static final Normalizer BLANK_BEFORE = Normalizers.prepended(" ");
  private static final Cutter WORDS = Behavior.ISOLATED.at(new Gpt2Words(), false);

  private final boolean prefix;
  private final Cutter words;

  ByteWords(boolean prefix, boolean regex) {
    this.prefix = prefix;
    this.words = regex ? WORDS : Cutter.NONE;
  }

  @Override
  public void cut(Part part, List<Part> into) {
    boolean blankBefore = prefix && part.text().charAt(part.from()) != ' ';
    Part whole = blankBefore ? Part.of(BLANK_BEFORE.apply(part.whole())) : part;
    List<Part> cut = new ArrayList<>();
    words.cut(whole, cut);
    int[] ends = new int[cut.size()];
    AlignedBuilder bytes = new AlignedBuilder((whole.to() - whole.from()) * 5 / 4);
    for (int i = 0; i < ends.length; i++) {
      ByteAlphabet.append(whole.text(), cut.get(i).from(), cut.get(i).to(), bytes);
      ends[i] = bytes.length();
    }
    AlignedText text = bytes.build();
    for (int i = 0; i < ends.length; i++) {
      into.add(new Part(text, i == 0 ? 0 : ends[i - 1], ends[i], Part.OPEN));
    }
  }
}

package org.gleaner.text.subword.cut;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.text.subword.normal.AlignedBuilder;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;
import org.gleaner.text.subword.normal.Normalizer;
import org.gleaner.text.subword.normal.Normalizers;

/** Writes blanks as a visible mark, puts one before a text, and cuts before each. */
final class MetaspaceWords implements Cutter {
  private static final Set<String> SCHEMES = new TreeSet<>(Set.of("always", "first", "never"));

  private final int mark;
  private final String scheme;
  private final Normalizer prepended;
  private final Cutter words;

  private MetaspaceWords(String mark, String scheme, boolean split) {
    this.mark = mark.codePointAt(0);
    this.scheme = scheme;
    this.prepended = Normalizers.prepended(mark);
    this.words =
        split
            ? Behavior.MERGED_WITH_NEXT.at(Finder.of((int c) -> c == this.mark), false)
            : Cutter.NONE;
  }

  static MetaspaceWords of(Component part) {
    String mark = part.text("replacement", 1, 2);
    if (mark.codePointCount(0, mark.length()) != 1) {
      throw part.invalid("replacement " + mark + ". Accepted: one character");
    }
    String scheme = part.word("prepend_scheme", "always", SCHEMES);
    if (!part.flag("add_prefix_space", true)) {
      if (part.has("prepend_scheme") && !scheme.equals("never")) {
        throw part.invalid("no add_prefix_space for the prepend_scheme " + scheme);
      }
      scheme = "never";
    }
    return new MetaspaceWords(mark, scheme, part.flag("split", true));
  }

  @Override
  public void cut(Part part, List<Part> into) {
    AlignedText text = marked(part);
    boolean first = scheme.equals("always") || (scheme.equals("first") && text.begin(0) == 0);
    if (first && text.characterAt(0) != mark) {
      text = prepended.apply(text);
    }
    words.cut(Part.of(text), into);
  }

  private AlignedText marked(Part part) {
    AlignedText text = part.text();
    AlignedBuilder built = new AlignedBuilder(part.to() - part.from() + 1);
    int from = part.from();
    for (int i = from; i < part.to(); i++) {
      if (text.charAt(i) == ' ') {
        built.addAll(text, from, i);
        built.add(Character.toString(mark), text.begin(i), text.end(i));
        from = i + 1;
      }
    }
    built.addAll(text, from, part.to());
    return built.build();
  }
}

package org.gleaner.text.subword.normal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what an expression matches; what comes in has the stretch of the last char of it. */
final class Replacement implements Normalizer {
  private final Pattern pattern;
  private final String content;

  Replacement(Pattern pattern, String content) {
    this.pattern = pattern;
    this.content = content;
  }

  @Override
  public AlignedText apply(AlignedText text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    AlignedBuilder built = new AlignedBuilder(text.length() + text.length() / 4);
    int from = 0;
    do {
      built.addAll(text, from, matcher.start());
      int last = matcher.end() - 1;
      built.add(content, text.begin(last), text.end(last));
      from = matcher.end();
    } while (matcher.find());
    built.addAll(text, from, text.length());
    return built.build();
  }
}

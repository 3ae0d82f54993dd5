package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comments and messages are written in plain English, in the terms of the field. */
final class ProseTest {
  private static final List<String> MODULES = List.of("pipeline", "udf", "jobs");

  /** Each with what to write instead. */
  private static final List<Rule> RULES =
      List.of(
          rule("\\bthe begins?\\b", "start, beginning"),
          rule("\\bso many\\b", "a parameter's name"),
          rule(
              "(?<!there )\\b(is|are) no (?!more|less|other|l(ong|arg)er|small|great)\\w+",
              "is not a"),
          rule("\\b(is|are) none\\b(?<!there (is|are) none)", "is not one"),
          rule("\\bnull vectors?\\b", "zero vector"),
          rule("\\b(its|their|all) nulls\\b", "zeros"),
          rule("\\b(lacks?|lacked)\\b", "is missing, has no"),
          rule("\\b(tells?|told|is telling)\\b", "returns, reports, distinguishes"),
          rule("\\b(what|as) [^.;:]{1,60} says?\\b", "name what it contains"),
          rule("\\bput(s|ting)? together\\b", "average, merge, join"),
          rule("\\bby (lot|heart)\\b", "at random; overfit"),
          rule("\\blets? go of\\b", "releases"),
          rule("\\b(that|this) is no matter\\b|\\bno matter of\\b", "does not concern"),
          rule("\\browconversions of\\b|\\bvectormath of\\b", "the noun, not a class's name"));

  private static final Pattern PROSE =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'",
          Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("\\{@(code|link|linkplain|value)[^}]*\\}");
  private static final Pattern FOLD = Pattern.compile("\\s*\\n\\s*\\*?\\s*");

  /** A phrase that is not used. */
  private static final class Rule {
    private final Pattern phrase;
    private final String instead;

    Rule(Pattern phrase, String instead) {
      this.phrase = phrase;
      this.instead = instead;
    }
  }

  private static Rule rule(String phrase, String instead) {
    return new Rule(Pattern.compile(phrase, Pattern.CASE_INSENSITIVE), instead);
  }

  @Test
  void sourcesAvoidThePhrasesThatReadersStumbleOver() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : sources()) {
      files++;
      check(file, Files.readString(file), found);
    }
    assertTrue(files > 200, "sources found: " + files);
    assertEquals(List.of(), found);
  }

  @Test
  void aPhraseIsFoundAcrossLinesAndNotInCode() {
    List<String> found = new ArrayList<>();
    check(
        Path.of("A.java"), "/** Sums so\n * many values. {@code so many} */ int so, many;", found);
    assertEquals(1, found.size());
    assertTrue(found.get(0).startsWith("A.java:1 so many"), found.get(0));
    check(Path.of("B.java"), "throw new X(\"a is no folder\"); // there is no folder", found);
    assertEquals(2, found.size());
  }

  private static void check(Path file, String source, List<String> found) {
    for (MatchResult prose : PROSE.matcher(source).results().toList()) {
      String text = FOLD.matcher(prose.group()).replaceAll(" ");
      String plain = CODE.matcher(text).replaceAll("");
      for (Rule rule : RULES) {
        rule.phrase
            .matcher(plain)
            .results()
            .map(MatchResult::group)
            .map(phrase -> at(file, source, prose) + " " + phrase + " -> " + rule.instead)
            .forEach(found::add);
      }
    }
  }

  private static String at(Path file, String source, MatchResult prose) {
    long line = source.substring(0, prose.start()).lines().count();
    return file.getFileName() + ":" + Math.max(1, line);
  }

  private static List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      Path folder = root().resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertFalse(sources.isEmpty());
    return sources;
  }

  /** The folder of the project: the first one upwards that has all modules. */
  private static Path root() {
    Path at = Path.of(System.getProperty("gleaner.home", "")).toAbsolutePath();
    while (at != null
        && !MODULES.stream().map(at::resolve).allMatch(module -> Files.isDirectory(module))) {
      at = at.getParent();
    }
    return at;
  }
}

package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Holds that every relative link of the project's pages leads to a file or heading there is. */
final class LinksTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "out", "spark-warehouse");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<Path> pages = pages();
    assertTrue(pages.size() > 10, "pages: " + pages);
    List<String> broken = new ArrayList<>();
    for (Path page : pages) {
      for (String link : links(page)) {
        if (!link.matches("[a-z]+:.*") && !leads(page, link)) {
          broken.add(ROOT.relativize(page) + " links to " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void headingsHaveTheNamesThatPagesShowThemBy() {
    Node page =
        Parser.builder().build().parse("# One label: `IMDB`\n\n## A b\n\n## A b\n\n## C_d-e");
    assertEquals(Set.of("one-label-imdb", "a-b", "a-b-1", "c_d-e"), anchors(page));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(LinksTest::isPage).sorted().toList();
    }
  }

  private static boolean isPage(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return file.toString().endsWith(".md");
  }

  private static boolean leads(Path page, String link) throws IOException {
    int mark = link.indexOf('#');
    String path = mark < 0 ? link : link.substring(0, mark);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return mark < 0 || anchors(parsed(target)).contains(link.substring(mark + 1));
  }

  private static Node parsed(Path page) throws IOException {
    return Parser.builder().build().parse(Files.readString(page));
  }

  private static List<String> links(Path page) throws IOException {
    List<String> links = new ArrayList<>();
    parsed(page)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(image.getDestination());
              }
            });
    return links;
  }

  /** The names of headings as hosts of repositories make them. */
  private static Set<String> anchors(Node page) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            StringBuilder text = new StringBuilder();
            heading.accept(texts(text::append));
            String name = text.toString().toLowerCase(Locale.ROOT);
            name = name.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
            int before = seen.merge(name, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? name : name + "-" + before);
          }
        });
    return anchors;
  }

  private static AbstractVisitor texts(Consumer<String> taker) {
    return new AbstractVisitor() {
      @Override
      public void visit(Text text) {
        taker.accept(text.getLiteral());
      }

      @Override
      public void visit(Code code) {
        taker.accept(code.getLiteral());
      }
    };
  }
}

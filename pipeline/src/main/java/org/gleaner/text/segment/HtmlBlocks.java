package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.IntList;
import org.jsoup.nodes.Element;

/** The open block elements of a page, and the markup around the innermost one. */
final class HtmlBlocks {
  /** Elements that the path and the class words look at, so that deep nesting stays linear. */
  private static final int MAX_ANCESTORS = 40;

  private static final int NEAR_ANCESTORS = 3;
  private static final int MAX_CLASS_CHARS = 1_000;
  private static final int MAX_BLOCKS = 8;
  private static final List<String> ATTRIBUTES = List.of("class", "id", "role", "itemprop");

  private final ArrayList<Element> open = new ArrayList<>();
  private final IntList numbers = new IntList();

  /** Words of elements, read once however many blocks inherit them. */
  private final IdentityHashMap<Element, String> ownClasses = new IdentityHashMap<>();

  private int opened;

  /** The last context, kept for several segments in one block. */
  private HtmlContext last;

  private int lastNumber = -1;

  void open(Element element) {
    open.add(element);
    numbers.add(opened++);
  }

  void close() {
    open.remove(open.size() - 1);
    numbers.removeLast();
  }

  /** The context of a segment that stands directly in the innermost open block. */
  HtmlContext context(int linkChars, int links) {
    if (open.isEmpty()) {
      return new HtmlContext("", "", "", linkChars, links, 0, List.of());
    }
    Element block = open.get(open.size() - 1);
    HtmlContext around = numbers.last() == lastNumber ? last : describe(block);
    lastNumber = numbers.last();
    last =
        new HtmlContext(
            around.path(),
            around.classes(),
            around.nearClasses(),
            linkChars,
            links,
            around.headingLevel(),
            around.blocks());
    return last;
  }

  private HtmlContext describe(Element block) {
    List<String> path = new ArrayList<>();
    StringBuilder classes = new StringBuilder();
    String near = "";
    int heading = 0;
    int seen = 0;
    for (Element e = block; e != null && seen < MAX_ANCESTORS; e = e.parent()) {
      if (e.parent() == null) {
        break; // the document itself
      }
      path.add(0, e.normalName());
      heading = heading == 0 ? headingLevel(e.normalName()) : heading;
      addClasses(e, classes);
      seen++;
      near = seen <= NEAR_ANCESTORS ? classes.toString() : near;
    }
    String joined = String.join("/", path);
    return new HtmlContext(joined, classes.toString(), near, 0, 0, heading, innermost());
  }

  private List<Integer> innermost() {
    List<Integer> innermost = new ArrayList<>(MAX_BLOCKS);
    for (int i = numbers.size() - 1; i >= 0 && innermost.size() < MAX_BLOCKS; i--) {
      innermost.add(numbers.get(i));
    }
    return List.copyOf(innermost);
  }

  private void addClasses(Element element, StringBuilder to) {
    if (element.attributesSize() > 0) {
      addWords(ownClasses.computeIfAbsent(element, HtmlBlocks::own), to);
    }
  }

  /** The words of an element alone. */
  private static String own(Element element) {
    StringBuilder words = new StringBuilder();
    if (element.attr("aria-hidden").equalsIgnoreCase("true")) {
      words.append("aria-hidden");
    }
    for (String attribute : ATTRIBUTES) {
      addWords(element.attr(attribute), words);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** Adds the words that there is room for. */
  private static void addWords(String words, StringBuilder to) {
    StringTokenizer tokens = new StringTokenizer(words);
    while (to.length() + 2 < MAX_CLASS_CHARS && tokens.hasMoreTokens()) {
      String word = tokens.nextToken();
      if (to.length() + word.length() < MAX_CLASS_CHARS) {
        to.append(to.isEmpty() ? "" : " ").append(word);
      }
    }
  }

  private static int headingLevel(String name) {
    boolean heading =
        name.length() == 2
            && name.charAt(0) == 'h'
            && name.charAt(1) >= '1'
            && name.charAt(1) <= '6';
    return heading ? name.charAt(1) - '0' : 0;
  }
}

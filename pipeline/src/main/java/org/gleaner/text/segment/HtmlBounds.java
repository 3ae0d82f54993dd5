package org.gleaner.text.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.gleaner.HtmlTags;

/**
 * Rewrites markup that the parser would take more than linear time for, at equal length, so that
 * offsets stay. Pages that people write stay as they are.
 *
 * <p>Names are cut; the start tags of html and body after the first few, which only add attributes,
 * become comments. What stands in a table outside its cells is moved before the table, one by one,
 * at the cost of all that stands there already: a page with thousands of such parts is read as if
 * its tables were other blocks.
 */
final class HtmlBounds {
  /** Start tags of html and body that are kept. */
  static final int MAX_ROOTS = 16;

  /** Tags and texts in tables outside of cells up to which a page is read by the rules. */
  static final int MAX_MOVED = 4_000;

  private static final Set<String> TABLE =
      Set.of("table", "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th");

  private static final Set<String> CELLS = Set.of("td", "th", "caption");

  private static final Set<String> STAYS = Set.of("form", "script", "style");

  /** In these, tags of tables do not count. */
  private static final Set<String> FOREIGN = Set.of("svg", "math", "template");

  private final String html;
  private char[] changed;
  private int roots;
  private int moved;

  /** Whether the innermost place of each open table is a cell. */
  private final BitSet inCell = new BitSet();

  private int tables;
  private int foreign;

  private HtmlBounds(String html) {
    this.html = html;
  }

  /** The markup, or the same with what is too much for the parser rewritten. */
  static String apply(String html) {
    HtmlBounds bounds = new HtmlBounds(html);
    bounds.readTags();
    if (bounds.moved > MAX_MOVED) {
      bounds.renameTables();
    }
    return bounds.changed == null ? html : new String(bounds.changed);
  }

  private void readTags() {
    HtmlTags tags = new HtmlTags(html);
    while (tags.next()) {
      String name = tags.name();
      moved += isMovedPlace() && tags.isAfterText() ? 1 : 0;
      if (tags.nameEnd() - tags.nameBegin() > HtmlTags.MAX_NAME) {
        blank(tags.nameBegin() + HtmlTags.MAX_NAME, tags.nameEnd());
      }
      if (!tags.isEnd() && (name.equals("html") || name.equals("body")) && ++roots > MAX_ROOTS) {
        chars()[tags.begin() + 1] = '!';
      }
      place(name, tags);
      if (foreign == 0) {
        tags.skipRawText();
      }
    }
  }

  private boolean isMovedPlace() {
    return tables > 0 && !inCell.get(tables);
  }

  private void place(String name, HtmlTags tags) {
    boolean end = tags.isEnd();
    if (FOREIGN.contains(name)) {
      foreign = Math.max(0, foreign + (end ? -1 : 1));
    }
    if (!TABLE.contains(name) || foreign > 0) {
      moved += isMovedPlace() && !staysInTable(name, tags) ? 1 : 0;
    } else if (name.equals("table")) {
      placeTable(end);
    } else if (tables > 0) {
      inCell.set(tables, !end && CELLS.contains(name));
    }
  }

  private static boolean staysInTable(String name, HtmlTags tags) {
    return STAYS.contains(name)
        || (name.equals("input") && "hidden".equalsIgnoreCase(tags.attributes().get("type")));
  }

  /** A table directly in another one closes it. */
  private void placeTable(boolean end) {
    boolean closes = end || isMovedPlace();
    tables = Math.max(0, tables - (closes ? 1 : 0));
    if (!end) {
      tables++;
      inCell.clear(tables);
      moved += closes ? 1 : 0;
    }
  }

  private void renameTables() {
    HtmlTags tags = new HtmlTags(html);
    while (tags.next()) {
      if (TABLE.contains(tags.name())) {
        rename(tags.nameBegin(), tags.nameEnd());
      }
    }
  }

  private void rename(int from, int to) {
    String block = to - from == 2 ? "p" : "div";
    blank(from, to);
    block.getChars(0, block.length(), chars(), from);
  }

  private void blank(int from, int to) {
    Arrays.fill(chars(), from, to, ' ');
  }

  private char[] chars() {
    if (changed == null) {
      changed = html.toCharArray();
    }
    return changed;
  }
}

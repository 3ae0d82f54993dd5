package org.gleaner.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The markup around a segment. */
public final class HtmlContext implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String classes;
  private final String nearClasses;
  private final int linkChars;
  private final int links;
  private final int headingLevel;
  private final List<Integer> blocks;

  /**
   * A context.
   *
   * @param path tag names from the root to the block, joined by '/', e.g. {@code html/body/div/p};
   *     of the innermost 40 elements only
   * @param classes words of the attributes class, id, role and itemprop of the block and of its
   *     ancestors, and {@code aria-hidden} where that is set, lower case, innermost first, joined
   *     by a blank; empty if none, at most about 1,000 chars
   * @param nearClasses the same of the block and its two closest ancestors only
   * @param linkChars number of chars of the segment's text that stand inside links
   * @param links number of links that the segment holds or stands in
   * @param headingLevel 1 to 6 inside h1..h6, else 0
   * @param blocks numbers of the enclosing block elements in document order, innermost first, at
   *     most 8; segments with a common number stand in a common block, so that link density and the
   *     like can be pooled over ancestors
   */
  public HtmlContext(
      String path,
      String classes,
      String nearClasses,
      int linkChars,
      int links,
      int headingLevel,
      List<Integer> blocks) {
    this.path = path;
    this.classes = classes;
    this.nearClasses = nearClasses;
    this.linkChars = linkChars;
    this.links = links;
    this.headingLevel = headingLevel;
    this.blocks = new ArrayList<>(blocks);
  }

  /**
   * Tag names from the root to the block, joined by '/', e.g. {@code html/body/div/p}; of the
   * innermost 40 elements only.
   */
  public String path() {
    return path;
  }

  /**
   * Words of the attributes class, id, role and itemprop of the block and of its ancestors, and
   * {@code aria-hidden} where that is set, lower case, innermost first, joined by a blank; empty if
   * none, at most about 1,000 chars.
   */
  public String classes() {
    return classes;
  }

  /** The same of the block and its two closest ancestors only. */
  public String nearClasses() {
    return nearClasses;
  }

  /** Number of chars of the segment's text that stand inside links. */
  public int linkChars() {
    return linkChars;
  }

  /** Number of links that the segment holds or stands in. */
  public int links() {
    return links;
  }

  /** 1 to 6 inside h1..h6, else 0. */
  public int headingLevel() {
    return headingLevel;
  }

  /**
   * Numbers of the enclosing block elements in document order, innermost first, at most 8; segments
   * with a common number stand in a common block, so that link density and the like can be pooled
   * over ancestors.
   */
  public List<Integer> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HtmlContext that
        && Objects.equals(path, that.path)
        && Objects.equals(classes, that.classes)
        && Objects.equals(nearClasses, that.nearClasses)
        && linkChars == that.linkChars
        && links == that.links
        && headingLevel == that.headingLevel
        && Objects.equals(blocks, that.blocks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, classes, nearClasses, linkChars, links, headingLevel, blocks);
  }

  @Override
  public String toString() {
    return "HtmlContext[path="
        + path
        + ", classes="
        + classes
        + ", nearClasses="
        + nearClasses
        + ", linkChars="
        + linkChars
        + ", links="
        + links
        + ", headingLevel="
        + headingLevel
        + ", blocks="
        + blocks
        + "]";
  }
}

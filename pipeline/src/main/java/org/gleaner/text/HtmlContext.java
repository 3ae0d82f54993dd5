package org.gleaner.text;

import java.util.List;

/**
 * What the markup says of a segment.
 *
 * @param path tag names from the root to the block, joined by '/', e.g. {@code html/body/div/p}; of
 *     the innermost 40 elements only
 * @param classes words of the attributes class, id, role and itemprop of the block and of its
 *     ancestors, and {@code aria-hidden} where that is set, lower case, innermost first, joined by
 *     a blank; empty if none, at most about 1,000 chars
 * @param nearClasses the same of the block and its two closest ancestors only
 * @param linkChars number of chars of the segment's text that stand inside links
 * @param links number of links that the segment holds or stands in
 * @param headingLevel 1 to 6 inside h1..h6, else 0
 * @param blocks numbers of the enclosing block elements in document order, innermost first, at most
 *     8; segments with a common number stand in a common block, so that link density and the like
 *     can be pooled over ancestors
 */
public record HtmlContext(
    String path,
    String classes,
    String nearClasses,
    int linkChars,
    int links,
    int headingLevel,
    List<Integer> blocks)
    implements java.io.Serializable {}

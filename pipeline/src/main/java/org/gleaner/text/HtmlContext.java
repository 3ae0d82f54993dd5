package org.gleaner.text;

/**
 * What the markup says of a segment.
 *
 * @param path tag names from the root to the block, joined by '/', e.g. {@code html/body/div/p}
 * @param classes class and id words of the block and of its ancestors, lower case, innermost first,
 *     joined by a blank; empty if none
 * @param linkChars number of chars of the segment's text that stand inside links
 * @param headingLevel 1 to 6 inside h1..h6, else 0
 */
public record HtmlContext(String path, String classes, int linkChars, int headingLevel) {}

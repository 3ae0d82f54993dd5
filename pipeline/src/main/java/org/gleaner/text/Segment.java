package org.gleaner.text;

/**
 * A stretch of a document that is kept or removed as a whole: an HTML block, a paragraph, or what
 * stands between triple spaces.
 *
 * @param text what a reader sees of it, white space collapsed
 * @param begin offset of its first char in the original document, in UTF-16 code units
 * @param end offset after its last char in the original document
 * @param html what the markup around it says, or null in plain text
 */
public record Segment(String text, int begin, int end, HtmlContext html)
    implements java.io.Serializable {}

package org.gleaner.text;

/**
 * A half-open range of a text, in UTF-16 code units.
 *
 * @param begin offset of the first char
 * @param end offset after the last char
 */
public record Span(int begin, int end) {}

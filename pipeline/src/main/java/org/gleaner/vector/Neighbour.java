package org.gleaner.vector;

/**
 * A word near to another, or to a point.
 *
 * @param word the word
 * @param cosine of the angle between the two, -1 to 1
 */
public record Neighbour(String word, double cosine) {}

package org.gleaner.network;

/**
 * A piece in place of one that is missing in a text, see {@link MaskPredictor}.
 *
 * @param mask the number of the mark in the text, from 0
 * @param piece as the vocabulary has it, e.g. {@code ##ing}
 * @param probability of the piece among all of the vocabulary
 * @param text the text with the piece in place of that mark; other marks stay
 */
public record FilledMask(int mask, String piece, double probability, String text) {}

package org.gleaner.text;

/**
 * A word, number, punctuation mark or symbol of a text.
 *
 * @param text the form that methods work with; the surface form in most tokenizers
 * @param begin offset of the first char in the original text, in UTF-16 code units
 * @param end offset after the last char, so that {@code original.substring(begin, end)} is the
 *     surface form
 * @param sentence zero-based number of the sentence
 */
public record Token(String text, int begin, int end, int sentence) {}

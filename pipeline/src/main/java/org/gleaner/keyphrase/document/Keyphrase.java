package org.gleaner.keyphrase.document;

/**
 * A phrase that describes the topic of a document.
 *
 * @param phrase its words as they stand at the first occurrence, white space being one blank
 * @param score as the method defines it; see {@link Scorer#lowerIsBetter()}
 * @param begin offset of the first occurrence in the original text, in UTF-16 code units
 * @param end offset after the first occurrence
 */
public record Keyphrase(String phrase, double score, int begin, int end) {}

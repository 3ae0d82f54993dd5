package org.gleaner.text;

/**
 * A unit of the corpus after reading.
 *
 * @param id the name the corpus gives it; unique within a corpus, never null
 * @param text plain text or HTML markup, never null
 * @param language ISO 639-1 code ("en"), or null where unknown
 * @param source where it comes from (a path or URL), or null
 */
public record Document(String id, String text, String language, String source) {}

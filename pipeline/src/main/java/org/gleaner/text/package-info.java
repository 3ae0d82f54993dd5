/**
 * From characters to tokens: what every other package builds on. Free of Spark and of networks.
 *
 * <p>The path of a document: text, as {@code org.gleaner.io} decodes it, &rarr; {@link
 * org.gleaner.text.Segmenter} &rarr; segments, of which some are removed &rarr; {@link
 * org.gleaner.text.normal.Normalizer} &rarr; {@link org.gleaner.text.Tokenizer} (sentences
 * included) &rarr; tokens. {@link org.gleaner.text.Vocabulary} numbers the tokens for networks;
 * {@link org.gleaner.text.term.StopWords}, {@link org.gleaner.text.term.Stemmer} and {@link
 * org.gleaner.text.language.LanguageDetector} serve the keyphrase methods. An {@link
 * org.gleaner.text.term.Analyzer} makes the terms that bag-of-words methods count. Pieces of words
 * are cut by {@code org.gleaner.text.subword}.
 *
 * <pre>{@code
 * NormalizedText normal = Normalizer.normalize(document.text());
 * for (Token token : Tokenizers.CATALOGUE.named("word").tokenize(normal.text())) {
 *   Span original = normal.originalSpan(token.begin(), token.end());
 * }
 * }</pre>
 *
 * <h2>Offsets</h2>
 *
 * All offsets are UTF-16 code units of the text that the method was given: those of tokens count in
 * the normalised text and are led back by {@link
 * org.gleaner.text.normal.NormalizedText#originalSpan}; those of HTML segments count in the HTML
 * source.
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>The text of an HTML segment is not a substring of its source: entities are resolved, tags
 *       dropped, white space collapsed.
 *   <li>Three blanks separate segments and end a sentence; the normaliser keeps them. Text with
 *       ASCII tables has them by accident.
 *   <li>The word tokenizer splits contractions ({@code do n't}), the stop word lists have them
 *       whole ({@code don't}).
 *   <li>Everything here is linear in the text and accepts unpaired surrogates, but a list of tokens
 *       takes about 100 bytes for each.
 *   <li>The tokenizers {@code letters} and {@code regex} drop everything that is not a word; the
 *       others lose nothing but white space. A token's text is its surface form except in {@code
 *       letters}, which lowers it and resolves entities.
 *   <li>{@code chinese} reads its dictionary on first use: about half a second and 20 MB. Words of
 *       one's own copy it. {@code japanese} and {@code korean} take 0.3 to 0.5 s.
 *   <li>jsoup keeps about 20 bytes of memory for each byte of dense HTML.
 * </ul>
 */
package org.gleaner.text;

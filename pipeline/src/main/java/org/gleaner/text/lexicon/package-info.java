/**
 * Lexicons: text to the numbers that a network reads, and back.
 *
 * <p>A {@link org.gleaner.text.lexicon.Lexicon} cuts a text into {@link
 * org.gleaner.text.lexicon.Pieces} with their numbers, offsets and words. {@link
 * org.gleaner.text.lexicon.WordLexicon} does so by a tokenizer and a vocabulary counted in the
 * training texts, perhaps with the numbers of each token's characters ({@link
 * org.gleaner.text.lexicon.CharacterNumbers}); {@link org.gleaner.text.lexicon.PieceLexicon} by a
 * vocabulary of subwords, {@code tokenizer.json}. {@link org.gleaner.text.lexicon.Lexicons} knows
 * which of the two a tokenizer's name stands for, and reads the files of a saved one. {@link
 * org.gleaner.text.lexicon.Passages} cuts documents to a number of pieces, {@link
 * org.gleaner.text.lexicon.WholeWords} finds where words and phrases begin among them, {@link
 * org.gleaner.text.lexicon.MaskedText} reads marks of missing pieces.
 *
 * <p><b>Traps.</b> Numbers are those of the vocabulary: 0 is padding in a counted vocabulary, but
 * an ordinary piece in some vocabularies of subwords, so nothing may take 0 for the end of a
 * sequence. A piece has {@code cells()} numbers, its own first.
 *
 * <pre>{@code
 * Lexicon lexicon = new WordLexicon(new WordForms("word", false), vocabulary, 0);
 * int[] numbers = lexicon.sequence(List.of(lexicon.pieces("A text.")), 100);
 * }</pre>
 */
package org.gleaner.text.lexicon;

/**
 * How words are cut into pieces of a vocabulary: WordPiece, byte pairs, unigram. Internal: may
 * change.
 *
 * <p><b>What flows.</b> A word, a {@link org.gleaner.text.subword.cut.Part}, goes into a {@link
 * org.gleaner.text.subword.model.PieceModel}, which appends its pieces with their spans to a {@link
 * org.gleaner.text.subword.model.PieceList}. Models are immutable but for a bounded cache of words.
 */
package org.gleaner.text.subword.model;

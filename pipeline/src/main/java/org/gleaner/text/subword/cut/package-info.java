/**
 * How prepared text is cut into words, and tokens that are found before. Internal: may change.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.text.subword.cut.Part} of a text becomes parts, by
 * {@link org.gleaner.text.subword.cut.AddedTokens} and then by a {@link
 * org.gleaner.text.subword.cut.Cutter}; a part that is a piece as a whole is not cut further.
 */
package org.gleaner.text.subword.cut;

/**
 * How text is prepared before it is cut into pieces of words: normal forms, case, accents,
 * replacements. Internal: may change.
 *
 * <p><b>What flows.</b> An {@link org.gleaner.text.subword.normal.AlignedText}, whose chars know
 * the stretch of the original that they stand for, goes through a {@link
 * org.gleaner.text.subword.normal.Normalizer} and comes out as another. {@link
 * org.gleaner.text.subword.normal.Component} reads parts of a {@code tokenizer.json} and refuses
 * what is wrong with them.
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>Each normalizer takes linear time; chains of replacements are bounded as they are read.
 *   <li>What a text gives depends on that text alone: no locale, no state but caches of characters.
 * </ul>
 */
package org.gleaner.text.subword.normal;

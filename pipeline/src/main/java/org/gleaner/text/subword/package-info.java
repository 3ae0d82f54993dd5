/**
 * Pieces of words: WordPiece (Schuster and Nakajima 2012, as in BERT), byte-level byte pair
 * encoding (Sennrich et al. 2016; Radford et al. 2019) and unigram (Kudo 2018, SentencePiece).
 *
 * <p><b>What flows.</b> A {@code tokenizer.json}, the Hugging Face format, or older vocabulary
 * files that {@code VocabularyFiles} turns into one &rarr; {@link
 * org.gleaner.text.subword.SubwordTokenizer}, which gives tokens with offsets into the text, or
 * {@link org.gleaner.text.subword.Encoding}s for networks, around which its {@link
 * org.gleaner.text.subword.Template} puts special pieces. Inside, a text is prepared ({@code
 * subword.normal}), cut into words ({@code subword.cut}), and each word into pieces ({@code
 * subword.model}). {@link org.gleaner.text.subword.MergeLearner} learns a vocabulary from the words
 * that {@link org.gleaner.text.subword.WordCutter} cuts; {@code SubwordPass} counts them on Spark.
 *
 * <pre>{@code
 * Options options = Options.ofSettings("vocabulary=bert/tokenizer.json");
 * SubwordTokenizer pieces = SubwordTokenizer.of(SubwordKind.WORDPIECE, options);
 * pieces.tokenize("unaffable"); // un, ##aff, ##able
 * Encoding pair = pieces.template().around(pieces.encode("Who?"), pieces.encode("She."));
 * pair.types(); // 0 for [CLS] who ? [SEP], 1 for she . [SEP]
 * }</pre>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>Pieces are those of the Hugging Face tokenizers library. Characters have the properties
 *       that Java 17 gives them (Unicode 13); that library has letters of Unicode 16, marks and
 *       punctuation of Unicode 8.
 *   <li>Several tokens may come from one character (its bytes); all have it in their spans. Of
 *       characters that are composed, the first has the span.
 *   <li>An unpaired surrogate is U+FFFD.
 *   <li>A special token that is written in a text is text, unless {@code written-specials} asks for
 *       it.
 *   <li>Truncation and padding that a {@code tokenizer.json} asks for are not done: no text is
 *       lost.
 * </ul>
 */
package org.gleaner.text.subword;

/**
 * Pieces of words: WordPiece (Schuster and Nakajima 2012, as in BERT), byte-level byte pair
 * encoding (Sennrich et al. 2016; Radford et al. 2019) and unigram (Kudo 2018, SentencePiece).
 *
 * <p><b>What flows.</b> A {@code tokenizer.json}, the Hugging Face format, or older vocabulary
 * files that {@code VocabularyFiles} turns into one &rarr; {@link
 * org.gleaner.text.subword.SubwordTokenizer}, which gives tokens with offsets into the text, or ids
 * for networks. The splitting is that of the Hugging Face tokenizers library, by its native code
 * from the jar of Deep Java Library. {@link org.gleaner.text.subword.MergeLearner} learns a
 * vocabulary from the words that {@link org.gleaner.text.subword.WordCutter} cuts; {@code
 * SubwordPass} counts them on Spark.
 *
 * <pre>{@code
 * Options options = Options.ofSettings("vocabulary=bert/tokenizer.json");
 * Tokenizer pieces = Tokenizers.FACTORIES.named("wordpiece").apply(options);
 * pieces.tokenize("unaffable"); // un, ##aff, ##able
 * }</pre>
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>Nothing of Deep Java Library but the native methods is used: its own loader looks for GPUs
 *       and fetches other natives. The native library is unpacked once for each Java machine, into
 *       {@code java.io.tmpdir}.
 *   <li>The native code counts characters, not chars, and turns an unpaired surrogate into three
 *       characters; {@code SubwordTokenizer} gives it U+FFFD instead and leads offsets back.
 *   <li>A panic of native code ends the Java machine: never hand it null, nor a vocabulary that
 *       {@code TokenizerCheck} has not seen.
 *   <li>Several tokens may come from one character (its bytes); all have it in their spans.
 *   <li>Literal text such as {@code [SEP]} becomes that special token, as in every program that
 *       uses the library.
 *   <li>Truncation and padding that a {@code tokenizer.json} asks for are not done: no text is
 *       lost.
 *   <li>The native library comes for linux-x86_64 by default, for others by profile.
 * </ul>
 */
package org.gleaner.text.subword;

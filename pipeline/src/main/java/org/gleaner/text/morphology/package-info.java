/**
 * Words of scripts that put no blanks between them, by dictionaries: Japanese and Korean by the
 * analysers of Lucene, Thai, Lao, Khmer and Burmese by ICU. Chinese is in {@link
 * org.gleaner.text.chinese}. All other text is split by {@link
 * org.gleaner.text.token.WordTokenizer}.
 *
 * <pre>{@code
 * Tokenizer tokenizer = new JapaneseTokenizer();
 * tokenizer.tokenize("自然言語処理の研究");                 // 自然 言語 処理 の 研究
 * JapaneseTokenizer.partOfSpeech("研究");               // 名詞-サ変接続
 * }</pre>
 *
 * <p>The dictionaries are read once for each JVM, on first use: Japanese takes about 0.3 s, Korean
 * 0.5 s. Tokenizers are thread-safe; an analyser keeps buffers, so each thread has its own.
 */
package org.gleaner.text.morphology;

/**
 * Keyphrases without training: what a document is about, in the words of the document.
 *
 * <h2>What flows</h2>
 *
 * <p>Text becomes {@link org.gleaner.text.Token tokens}; an {@link
 * org.gleaner.keyphrase.document.AnalysedDocument} works out from them what a scorer asks for
 * (stems, parts of speech, roles in noun phrases, candidates) and no more; a {@link
 * org.gleaner.keyphrase.document.Scorer} ranks the candidates, some of them with {@link
 * org.gleaner.keyphrase.document.CorpusStatistics}, which a {@link
 * org.gleaner.keyphrase.document.CorpusCounter} counted in one pass over the corpus. A {@link
 * org.gleaner.keyphrase.KeyphraseExtractor} is that chain; it is immutable and thread-safe:
 *
 * <pre>{@code
 * LanguageTools english = LanguageTools.of("en");
 * CorpusCounter counter = new CorpusCounter(5);             // one for each partition, then merge
 * for (String text : corpus) {
 *   counter.add(english.tokenizer().tokenize(text), english);
 * }
 * Scorer scorer = Scorers.CATALOGUE.named("position-weighted-tf-idf").apply(Options.none());
 * KeyphraseExtractor extractor =
 *     new KeyphraseExtractor(scorer, english, counter.statistics().leaveOneOut());
 * List<Keyphrase> keyphrases = extractor.extract(text, 10);  // best first, offsets into the text
 * }</pre>
 *
 * <h2>The scorers and their options</h2>
 *
 * <table>
 *   <caption>Names in {@link org.gleaner.keyphrase.Scorers#CATALOGUE}</caption>
 *   <tr><th>name<th>options (default)<th>needs
 *   <tr><td>first-phrases<td>candidates, max-words (5)<td>
 *   <tr><td>tf-idf<td>candidates, max-words (5)<td>statistics
 *   <tr><td>position-weighted-tf-idf ("FK")<td>candidates, max-words (5), frequency-power (0.5),
 *       length-power (1), position-power (1), offset-divisor (10)<td>statistics
 *   <tr><td>kp-miner<td>candidates (n-gram), max-words (5), least-occurrences (3), latest-offset
 *       (400)<td>statistics
 *   <tr><td>yake<td>max-words (3), window (1), similarity-limit (0.9)<td>
 *   <tr><td>rake<td>max-words (4), least-occurrences (1)<td>
 *   <tr><td>textrank<td>candidates, max-words (5), window (2), first-words (1000)<td>
 *   <tr><td>singlerank, positionrank<td>candidates, max-words (5), window (10), first-words (1000)<td>
 *   <tr><td>topicrank<td>candidates, max-words (5), most-candidates (300)<td>
 *   <tr><td>multipartiterank<td>candidates, max-words (5), boost (1.1), most-candidates (300)<td>
 *   <tr><td>reciprocal-rank-fusion<td>methods (position-weighted-tf-idf+positionrank+
 *       multipartiterank), weights (1+1+0.5), k (5), depth (100)<td>as its methods
 * </table>
 *
 * <p>{@code candidates} is noun-phrase, noun-phrase-part or n-gram. On abstracts noun phrases are
 * worth twice the F1 of n-grams; a language without tagger gets runs of up to three words, bounded
 * by its stop words. Every method takes {@code nested}: {@code drop} (default) leaves out phrases
 * that stand nowhere but inside a longer one of the result, {@code keep} does not. Which one for
 * what: position-weighted-tf-idf for abstracts and papers (for full papers length-power 0.5); the
 * fusion or multipartiterank for news; yake without a corpus or a tagger, or where speed is all.
 *
 * <h2>Traps</h2>
 *
 * <ul>
 *   <li>A YAKE score is better if it is lower, as in the paper; all other scores if they are
 *       higher. Lists are best first either way ({@link
 *       org.gleaner.keyphrase.document.Scorer#lowerIsBetter()}). Scores of different methods or
 *       documents are not comparable; ranks are.
 *   <li>Dates, times, bylines and lists of six or more names without commas are in no phrase of any
 *       method.
 *   <li>A phrase appears as it is written at its first occurrence, white space being one blank; the
 *       offsets are those of that occurrence in the original. No two phrases have the same stems
 *       (YAKE, which knows no stems, drops phrases that are alike by its own rule).
 *   <li>Statistics that count the document itself need {@link
 *       org.gleaner.keyphrase.document.CorpusStatistics#leaveOneOut()}, or its own phrases look
 *       common. Statistics count n-grams of stems, so they serve every kind of candidates, with
 *       tags or without, but only for the language and stemmer they were counted with.
 *   <li>The graph rankers get worse with length: first-words and most-candidates cut long
 *       documents. Of any document only the first four million chars count.
 *   <li>Figures mean nothing without their {@link
 *       org.gleaner.keyphrase.evaluation.KeyphraseProtocol protocol}: from one to another they move
 *       by ten points.
 * </ul>
 *
 * <h2>Known differences</h2>
 *
 * <ul>
 *   <li>YAKE equals its reference implementation on given tokens, except that no phrase holds a
 *       date or byline; "inf" and "nan" are words, not numbers, and of equal scores the phrase that
 *       begins first comes first.
 *   <li>positionrank takes phrases of up to five words, the paper three: five are better on the
 *       development part of Inspec.
 *   <li>rake drops runs of more than four words; the paper keeps all.
 *   <li>textrank and its kin rank candidate phrases by the sum of their words, as later
 *       implementations do; the original joins neighbouring top words afterwards.
 * </ul>
 */
package org.gleaner.keyphrase;

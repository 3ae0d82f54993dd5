/**
 * Documents as weighted terms, and finding them: tf-idf vectors, an inverted index, ranking, near
 * duplicates. Free of Spark.
 *
 * <p>What flows: an {@link org.gleaner.text.term.Analyzer} makes terms of a text; a {@link
 * org.gleaner.search.TermCounter} counts them over the corpus, part by part; the most frequent make
 * the {@link org.gleaner.search.Dictionary}; {@link org.gleaner.search.TermVectors} turns a text
 * into counts by term number, {@link org.gleaner.search.TermWeighting} these into weights. An
 * {@link org.gleaner.search.IndexShardBuilder} inverts some documents to an {@link
 * org.gleaner.search.IndexShard}; a {@link org.gleaner.search.Ranking} makes a query and scores.
 *
 * <p>{@link org.gleaner.search.MinHash} makes signatures of texts by which near duplicates are
 * found.
 *
 * <pre>{@code
 * TermVectors vectors = new TermVectors(analyzer, dictionary);
 * Query query = new Bm25(1.2, 0.75, averageLength).query(vectors.of("solar wind"), dictionary);
 * TopHits top = new TopHits(10);
 * for (IndexShard shard : shards) {
 *   top.offerAll(shard.search(query, ranking, 10));  // exact: no shard's 11th can be among the 10
 * }
 * }</pre>
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>A term outside the dictionary counts nowhere, not even for a document's length.
 *   <li>Scores of a document do not depend on its shard: terms are added in order of their numbers.
 *   <li>A {@link org.gleaner.search.TermVectors} holds an array as long as the dictionary: one a
 *       thread, not one a document.
 * </ul>
 */
package org.gleaner.search;

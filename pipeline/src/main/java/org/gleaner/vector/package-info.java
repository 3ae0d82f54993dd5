/**
 * Vectors of words, and of documents made of them.
 *
 * <p><b>What flows.</b> Sentences become numbers once ({@code TokenEncoder}), are counted on the
 * executors ({@code WordCounting}) and learnt from round by round by {@link
 * org.gleaner.vector.train.WordVectorsTrainer}: at each position of a sentence a {@code
 * WindowLearner} (skip-gram, continuous bag of words, n-grams of characters) pairs an {@code
 * OutputLayer} (noise words, or the path in a Huffman tree) with an input, and a {@code
 * LogisticStep} updates both. The rows stand in a {@code Replica}, one for each executor's Java
 * machine, which its task threads share without locks; {@code ReplicaAveraging} makes the replicas
 * equal after each round: in rows of frequent words each time, in rows of rare words once enough
 * has been learnt. The result is a {@link org.gleaner.vector.WordVectorTable}. GloVe takes the same
 * path, but learns from pairs of words, which {@code PairCounting} counts first.
 *
 * <pre>{@code
 * WordVectorSettings settings = WordVectorSettings.of(Options.ofSettings("method=cbow", "epochs=5"));
 * WordVectorTable table = new WordVectorsTrainer(settings, round -> {}).train(sentences);
 * new NearestWords(table).analogy(List.of("king", "woman"), List.of("man"), 5);
 * DocumentPooling.average().pool(table, words);
 * }</pre>
 *
 * <p>{@link org.gleaner.vector.file.WordVectorFolder} keeps a table in any number of files; {@link
 * org.gleaner.vector.file.VectorFormat} reads and writes those of word2vec, GloVe and fastText.
 * {@link org.gleaner.vector.evaluate.WordSimilarities} and {@link
 * org.gleaner.vector.evaluate.WordAnalogies} judge.
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>Workers learn the same each time if each has a replica of its own and stays with it:
 *       threads that share rows lose writes to each other, and which ones is chance.
 *   <li>A Spark shuffle hands a task its blocks in the order in which executors answer, its own
 *       first: {@code BlockShuffle} sorts them; otherwise each of two executors learns another half
 *       of the corpus first, and the vectors are worse.
 *   <li>The compiler makes vector instructions of a loop over up to five arrays; over eight it
 *       makes none and takes four times as long. For a loop that writes more than one array this
 *       depends on inlining and differs from run to run: each loop of {@code LogisticStep} writes
 *       one. It never does so for a sum of products, since it keeps the order of additions: {@code
 *       LogisticStep} interleaves six sums.
 *   <li>The learning rate starts at 0.1, four times word2vec's: noise words are shared by a window,
 *       and on ten million words and one epoch 0.025 leaves vectors half learnt.
 *   <li>Replicas are not averaged by their plain mean, which forgets half of what two of them
 *       learnt about a rare word: changes that have nothing in common are added. What output rows
 *       have in common counts as much as the steps would have moved them one after the other
 *       ({@code RowLayout}): their mean leaves the vectors of two executors behind those of one.
 *   <li>Replicas start equal and take the same changes, so a replica must know exactly what stood
 *       in a row before its threads moved it ({@code Replica}): else replicas drift apart.
 *   <li>A lost executor loses what it learnt since the last average, for rare words up to 16
 *       rounds; a new one takes the others' rows before its own count.
 *   <li>The driver holds the finished table, and of a training a bounded part of the rows at a
 *       time.
 *   <li>Phrases are words with {@code _} between their parts. A table that was learnt from phrases
 *       joins a text's words itself where documents are pooled; {@code vector(word)} does not, and
 *       exported files do not record them.
 *   <li>Other programs' files have no counts: the smooth inverse frequency then counts in the
 *       documents themselves.
 * </ul>
 */
package org.gleaner.vector;

/**
 * DL4J layers that DL4J lacks or computes slowly.
 *
 * <p>{@link org.gleaner.network.layer.TextBody} is the whole body of a network as one layer: an
 * {@link org.gleaner.network.part.embedding.Embedding} and {@link org.gleaner.network.part.Part}s,
 * from token numbers to a vector for each sequence or each token. Parts are convolutions,
 * recurrences ({@link org.gleaner.network.part.recurrent.Lstm}, {@link
 * org.gleaner.network.part.recurrent.Gru}), attention, capsules, poolings; each is a declaration
 * that starts a step, and the step computes forward and backward. {@link
 * org.gleaner.network.layer.VectorBody} is parts over vectors that come in; {@link
 * org.gleaner.network.layer.Gather} places vectors on a grid; {@link
 * org.gleaner.network.layer.SeededDropout} is dropout that can be repeated; {@link
 * org.gleaner.network.layer.LabelChainOutput} is a conditional random field, {@link
 * org.gleaner.network.layer.OutputLoss} the loss of the other heads.
 *
 * <p><b>How.</b> Between parts there is no padding: rows of all sequences lie one after the other,
 * and vectors of equal tokens are stored once, so that the first product of a part is made once for
 * each distinct token of a batch. Recurrences pack sequences, the longest first, and a step costs
 * one product with the rows that are still running. Gates are plain loops over Java arrays, which
 * the compiler vectorises. Products go to BLAS on raw pointers, since an operation of ND4J costs
 * about 40 us however small it is. A convolution under a greatest-value pooling goes back through
 * the winning windows alone. Where weights do not change any more, {@link
 * org.gleaner.network.part.TokenProducts} remembers the first products of frequent tokens from text
 * to text, in blocks that no text decides: what a text gets depends on it alone, to the bit.
 *
 * <p><b>Traps.</b> Parameters are row-major views of the flat vector: write through them, never
 * replace them; every gradient must be overwritten at each step, since the updater works in them. A
 * part's first product goes through {@code Parameters.product}, or nothing is remembered of it.
 * Single precision only. Masks must be leading ones; a sequence may be empty. Other layers' masks
 * may arrive as BOOL arrays. DL4J multiplies an output layer's sums with the label mask before the
 * activation, and its softmax loss fails on a batch of one under a mask: weights stand in the
 * targets.
 *
 * <pre>{@code
 * var words = new WordEmbedding(vocabularySize, 100, WordEmbedding.Training.TUNED);
 * var lstm = new Lstm("lstm", 100, 64, 2, States.LAST);
 * graph.addLayer("encoder", new TextBody(vocabularySize, 1, 1, 0, words, List.of(lstm)), "tokens");
 * }</pre>
 *
 * <p><b>To add</b> a part: one class, and a case in {@code bench/golden/parts.py}, which the test
 * compares it with.
 */
package org.gleaner.network.layer;

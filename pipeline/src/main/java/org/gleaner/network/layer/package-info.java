/**
 * DL4J layers that DL4J lacks or computes slowly.
 *
 * <p>{@link org.gleaner.network.layer.TokenBiLstm} reads token numbers and gives one vector for
 * each sequence; {@link org.gleaner.network.layer.BiLstm} reads and gives a vector for each step;
 * {@link org.gleaner.network.layer.Gather} places vectors on a grid; {@link
 * org.gleaner.network.layer.SeededDropout} is dropout that can be repeated.
 *
 * <p><b>How.</b> Sequences are packed without padding, the longest first; the inputs of all steps
 * are projected in one matrix product, each distinct token once; a step costs one product with the
 * rows that are still running; gates are plain loops over Java arrays, which the compiler
 * vectorises. Products go to BLAS on raw pointers, since an operation of ND4J costs about 40 us
 * however small it is.
 *
 * <p><b>Traps.</b> Parameters are row-major views of the flat vector: write through them, never
 * replace them. Single precision only. Masks must be leading ones; a sequence may be empty. Other
 * layers' masks may arrive as BOOL arrays.
 *
 * <pre>{@code
 * graph.addLayer("words", new TokenBiLstm(vocabularySize, 100, 64), "tokens");
 * }</pre>
 */
package org.gleaner.network.layer;

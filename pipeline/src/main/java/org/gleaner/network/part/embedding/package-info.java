/**
 * Embeddings: the vectors of tokens, in which a stream starts.
 *
 * <p><b>What flows.</b> An {@link org.gleaner.network.part.embedding.Embedding} gives a vector for
 * each distinct token of a batch: {@link org.gleaner.network.part.embedding.WordEmbedding} from a
 * table, {@link org.gleaner.network.part.embedding.CharacterEmbedding} with a convolution over the
 * characters beside it. {@link org.gleaner.network.part.embedding.Positions} is a part that adds
 * positions, {@link org.gleaner.network.part.embedding.PositionTable} one that adds learnt vectors
 * of positions and of texts.
 *
 * <pre>{@code
 * var words = new WordEmbedding(lexicon.size(), 100, WordEmbedding.Training.TUNED);
 * var stream = Stream.of("encoder", words, List.of(new Positions("positions", 100)));
 * }</pre>
 *
 * <p><b>Traps.</b> The table's parameter is called {@code E}, and other classes look for it by that
 * name. Tokens with characters may share a number, so gradients of rows are added. In training some
 * tokens may be read as unknown ({@code disturbed}); the choice depends on seed and iteration.
 *
 * <p><b>To add</b> an embedding: one class that extends {@code Embedding}; an encoder returns it.
 */
package org.gleaner.network.part.embedding;

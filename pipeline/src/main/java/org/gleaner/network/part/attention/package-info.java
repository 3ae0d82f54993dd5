/**
 * Attention within each sequence.
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.part.attention.SelfAttention} lets every row
 * read all rows of its sequence, by the softmax of products or, in linear time, by products of
 * features; the causal kind reads no later rows. {@link
 * org.gleaner.network.part.attention.TransformerLayer} is a whole layer around the former, computed
 * a few sequences at a time. {@link org.gleaner.network.part.attention.AttentionPooling} gives a
 * weighted mean of the rows.
 *
 * <pre>{@code
 * var kind = SelfAttention.Kind.SOFTMAX;
 * Part block = new Residual("block", List.of(new SelfAttention("heads", 64, 64, 4, kind)));
 * }</pre>
 *
 * <p><b>Traps.</b> Softmax takes time quadratic in the longest sequence. Rows have no order without
 * {@link org.gleaner.network.part.embedding.Positions}. A row sees other rows of its sequence,
 * which are not kept between calls, so these parts refuse to be run row by row.
 *
 * <p><b>To add</b> a kind of attention: implement {@code SelfAttention.Heads} and add a {@code
 * Kind}.
 */
package org.gleaner.network.part.attention;

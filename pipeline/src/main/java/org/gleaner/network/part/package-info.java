/**
 * Parts of networks: rows in, rows out.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.part.Part} is a declaration with a name,
 * widths and {@link org.gleaner.network.part.ParameterBlock}s. {@code start} gives a step for one
 * {@link org.gleaner.network.part.Pass} over one batch, which computes forward and backward; {@code
 * cursor} gives a {@link org.gleaner.network.part.Cursor}, which computes one row of each sequence
 * at a time, for decoding. {@link org.gleaner.network.part.PartChain} runs parts one after the
 * other. Rows of all sequences lie one after the other, without padding; vectors of equal tokens
 * are stored once, so that the first product of a part is made once for each distinct token of a
 * batch. The rooms below hold embeddings, recurrences, convolutions, attention and capsules.
 *
 * <pre>{@code
 * var block = new Residual("block", List.of(new LayerNorm("norm", 64), new Dense("inner", 64, 64)));
 * var shared = new Repeat("layers", block, 6);
 * Rows out = new PartChain(List.of(shared)).forward(rows, pass);
 * }</pre>
 *
 * <p><b>Traps.</b>
 *
 * <ul>
 *   <li>Gradients of parameters are added, never set: others may share them. The gradient that
 *       comes in may be destroyed, the rows that come in may not.
 *   <li>{@code Rows.values()} are the stored vectors, fewer or more than the rows. What depends on
 *       a row's place reads {@code expanded()} and returns {@code collapsed(gradient)}.
 *   <li>A part's first product goes through {@code Parameters.product}; otherwise {@link
 *       org.gleaner.network.part.TokenProducts} cannot keep it from text to text.
 *   <li>A sequence may be empty, and a batch may have no row at all.
 *   <li>Output must depend on each sequence alone, not on its neighbours in the batch.
 *   <li>Initial values and dropout depend on names: renaming a part changes a training.
 *   <li>A part that needs later rows leaves {@code cursor} as it is, which refuses.
 * </ul>
 *
 * <p><b>To add</b> a part: one class, a case in {@code bench/golden/parts.py} with its golden
 * values, and a line in {@code CursorContractTest}, which fails until the part is listed.
 */
package org.gleaner.network.part;

/**
 * Convolutions over the rows of a sequence.
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.part.convolution.Convolution} gives a row for
 * each row, {@link org.gleaner.network.part.convolution.ConvolutionPooling} one row for each
 * sequence, {@link org.gleaner.network.part.convolution.MaxOverStride} shortens a sequence. Each
 * distinct vector is multiplied once with the weights of all places of a window; a window is then a
 * sum of such products.
 *
 * <pre>{@code
 * Part kim = new ConvolutionPooling("convolution", 100, List.of(3, 4, 5), 100);
 * }</pre>
 *
 * <p><b>Traps.</b> Beyond the ends of a sequence are zeros. Under a pooling only winning windows
 * have gradients. Windows see later rows, so none of these parts can be run row by row.
 *
 * <p><b>To add</b> a convolution: one class that extends {@code Part}, see its manual.
 */
package org.gleaner.network.part.convolution;

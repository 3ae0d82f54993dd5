/**
 * Arrays, layouts and products that parts compute with. Internal: may change.
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.math.Rows} are the vectors between two parts,
 * laid out by {@link org.gleaner.network.math.Sequences}; {@link org.gleaner.network.math.Packing}
 * is the layout of recurrences. {@link org.gleaner.network.math.FloatBlock} is a matrix outside the
 * Java heap, on which BLAS works without copying; {@link org.gleaner.network.math.Products} and
 * {@link org.gleaner.network.math.StepProduct} multiply rows with it. An operation of ND4J costs
 * about 40 microseconds however small it is, so parts call BLAS on raw pointers.
 *
 * <p><b>Products.</b> {@code FloatBlock.multiply} calls oneDNN where it runs, else OpenBLAS; a
 * {@link org.gleaner.network.math.ProductScope} has large products made in bfloat16.
 *
 * <pre>{@code
 * Rows rows = Rows.of(Sequences.of(new int[] {3, 0, 2}), new float[5 * 4], 4);
 * float[] product = Products.forward(rows.values(), 4, weight, 8);
 * }</pre>
 *
 * <p><b>Traps.</b> A block that owns its memory must be closed; a window is valid as long as its
 * array. {@code Rows.values()} and {@code expanded()} may return the same array: clone before
 * writing. Products of one row and of several round differently, where a result must not depend on
 * neighbours multiply row by row. Java 17 compiles a loop to vector instructions only if it is
 * short, has neither branches nor conversions between float and int, and all its arrays have the
 * same index: {@link org.gleaner.network.math.GaussianUnits} is written so.
 */
package org.gleaner.network.math;

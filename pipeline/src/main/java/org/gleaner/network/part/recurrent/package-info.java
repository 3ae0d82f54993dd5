/**
 * Recurrent parts: {@link org.gleaner.network.part.recurrent.Lstm} and {@link
 * org.gleaner.network.part.recurrent.Gru}.
 *
 * <p><b>What flows.</b> Distinct input vectors are projected for all directions at once. Sequences
 * are then packed, the longest first, so that a step is one product with the sequences that are
 * still running; gates are plain loops over Java arrays, which the compiler vectorises. One
 * direction with {@code States.ALL} can be run row by row, with its state carried by the cursor.
 *
 * <pre>{@code
 * Part lstm = new Lstm("lstm", 100, 64, 2, States.ALL); // 128 numbers for each token
 * Part last = new Gru("gru", 128, 64, 1, States.LAST); // 64 numbers for each sequence
 * }</pre>
 *
 * <p><b>Traps.</b> The order of gates is i, f, g, o in an LSTM and r, z, n in a GRU; other
 * libraries differ. Small steps are multiplied row by row, so that a result does not depend on the
 * number of sequences.
 *
 * <p><b>To add</b> a recurrence: extend {@code Recurrent}, with a pass over packed rows and one
 * step after a state.
 */
package org.gleaner.network.part.recurrent;

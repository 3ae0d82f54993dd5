/**
 * Named tensors and the safetensors format. Internal: may change.
 *
 * <p><b>What flows.</b> {@link org.gleaner.network.tensor.Safetensors} writes a map of {@link
 * org.gleaner.network.tensor.Tensor}s in single precision, or of {@link
 * org.gleaner.network.tensor.DoubleTensor}s in double precision, and reads files of double, single,
 * half and bfloat16 precision as either.
 *
 * <pre>{@code
 * Safetensors.write(Map.of("x", new Tensor(List.of(2L, 3L), values)), out);
 * Map<String, Tensor> tensors = Safetensors.read(in, size);
 * }</pre>
 *
 * <p><b>Traps.</b> A header is untrusted: lengths, types, shapes and offsets are checked against
 * the size of the file before memory is taken. A tensor holds at most 2^31 - 1 numbers. Infinities
 * and NaN are read as they are.
 *
 * <p><b>To add</b> a type of numbers: one constant of {@code NumberType}.
 */
package org.gleaner.network.tensor;

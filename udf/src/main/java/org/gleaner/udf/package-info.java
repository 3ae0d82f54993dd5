/**
 * SQL functions over the pure code of the library.
 *
 * <p>{@link org.gleaner.udf.Functions} is the catalogue: name, arguments, documentation, an example
 * and the pure function. {@link org.gleaner.udf.GleanerExtensions} registers all of them in every
 * session, so that they work in spark-sql, the Thrift server, PySpark and notebooks alike:
 *
 * <pre>{@code
 * spark-sql --jars gleaner.jar --conf spark.sql.extensions=org.gleaner.udf.GleanerExtensions
 * > SELECT id, keyphrases(text, 5, 'textrank') FROM documents;
 * > DESCRIBE FUNCTION EXTENDED keyphrases;
 * }</pre>
 *
 * <p>A null argument gives a null result. The functions see one text at a time: a method that lives
 * on corpus statistics ranks better in the {@code score} job or the {@code KeyphraseRanker} stage.
 */
package org.gleaner.udf;

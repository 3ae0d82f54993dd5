/**
 * SQL functions over the pure code of the library.
 *
 * <p>{@code Functions} is the catalogue: name, arguments, documentation, an example and the pure
 * function. {@link org.gleaner.udf.GleanerExtensions} registers all of them in every session, so
 * that they work in spark-sql, the Thrift server, PySpark and notebooks alike:
 *
 * <pre>{@code
 * spark-sql --jars gleaner.jar --conf spark.sql.extensions=org.gleaner.udf.GleanerExtensions
 * > SELECT id, keyphrases(text, 5, 'textrank') FROM documents;
 * > SELECT classify_text(text, 'hdfs:///models/reviews').label FROM documents;
 * > DESCRIBE FUNCTION EXTENDED keyphrases;
 * }</pre>
 *
 * <p>A null argument gives a null result. Types are cast as for Spark's own functions. A wrong
 * constant, be it a method, a number or a model, is reported before the first row.
 *
 * <p>A model is a folder of {@code train}, {@code pretrain}, {@code import} or {@code word2vec}, or
 * the folder {@code network} or {@code vectors} in a saved stage, on any file system of Hadoop's
 * settings. Each driver and executor loads it once, shares it with the stages of Spark ML, and
 * loads it again within two seconds of a change. To change it, rename a whole new folder into its
 * place.
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>The functions see one text at a time: a method that lives on corpus statistics ranks better
 *       in the {@code score} job or the {@code KeyphraseRanker} stage.
 *   <li>A query that runs while a model is replaced may have rows of both models.
 *   <li>{@code sentences} hides Spark's own function of that name, which gives arrays of words.
 *   <li>A path without a scheme is of the default file system; a local one must be on every
 *       executor.
 *   <li>No rule alone decides what is boilerplate, so cleaning needs a model; {@code html_segments}
 *       gives all visible text.
 *   <li>Classical classifiers are pipelines of Spark ML, which no function can run: load them with
 *       {@code PipelineModel}.
 * </ul>
 */
package org.gleaner.udf;

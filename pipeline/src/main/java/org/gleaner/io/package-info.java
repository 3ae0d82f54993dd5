/**
 * Reading documents, putting unreadable lines into quarantine, and writing outputs whole or not at
 * all.
 *
 * <p>What flows: {@link org.gleaner.io.InputFiles} lists the files of a path, folder or glob and
 * determines the format of each; {@link org.gleaner.io.Corpus} reads them into one Dataset in which
 * every input line is exactly one row, either a document or, with a {@linkplain
 * org.gleaner.ErrorCode code}, a quarantine row. {@link org.gleaner.io.output.CommittedOutput}
 * takes what a job writes and gives it its final name at the end.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.read(spark, ReadSettings.of("hdfs:///pages/*.jsonl.gz"));
 * corpus.documents();  // source, position, id, text, html, language and the fields asked for
 * corpus.quarantine(); // source, position, id, code, detail, excerpt
 * }</pre>
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>Spark's own text and JSON readers fail the whole job on a damaged gzip file, or drop what
 *       they cannot read. These readers take the lines before the break and add one quarantine row
 *       with the place where the file ended.
 *   <li>{@code position} is the byte offset of a line in its (decompressed) file, or the row number
 *       in a Parquet file. With {@code source} it names a line, does not depend on how the file was
 *       split, and is the order in which outputs are sorted.
 *   <li>Jackson refuses strings over 20 million chars by default; here the limit is {@link
 *       org.gleaner.io.ReadSettings#maxLineBytes()} and a longer line is never held in memory.
 *   <li>Lines are UTF-8; those of UTF-16 go to quarantine, a whole file of it is read. A web page
 *       ({@code .html}, {@code .htm}, or {@code .txt} with {@link
 *       org.gleaner.io.ReadSettings#withWholeFiles} and {@link org.gleaner.io.Content#HTML}) is
 *       read in the character set that it declares or that its bytes show; see {@link
 *       org.gleaner.io.encoding.HtmlDecoder}.
 *   <li>A bare carriage return does not end a line.
 * </ul>
 */
package org.gleaner.io;

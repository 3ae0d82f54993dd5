/**
 * Outputs that appear whole or not at all. {@link org.gleaner.io.output.OutputCheck} looks before
 * the work whether an output may be written, {@link org.gleaner.io.output.CommittedOutput} claims
 * its place, takes what a job writes and gives it its final name at the end.
 *
 * <pre>{@code
 * OutputCheck check = new OutputCheck("hdfs:///scored", List.of("hdfs:///pages"), false);
 * try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
 *   rows.write().parquet(output.folder().path("documents"));
 *   output.commit(summary);
 * }
 * }</pre>
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>An output is known by {@code _gleaner.files.json}, the record of its files. What is not in
 *       the record is never deleted: a folder with other files is not replaced.
 *   <li>Beside an output that is being written stands {@code _claim-NAME}, which changes every few
 *       seconds. A run that was taken for dead does not commit.
 *   <li>On the local file system symbolic links are followed before paths are compared, and a mount
 *       point is refused, since it cannot be renamed.
 * </ul>
 */
package org.gleaner.io.output;

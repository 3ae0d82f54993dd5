/**
 * The command line: one job for each {@code spark-submit} run.
 *
 * <p>What flows: {@link org.gleaner.jobs.Main} finds the {@link org.gleaner.jobs.run.Job} in {@link
 * org.gleaner.jobs.Jobs}, the job reads its {@link org.gleaner.jobs.run.Settings} into a record of
 * its own and looks at inputs, outputs and models before Spark starts; then it runs and returns a
 * {@link org.gleaner.jobs.run.Summary}, whose JSON is the last line on standard output.
 *
 * <pre>{@code
 * int exit = Main.run(new String[] {"score", "--input", "pages.jsonl.gz", "--output", "out"},
 *     System.out, System.err);
 * }</pre>
 *
 * <p>To add a job: one class that implements {@link org.gleaner.jobs.run.Job}, one line in {@link
 * org.gleaner.jobs.Jobs}, and its defaults in {@code conf/gleaner.properties}.
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>A default stands in {@code conf/gleaner.properties} and nowhere else; the jar carries a
 *       copy of that file.
 *   <li>Every option is text until a settings record reads it, so that all problems are told at
 *       once.
 *   <li>{@code main} turns standard output over to standard error, since libraries print.
 *   <li>No text of a document may reach a log line or an exception's message.
 *   <li>Whatever an executor needs travels as a small record (a name and options), never as a
 *       scorer or a model.
 * </ul>
 */
package org.gleaner.jobs;

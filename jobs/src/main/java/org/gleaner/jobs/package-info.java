/**
 * The command line: one job for each {@code spark-submit} run.
 *
 * <p>What flows: {@link org.gleaner.jobs.Main} puts every {@link org.gleaner.jobs.run.Job} of
 * {@link org.gleaner.jobs.Jobs} on picocli, which fills the fields of the one that is asked for;
 * {@link org.gleaner.jobs.run.JobCommand} checks them by their annotations, and the job itself
 * looks at inputs, outputs and models before Spark starts, both into {@link
 * org.gleaner.jobs.run.Problems}. Then its run does the work and returns a {@link
 * org.gleaner.jobs.run.Summary}, whose JSON is the last line on standard output.
 *
 * <pre>{@code
 * int exit = Main.run(new String[] {"score", "--input", "pages.jsonl.gz", "--output", "out"},
 *     System.out, System.err);
 * }</pre>
 *
 * <p>To add a job: one class that implements {@link org.gleaner.jobs.run.Job}, its manual in {@code
 * NAME.txt} beside it among the resources, one line in {@link org.gleaner.jobs.Jobs}, and its
 * defaults in {@code conf/gleaner.properties}. {@code ./gleaner docs > docs/jobs.md} then writes
 * its page.
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>A default stands in {@code conf/gleaner.properties} and nowhere else; the jar carries a
 *       copy of that file.
 *   <li>An option that has a default there is required: no field of it is ever empty.
 *   <li>After a problem a field has its default, so that checking can go on and all problems are
 *       reported at once; a check of one option against another asks {@link
 *       org.gleaner.jobs.run.Problems#isAccepted} first.
 *   <li>Whatever is done to a single document goes through {@link org.gleaner.jobs.input.Outcome}:
 *       one bad document never fails a job.
 *   <li>{@code main} turns standard output over to standard error, since libraries print.
 *   <li>No text of a document may reach a log line or an exception's message.
 *   <li>Whatever an executor needs travels as a small final class (a name and options; Kryo cannot
 *       read records), never as a scorer or a model.
 * </ul>
 */
package org.gleaner.jobs;

/**
 * Self-contained HTML pages for people.
 *
 * <p>What flows: a job makes {@link org.gleaner.jobs.report.Fragment}s (tiles, tables, charts,
 * documents) and puts them into a {@link org.gleaner.jobs.report.Report}, whose {@code html()} is
 * the page: a template with its style and the fragments, without script or anything from elsewhere.
 *
 * <pre>{@code
 * new Report("Score", "pages.jsonl.gz")
 *     .add(Fragments.tiles(Map.of("documents", "1,024")))
 *     .section("Keyphrases", BarChart.of(counts))
 *     .html();
 * }</pre>
 *
 * <p>Trap: what comes from a corpus may hold markup. Text enters a page only through {@link
 * org.gleaner.jobs.report.Fragment#text}, which escapes it; a Fragment is never made from a string
 * in any other way outside of this package.
 */
package org.gleaner.jobs.report;

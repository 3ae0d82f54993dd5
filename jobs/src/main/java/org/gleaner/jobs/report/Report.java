package org.gleaner.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page. Not thread-safe. */
public final class Report {
  private final String title;
  private final String subtitle;
  private final List<Fragment> body = new ArrayList<>();

  /** Begins a page. */
  public Report(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  /** Adds a piece. */
  public Report add(Fragment piece) {
    body.add(piece);
    return this;
  }

  /** Adds pieces under a heading. */
  public Report section(String heading, Fragment... pieces) {
    return add(Fragments.section(heading, pieces));
  }

  /** The whole page. */
  public String html() {
    // The body last: it may hold what looks like a gap.
    return template()
        .replace("{{title}}", Fragment.text(title).html())
        .replace("{{subtitle}}", Fragment.text(subtitle).html().replace("{{", "{&#8203;{"))
        .replace("{{body}}", Fragment.join(body).html());
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

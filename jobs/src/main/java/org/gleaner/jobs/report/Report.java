package org.gleaner.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page. Not thread-safe. */
public final class Report {
  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

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
    Map<String, String> gaps =
        Map.of(
            "title", Fragment.text(title).html(),
            "subtitle", Fragment.text(subtitle).html(),
            "body", Fragment.join(body).html());
    // In one pass: what fills a gap may itself look like one.
    return GAP.matcher(template())
        .replaceAll(gap -> Matcher.quoteReplacement(gaps.get(gap.group(1))));
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

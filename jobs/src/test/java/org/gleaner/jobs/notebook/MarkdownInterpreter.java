package org.gleaner.jobs.notebook;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown to the HTML that a reader sees. */
final class MarkdownInterpreter implements Interpreter {
  private final Parser parser = Parser.builder().build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().build();

  @Override
  public String run(String code) {
    String body = renderer.render(parser.parse(code.strip()));
    return "%html <div class=\"markdown-body\">\n" + body + "\n</div>";
  }
}

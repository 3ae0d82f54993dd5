package org.gleaner.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A part of a document that is kept or removed as a whole: an HTML block, a paragraph, or what
 * stands between triple spaces.
 */
public final class Segment implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int begin;
  private final int end;
  private final HtmlContext html;
  private final List<Integer> code;

  /**
   * A segment without code.
   *
   * @param text what a reader sees of it, white space collapsed
   * @param begin offset of its first char in the original document, in UTF-16 code units
   * @param end offset after its last char in the original document
   * @param html the markup around it, or null in plain text
   */
  public Segment(String text, int begin, int end, HtmlContext html) {
    this(text, begin, end, html, List.of());
  }

  /**
   * A segment.
   *
   * @param text what a reader sees of it, white space collapsed
   * @param begin offset of its first char in the original document, in UTF-16 code units
   * @param end offset after its last char in the original document
   * @param html the markup around it, or null in plain text
   * @param code see {@link #code()}
   */
  public Segment(String text, int begin, int end, HtmlContext html, List<Integer> code) {
    this.text = text;
    this.begin = begin;
    this.end = end;
    this.html = html;
    this.code = new ArrayList<>(code);
  }

  /** What a reader sees of it, white space collapsed. */
  public String text() {
    return text;
  }

  /** Offset of its first char in the original document, in UTF-16 code units. */
  public int begin() {
    return begin;
  }

  /** Offset after its last char in the original document. */
  public int end() {
    return end;
  }

  /** The markup around it, or null in plain text. */
  public HtmlContext html() {
    return html;
  }

  /**
   * Which parts of the text are code of a programme, not language: the offsets of the beginning and
   * end of each in the text, in order.
   */
  public List<Integer> code() {
    return Collections.unmodifiableList(code);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment that
        && Objects.equals(text, that.text)
        && begin == that.begin
        && end == that.end
        && Objects.equals(html, that.html)
        && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, begin, end, html, code);
  }

  @Override
  public String toString() {
    return "Segment[text=" + text + ", begin=" + begin + ", end=" + end + ", html=" + html + "]";
  }
}

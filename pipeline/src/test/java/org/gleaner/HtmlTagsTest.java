package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HtmlTagsTest {
  private static List<String> names(String html) {
    List<String> names = new ArrayList<>();
    HtmlTags tags = new HtmlTags(html);
    while (tags.next()) {
      names.add((tags.isEnd() ? "/" : "") + tags.name());
      tags.skipRawText();
    }
    return names;
  }

  @Test
  void tagsInOrder() {
    assertEquals(List.of("p", "b", "/b", "br"), names("a<P>b<b>c</B >d<br/>"));
    assertEquals(List.of("a", "i"), names("1 < 2 <a href='<b>' title=\"<u>\" x=<s><i>"));
    assertEquals(List.of("a"), names("<!-- <b> --><!--><a><!--- <u> --!></3><?x <s>"));
    assertEquals(List.of("script", "/script", "p"), names("<script><b></scripts></script><p>"));
    assertEquals(List.of("title"), names("<title><b>"));
    assertEquals(List.of(), names("<a <a 'x"));
  }

  @Test
  void attributes() {
    HtmlTags tags = new HtmlTags("<p A = 'b c' d/e=f a=g =h=i 'j'>");
    assertTrue(tags.next());
    assertEquals(Map.of("a", "b c", "d", "", "e", "f", "=h", "i", "'j'", ""), tags.attributes());
    assertFalse(tags.next());
  }

  @Test
  void anyTextEnds() {
    for (String text : RandomText.many(51, 3_000)) {
      names(text);
    }
  }
}

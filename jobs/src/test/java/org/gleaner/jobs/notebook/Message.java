package org.gleaner.jobs.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a paragraph's result.
 *
 * @param type TEXT, TABLE or HTML
 * @param data of a table lines of cells parted by tabs, the first of them the names of the columns
 */
record Message(String type, String data) {
  private static final Pattern DIRECTIVE = Pattern.compile("(?m)^%(text|table|html)[ \n]");

  /** The parts of what a paragraph printed; blank ones are left out. */
  static List<Message> of(String output) {
    List<Message> messages = new ArrayList<>();
    Matcher directive = DIRECTIVE.matcher(output);
    String type = "text";
    int begin = 0;
    while (directive.find()) {
      add(messages, type, output.substring(begin, directive.start()));
      type = directive.group(1);
      begin = directive.end();
    }
    add(messages, type, output.substring(begin));
    return messages;
  }

  private static void add(List<Message> messages, String type, String data) {
    if (!data.isBlank()) {
      boolean table = type.equals("table");
      messages.add(new Message(type.toUpperCase(Locale.ROOT), table ? data.strip() + "\n" : data));
    }
  }
}

package org.gleaner.jobs;

import java.util.Arrays;
import java.util.List;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Manual;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints {@code docs/jobs.md}: the manuals and options of all jobs as one page. */
@Command(name = "docs", hidden = true, header = "Print the page of all jobs, docs/jobs.md.")
final class DocsCommand implements Page {
  @Override
  public String text(CommandLine commands) {
    return page();
  }

  /** The page, with the defaults that are shipped. */
  static String page() {
    CommandLine commands = Commands.commandLine(Defaults.shipped());
    StringBuilder page = new StringBuilder(Manual.read(DocsCommand.class, "docs.md"));
    List<OptionSpec> common = CommandSpec.forAnnotatedObject(new CommonOptions()).options();
    CommandSpec first = commands.getSubcommands().values().iterator().next().getCommandSpec();
    options(
        page,
        common.stream()
            .filter(option -> !option.usageHelp())
            .map(option -> first.findOption(option.longestName()))
            .toList());
    page.append("\n| job | |\n|---|---|\n");
    for (String name : Jobs.CATALOGUE.names()) {
      page.append("| [").append(name).append("](#").append(name).append(") | ");
      page.append(manual(name).summary()).append(" |\n");
    }
    for (String name : Jobs.CATALOGUE.names()) {
      CommandSpec spec = commands.getSubcommands().get(name).getCommandSpec();
      Manual manual = manual(name);
      page.append("\n## ").append(name).append("\n\n").append(manual.summary()).append("\n\n");
      text(page, manual.text());
      page.append("\n```shell\n");
      manual.examples().forEach(line -> page.append("./").append(line).append('\n'));
      page.append("```\n\n");
      options(page, spec.options().stream().filter(option -> !isIn(common, option)).toList());
    }
    return page.toString();
  }

  private static Manual manual(String name) {
    return Manual.of(Jobs.CATALOGUE.named(name).get().getClass(), name);
  }

  private static boolean isIn(List<OptionSpec> options, OptionSpec option) {
    return options.stream().anyMatch(other -> other.longestName().equals(option.longestName()));
  }

  /** Paragraphs as they are; indented lines, which are lists in columns, as blocks. */
  private static void text(StringBuilder page, String text) {
    boolean inside = false;
    for (String line : text.lines().toList()) {
      boolean indented = line.startsWith("  ");
      if (indented != inside) {
        page.append(indented ? "\n```text\n" : "```\n\n");
        inside = indented;
      }
      page.append(indented ? line.substring(2) : escaped(line)).append('\n');
    }
    page.append(inside ? "```\n" : "");
  }

  private static void options(StringBuilder page, List<OptionSpec> options) {
    page.append("| option | |\n|---|---|\n");
    for (OptionSpec option : options) {
      String label = option.type() == boolean.class ? "" : " " + option.paramLabel();
      page.append("| `").append(option.longestName()).append(label.replace("|", "\\|"));
      String description = String.join(" ", Arrays.asList(option.description()));
      page.append("` | ").append(escaped(description.replace("%%", "%"))).append(" |\n");
    }
  }

  private static String escaped(String text) {
    return text.replaceAll("([*_|<\\[])", "\\\\$1");
  }
}

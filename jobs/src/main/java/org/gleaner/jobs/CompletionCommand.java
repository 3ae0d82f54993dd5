package org.gleaner.jobs;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes the command line in a shell. */
@Command(
    name = "completion",
    hidden = true,
    header = "Print a script that completes jobs, options and names: bash (and zsh).",
    footer = {"", "  source <(gleaner completion bash)"})
final class CompletionCommand implements Page {
  @Parameters(paramLabel = "SHELL", defaultValue = "bash", description = "the shell: bash")
  private String shell;

  @Override
  public String text(CommandLine commands) {
    if (!shell.equals("bash")) {
      throw new IllegalArgumentException("Cannot complete in shell: " + shell + ". Accepted: bash");
    }
    return AutoComplete.bash(commands.getCommandName(), commands);
  }
}

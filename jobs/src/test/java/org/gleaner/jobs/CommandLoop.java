package org.gleaner.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs one command line after the other in a Java machine that goes on, each with a session of its
 * own: reads the arguments as a JSON array from a line of standard input, and answers with a line
 * of {@code {"exit":0,"out":"...","err":"..."}}.
 */
final class CommandLoop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CommandLoop() {}

  public static void main(String[] none) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      CommandLineRun run = CommandLineRun.withoutSpark(JSON.readValue(line, String[].class));
      answers.println(
          JSON.writeValueAsString(Map.of("exit", run.exit(), "out", run.out(), "err", run.err())));
    }
  }
}

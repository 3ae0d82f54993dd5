package org.gleaner.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gleaner.network.Predictor;
import org.gleaner.network.task.LabelledText;

/**
 * Texts a second of processor time that a model of one text scores, given one by one and together,
 * in turn: three rounds. Arguments: the model folder, and a file with a text on each line.
 */
public final class ScoreRate {
  private static final int ROUNDS = 3;

  private ScoreRate() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    Predictor<LabelledText> predictor = Predictor.ofTexts(Path.of(arguments[0]));
    List<LabelledText> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      texts.add(LabelledText.unlabelled(line));
    }
    for (int round = 0; round < ROUNDS; round++) {
      double alone = seconds(() -> texts.forEach(predictor::output));
      double together = seconds(() -> predictor.outputs(texts));
      System.out.printf(
          Locale.ROOT,
          "%d texts: alone %.0f/s, together %.0f/s, x%.2f%n",
          texts.size(),
          texts.size() / alone,
          texts.size() / together,
          alone / together);
    }
  }

  private static double seconds(Runnable work) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
  }
}

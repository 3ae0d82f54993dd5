package org.gleaner.jobs.train;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.Problems;
import org.gleaner.network.KnownWords;
import org.gleaner.network.StartingPoint;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.train.TrainerSettings;

/**
 * The options of a training, distributed between the network, its vocabulary and its trainer, which
 * check them.
 *
 * @param start the network with whose encoder it begins; null for random weights
 * @param words the network's vocabulary
 * @param trainer how it is trained
 * @param definition the network; null if its options are wrong
 */
record NetworkOptions(
    StartingPoint start, KnownWords words, TrainerSettings trainer, NetworkDefinition definition) {

  /** What is given, before anything has taken its own. */
  static final class Given {
    private final Problems problems;
    private final String encoder;
    private final TreeMap<String, String> options;
    private final StartingPoint start;

    /**
     * Opens the folder that the encoder may be.
     *
     * @param options by name; copied
     */
    Given(Problems problems, String encoder, Map<String, String> options) {
      this.problems = problems;
      this.encoder = encoder;
      this.options = new TreeMap<>(options);
      boolean folder = encoder != null && encoder.contains("/");
      this.start =
          folder && problems.isAccepted("--encoder")
              ? new StartingPoint(ModelFolder.open(encoder).files().open())
              : null;
      if (start != null) {
        prefer(StartingPoint.trainerPreferences());
      }
    }

    /** Whether training goes on from a folder. */
    boolean goesOn() {
      return start != null;
    }

    /** Sets options that are not given. */
    void prefer(Map<String, String> preferences) {
      preferences.forEach(options::putIfAbsent);
    }

    /**
     * Distributes the options.
     *
     * @param size most words of a counted vocabulary
     * @param leastCount how often they must occur by default
     */
    NetworkOptions of(String task, int size, int leastCount) {
      KnownWords words = words(size, leastCount);
      Map<String, String> network = new TreeMap<>(options);
      network.keySet().removeAll(trainerKeys());
      options.keySet().retainAll(trainerKeys());
      Options own = Options.of(options);
      TrainerSettings trainer = TrainerSettings.of(own);
      problems.check(own::requireEmpty);
      NetworkDefinition definition = null;
      if (problems.isAccepted("--encoder")) {
        definition = problems.tried(() -> defined(task, network).requireFit()).orElse(null);
      }
      return new NetworkOptions(start, words, trainer, definition);
    }

    private NetworkDefinition defined(String task, Map<String, String> network) {
      return start == null
          ? new NetworkDefinition(encoder, task, network)
          : start.definition(task, network);
    }

    /** Takes its own options out of those given. */
    private KnownWords words(int size, int leastCount) {
      Map<String, String> own = new TreeMap<>(options);
      own.keySet().retainAll(KnownWords.OPTIONS);
      options.keySet().removeAll(KnownWords.OPTIONS);
      Options read = Options.of(own);
      KnownWords words = KnownWords.of(read, size, leastCount);
      problems.check(read::requireEmpty);
      return words;
    }

    private static Set<String> trainerKeys() {
      Options all = Options.none();
      var unused = TrainerSettings.of(all);
      return all.used().keySet();
    }
  }
}

package org.gleaner.jobs.demo;

import java.util.List;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/** The main job on the sample that is shipped. */
public final class DemoJob implements Job {
  @Override
  public String summary() {
    return "See it work: train, evaluate and score on a small sample.";
  }

  @Override
  public String manual() {
    return """
        Trains a cleaning network on a few dozen web pages by parameter averaging, judges
        it on pages of other hosts, cleans those and some Wikipedia paragraphs with it,
        and extracts their keyphrases. Writes documents/, quarantine/, model/ and
        report.html as score and train do, and the sample itself beside the output
        (out/demo-sample), to try the other jobs on.

        The sample is small, so that this takes a minute or two: the network is better
        with more pages. Pages: WCXB by Murrough Foley (CC BY 4.0); paragraphs: English
        Wikipedia (CC BY-SA 3.0).""";
  }

  @Override
  public List<String> examples() {
    return List.of("demo", "demo --output /tmp/demo --keyphrases yake");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("output", "DIR", "folder to write; replaced if it is the default"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.value("keyphrases", "METHOD", "keyphrase method"),
        JobOption.value("epochs", "N", "most passes over the training pages"),
        JobOption.value("batch-size", "N", "pages of one step of one worker"),
        JobOption.value("averaging-frequency", "N", "steps between two averages of the weights"),
        JobOption.value("workers", "N", "tasks that train side by side"),
        JobOption.value("seed", "N", "of the first weights and the order of the pages"));
  }

  @Override
  public Run prepare(Settings settings) {
    Demo demo = Demo.of(settings);
    if (settings.isSound()) {
      Preflight.output(settings, demo.check());
    }
    return demo;
  }
}

package org.gleaner.jobs.publish;

import java.util.List;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/** Lets readers have an output, if it is good enough. */
public final class PublishJob implements Job {
  @Override
  public String summary() {
    return "Check the figures of an output and move it to where its readers look.";
  }

  @Override
  public String manual() {
    return """
    Reads the summary that a job has left in its output (_gleaner.json: the line it
    printed), and refuses to publish if there are fewer rows or a larger share set
    aside or removed than allowed; the output stays where it is, to look at. Else
    the folder is renamed to --to, in place of what was published there before; other
    folders are left alone. An output that is published already is left as it is, so
    that the command may be repeated. Both folders must be on one file system.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "publish --from staged/1 --to scored/date=1 --min-rows 1000",
        "publish --from out --to scored --max-quarantined-share 0.05");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("from", "DIR", "output of a job"),
        JobOption.value("to", "DIR", "folder to publish it as"),
        JobOption.value("min-rows", "N", "documents at least"),
        JobOption.value("max-quarantined-share", "S", "largest share of lines set aside, 0 to 1"),
        JobOption.value("max-removed-share", "S", "largest share of text removed, 0 to 1 (score)"));
  }

  @Override
  public Run prepare(Settings settings) {
    Publish publish =
        new Publish(settings.required("from"), settings.required("to"), QualityGate.of(settings));
    if (settings.isSound()) {
      settings.check(() -> publish.requireOneSystem(Preflight.configuration()));
    }
    if (settings.isSound()) {
      Preflight.output(settings, publish.check());
    }
    return publish;
  }
}

package org.gleaner.jobs.score;

import java.util.List;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.keyphrase.Scorers;

/** The batch job: documents in, cleaned text and keyphrases out. */
public final class ScoreJob implements Job {
  @Override
  public String summary() {
    return "Clean documents and extract their keyphrases.";
  }

  @Override
  public String manual() {
    return """
        Reads documents (a field text, or html), cuts them into segments, removes those
        that the cleaning network takes for boilerplate, and extracts keyphrases from
        what is left. Writes, whole or not at all, a folder with
          documents/   Parquet: id, source, position, language, text (cleaned),
                       removed [begin, end, reason, score],
                       keyphrases [phrase, score, begin, end], in input order;
                       offsets point into the document as it was read
          quarantine/  JSON lines: what could not be read or processed, with a code
          report.html  what was done, to look at
        Without --cleaner nothing is removed.

        With --follow the input is a folder to which files are added, and the output gets
        a folder batch-NUMBER of the same content for each lot of new files, whole or not
        at all and exactly once, however often the run is stopped and started: read
        OUTPUT/batch-*/documents. Move files in whole (write them elsewhere, or under a
        name that begins with . or _, and rename them); a file is read once. Ends with
        exit code 0 when it is told to terminate. Methods that count phrases over the
        whole corpus are refused.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "score --input pages.jsonl.gz --output out --cleaner model",
        "score --input 'hdfs:///texts/*.txt' --whole-files --output out --top 5",
        "score --input incoming --output out --follow --trigger '1 minute' --keyphrases yake");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("output", "DIR", "folder to write"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.value(
            "cleaner", "DIR", "model folder of a cleaning network; of several versions the last"),
        JobOption.value(
            "keyphrases",
            "METHOD",
            "keyphrase method: " + String.join(", ", Scorers.CATALOGUE.names())),
        JobOption.value("top", "N", "most keyphrases of a document"),
        JobOption.values("set", "KEY=VALUE", "an option of the method; may be repeated"),
        JobOption.value(
            "segmenter",
            "NAME",
            "how plain text is cut: paragraphs, triple-space, or auto: triple-space where three"
                + " blanks stand in a row"),
        JobOption.value("language", "CODE", "ISO 639-1 code of the documents, or auto to detect"),
        JobOption.value("keyphrase-chars", "N", "take keyphrases from the first N chars only"),
        JobOption.value("partitions", "N", "cut the work into at least N tasks; 0: one a core"),
        JobOption.flag("follow", "go on with the files that are added to the folder --input"),
        JobOption.value(
            "checkpoint", "DIR", "what --follow has done; by default _checkpoint in the output"),
        JobOption.value(
            "trigger",
            "WHEN",
            "how often --follow looks, e.g. '1 minute'; available-now: does what is there and ends"),
        JobOption.value("max-files", "N", "most files of a batch of --follow"));
  }

  @Override
  public Run prepare(Settings settings) {
    ScoreSettings read = ScoreSettings.of(settings);
    FollowSettings follow = settings.flag("follow") ? FollowSettings.of(settings, read) : null;
    ModelFolder model = null;
    if (settings.isSound()) {
      if (follow == null) {
        Preflight.inputs(settings, read.read());
        Preflight.output(settings, read.check());
      } else {
        settings.check(follow::requireFolders);
      }
      model = read.cleaner() == null ? null : ModelFolder.open(ModelVersions.inUse(read.cleaner()));
    }
    return follow == null ? new Score(read, model) : new Follow(follow, read, model);
  }
}

package org.gleaner.jobs;

import java.util.List;
import org.gleaner.keyphrase.Scorers;

/** The batch job: documents in, cleaned text and keyphrases out. */
final class ScoreJob implements Job {
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
    Without --cleaner nothing is removed.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "score --input pages.jsonl.gz --output out --cleaner model",
        "score --input 'hdfs:///texts/*.txt' --whole-files --output out --top 5");
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
        JobOption.value("partitions", "N", "cut the work into at least N tasks; 0: one a core"));
  }

  @Override
  public Run prepare(Settings settings) {
    ScoreSettings read = ScoreSettings.of(settings);
    ModelFolder model = null;
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.output(settings, read.check());
      model = read.cleaner() == null ? null : ModelFolder.open(ModelVersions.inUse(read.cleaner()));
    }
    return new Score(read, model);
  }
}

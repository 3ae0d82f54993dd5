package org.gleaner.jobs.duplicates;

import java.util.List;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/** Near-duplicates of a corpus. */
public final class DuplicatesJob implements Job {
  @Override
  public String summary() {
    return "Find documents that say nearly the same, and keep one of each group.";
  }

  @Override
  public String manual() {
    return """
        Compares documents by the runs of words that they share (MinHash in bands) and
        writes, whole or not at all, a folder with
          kept/        Parquet: id, text or html, language; what other jobs can read
          duplicates/  Parquet: id, duplicate_of, source, position
          quarantine/  JSON lines: what could not be read, with a code
          report.html  how many there are, and the largest groups
        Of each group the document of the least id stays, whatever the partitioning.
        Two documents that share a share s of their runs are found with probability
        1 - (1 - s^rows)^bands: with 14 bands of 8 rows .92 at s = .8, .05 at s = .5;
        those below --threshold are then let go. --threshold 1 asks for the same words
        in the same order.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "duplicates --input 'crawl/*.jsonl.gz' --output crawl-once",
        "duplicates --input pages.jsonl --output once --threshold 1");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("output", "DIR", "folder to write"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.value("threshold", "SHARE", "documents this similar are duplicates, 0 to 1"),
        JobOption.value("shingle-size", "N", "words of a run"),
        JobOption.value("bands", "N", "bands of a signature; more find more"),
        JobOption.value("band-rows", "N", "places of a band; more find less"),
        JobOption.value("seed", "N", "draws the hash functions"));
  }

  @Override
  public Run prepare(Settings settings) {
    DuplicatesSettings read = DuplicatesSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.output(settings, read.check());
    }
    return new Duplicates(read);
  }
}

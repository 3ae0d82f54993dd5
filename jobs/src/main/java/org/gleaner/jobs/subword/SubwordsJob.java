package org.gleaner.jobs.subword;

import java.util.List;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;

/** Learns a vocabulary of pieces of words. */
public final class SubwordsJob implements Job {
  @Override
  public String summary() {
    return "Learn a vocabulary of pieces of words: WordPiece or byte-level BPE.";
  }

  @Override
  public String manual() {
    return """
        Counts the words of the documents on the executors, then merges the most frequent
        pairs of pieces, one after the other, as the Hugging Face tokenizers library does
        (Sennrich et al. 2016; WordPiece pieces inside a word begin with ##). Writes,
        whole or not at all, a folder with
          tokenizer.json  for tfidf, cluster, word2vec with --tokenizer wordpiece --set
                          vocabulary=FILE, the stage DocumentTokenizer, and the
                          tokenizers library itself
          quarantine/     JSON lines: what could not be read, with a code
          report.html     what was done, to look at""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "subwords --input 'wiki/*.jsonl.gz' --kind wordpiece --output vocabulary",
        "subwords --input a.txt --kind byte-level-bpe --vocabulary-size 8000 --output bpe");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("output", "DIR", "folder to write"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.value("kind", "NAME", "wordpiece or byte-level-bpe"),
        JobOption.value("vocabulary-size", "N", "pieces, at most; single characters all stay"),
        JobOption.value("min-frequency", "N", "rarer pairs are not merged"),
        JobOption.value("max-words", "N", "most distinct words to learn from: the most frequent"),
        JobOption.flag("keep-case", "WordPiece: keep capital letters and accents"));
  }

  @Override
  public Run prepare(Settings settings) {
    SubwordsSettings read = SubwordsSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.output(settings, read.check());
    }
    return new Subwords(read);
  }
}

package org.gleaner.jobs.vector;

import java.util.List;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.file.VectorFormats;

/** Trains word vectors, and judges them. */
public final class Word2VecJob implements Job {
  @Override
  public String summary() {
    return "Train word vectors on the executors, and judge them.";
  }

  @Override
  public String manual() {
    return """
        Reads documents, counts their words and learns a vector for each frequent one:
        --method skip-gram or cbow (negative sampling; --set loss=hierarchical-softmax),
        or glove, which counts first how often two words meet. With --set min-ngram=3
        words are composed of character n-grams, so that words never seen have vectors
        too. With --set phrases=1 pairs of words that
        belong together are learnt as one word (new_york), with 2 pairs of those as well;
        --set phrase-threshold=100 says how much more often than by chance; vectors of
        documents made with the folder have the same phrases. Each
        executor learns with all its threads into one set of vectors; several times an
        epoch the executors' vectors are put together. With --workers 1 the same input
        and seed give the same vectors.

        Writes, whole or not at all, a model folder: config.json, vectors-*.bin (and
        ngrams-*.bin), report.html, and quarantine/ with the lines that were not used.
        Files of word pairs with people's scores (WordSim) and of analogies (Mikolov's
        questions-words) judge the vectors; without --input those of --model.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "word2vec --input 'wiki/*.jsonl.gz' --model vectors --evaluate-similarity ws353.txt",
        "word2vec --input texts.txt --model vectors --method cbow --epochs 5 --set negatives=10",
        "word2vec --model vectors --evaluate-analogies questions-words.txt");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("model", "DIR", "folder to write, or without --input to judge"),
        JobOption.flag("overwrite", "replace the model of an earlier run"),
        JobOption.value(
            "tokenizer",
            "NAME",
            "how text is cut into words: " + String.join(", ", Tokenizers.FACTORIES.names())),
        JobOption.flag("keep-case", "do not put words into lower case"),
        JobOption.value("method", "NAME", "skip-gram, cbow or glove"),
        JobOption.value("dimensions", "N", "numbers of a vector"),
        JobOption.value("window", "N", "words of context on each side, at most: 5, of glove 10"),
        JobOption.value("epochs", "N", "passes over the input: 1, of glove 15"),
        JobOption.value("min-count", "N", "rarer words have no vector"),
        JobOption.value(
            "learning-rate", "X", "0.1 falling to nearly 0, of glove 0.05 over past steps"),
        JobOption.value("workers", "N", "tasks that learn side by side; 0: one a core"),
        JobOption.value("seed", "N", "with one worker the same seed gives the same vectors"),
        JobOption.values("evaluate-similarity", "FILE", "word pairs with scores; may be repeated"),
        JobOption.values("evaluate-analogies", "FILE", "analogies in sections; may be repeated"),
        WordVectorModel.option(),
        JobOption.values(
            "export",
            "FORMAT",
            "write the vectors in this format too: "
                + String.join(", ", VectorFormats.CATALOGUE.names())),
        JobOption.values(
            "set",
            "KEY=VALUE",
            "another option of the training or the tokenizer; may be repeated"));
  }

  @Override
  public Run prepare(Settings settings) {
    Word2VecSettings read = Word2VecSettings.of(settings);
    if (!settings.isSound()) {
      return null;
    }
    WordVectorJudge judge = WordVectorJudge.open(read.similarities(), read.analogies());
    if (read.read() == null) {
      WordVectorModel model = WordVectorModel.open(read.model(), read.format());
      return context -> Word2Vec.judge(context, model, judge);
    }
    Preflight.inputs(settings, read.read());
    Preflight.output(settings, read.check());
    return new Word2Vec(read, judge);
  }
}

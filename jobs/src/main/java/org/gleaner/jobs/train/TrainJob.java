package org.gleaner.jobs.train;

import java.util.List;
import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.stage.ClassicalMethods;

/** Trains a network on the executors by parameter averaging. */
public final class TrainJob implements Job {
  /** What can be trained, by name. */
  public static final Catalogue<Function<Settings, Run>> TASKS =
      Catalogue.<Function<Settings, Run>>of("task")
          .add("clean", TrainClean::prepare)
          .add("classify", TrainJob::classify)
          .add("multi-label", settings -> TrainText.prepare(settings, "multi-label"))
          .add("regress", settings -> TrainText.prepare(settings, "regress"))
          .add("pair", settings -> TrainText.prepare(settings, "pair"))
          .add("tag", settings -> TrainText.prepare(settings, "tag"))
          .build();

  /** With {@code --method} a classical classifier, else a network. */
  private static Run classify(Settings settings) {
    return settings.isGiven("method")
        ? TrainClassical.prepare(settings)
        : TrainText.prepare(settings, "classify");
  }

  @Override
  public String summary() {
    return "Train a network on the executors by parameter averaging.";
  }

  @Override
  public String manual() {
    return """
        --task clean learns to keep or remove the segments of a document. A line of the
        input has html and text (a page and what should be left of it), or leaves
        ([label, tag path, text], 1 for content), or segments and labels (0 keep,
        1 remove), or text and labels where three blanks part the segments.
        Without --dev a tenth of the hosts (of the ids where there is no url) is set
        apart to choose the epoch and the threshold.

        The other tasks read a text and what a person said of it; of a .tsv file --columns
        names the fields: label,_,text.
          classify     text (perhaps title) and label: one label
          multi-label  text and labels, an array: any number of labels
          regress      text and label, a number between --set low=0 and --set high=1
          pair         text, second and label: one label of both, or with
                       --set answer=number a number
          tag          tokens and labels, arrays: B-x, I-x or O for each token
        --embeddings gives word vectors to begin with. Without --dev a tenth of the ids is
        set apart to choose the epoch.

        --task classify --method NAME learns to tell labels apart by the terms of texts: a
        line has text and label. --set takes options of the terms, their weights and the
        classifier (tokenizer, max-ngram, tf, regularization, smoothing, trees ...). With
        --embeddings a text is instead one vector of its words, --set features=average,
        max, tf-idf, sif or centroids (a count for each of --set clusters=100).

        Writes, whole or not at all, a model folder of plain files (config.json,
        vocab.txt, labels.txt, model.safetensors), report.html with the training curve,
        and quarantine/ with the lines that could not be used.
        --set takes options of the encoder, the task and the trainer (features,
        hidden-size, learning-rate, warm-up, decay, patience ...).
        A run with --checkpoint that was cut short goes on with --resume and ends with the
        same weights; settings and data must be the same.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "train --task clean --encoder bilstm --input pages.jsonl.gz --model model",
        "train --task classify --encoder cnn --input a.tsv.gz --columns label,_,text --model m",
        "train --task classify --method naive-bayes --input a.jsonl --model model",
        "train --task clean --input a.jsonl --dev b.jsonl --model model --set features=text");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("task", "NAME", "what to learn: " + String.join(", ", TASKS.names())),
        JobOption.value(
            "encoder",
            "NAME",
            "body of the network: " + String.join(", ", Encoders.CATALOGUE.names())),
        JobOption.value(
            "method",
            "NAME",
            "classifier without a network: "
                + String.join(", ", ClassicalMethods.CATALOGUE.names())),
        JobOption.values("dev", "PATH", "documents to choose the epoch and the threshold by"),
        JobOption.value("model", "DIR", "folder to write"),
        JobOption.flag("overwrite", "replace the model of an earlier run"),
        JobOption.value("epochs", "N", "most passes over the input"),
        JobOption.value("batch-size", "N", "documents of one step of one worker"),
        JobOption.value("workers", "N", "tasks that train side by side"),
        JobOption.value("averaging-frequency", "N", "steps between two averages of the weights"),
        JobOption.value("vocabulary-size", "N", "most words the network knows"),
        JobOption.value(
            "embeddings",
            "PATH",
            "word vectors to begin with, or those of --method: a folder of word2vec or a file"),
        WordVectorModel.option(),
        JobOption.value("seed", "N", "the same seed and input give the same weights"),
        JobOption.value("checkpoint", "DIR", "folder that keeps how far training has come"),
        JobOption.value("checkpoint-rounds", "N", "rounds of averaging between two checkpoints"),
        JobOption.flag("resume", "go on from the last checkpoint, if there is one"),
        JobOption.value("segmenter", "NAME", "how plain text is cut, as in score"),
        JobOption.values("set", "KEY=VALUE", "another option; may be repeated"));
  }

  @Override
  public Run prepare(Settings settings) {
    String task = settings.named("task", TASKS);
    return TASKS.names().contains(task) ? TASKS.named(task).apply(settings) : null;
  }
}

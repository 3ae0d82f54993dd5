package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gleaner.network.model.LocalFolder;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.pretrained.PretrainedImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From documents to a vocabulary, an encoder, a classifier, and a folder of another library. */
final class PretrainJobTest {
  private static final String[] SENTENCES = {
    "The cat drinks white milk every morning.",
    "A dog eats fresh meat on sunday evenings.",
    "Our bird sings long songs before it sleeps.",
    "Their horse pulls heavy carts through narrow streets."
  };

  @RegisterExtension final JobRunner jobs = new JobRunner();

  private Path documents(String name, int count, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 6; k++) {
        text.append(SENTENCES[random.nextInt(4)]).append(' ');
      }
      lines.add("{\"id\":\"" + seed + "-" + i + "\",\"text\":\"" + text + "\"}");
    }
    return jobs.file(name, lines);
  }

  private JobRunner.Command pretrain(Path input, Path dev, String model) {
    return jobs.run("pretrain")
        .with("input", input)
        .with("dev", dev)
        .in("model", model)
        .with("max-tokens", 24)
        .with("epochs", 2)
        .with("batch-size", 8)
        .with("workers", 2)
        .with("averaging-frequency", 2);
  }

  private JobRunner.Command fresh(Path input, Path dev, String model) {
    return pretrain(input, dev, model)
        .in("vocabulary", "vocabulary")
        .set("size", "tiny")
        .set("hidden-size", 16)
        .set("inner-size", 32)
        .set("positions", 64);
  }

  private float[] tensor(String model, String name) {
    return NetworkStore.load(jobs.path(model)).tensors().get(name).values();
  }

  @Test
  void anEncoderIsLearntTakenOnTunedAndExported() throws IOException {
    Path input = documents("a.jsonl", 60, 1);
    Path dev = documents("b.jsonl", 6, 2);
    jobs.run("subwords")
        .with("input", input)
        .with("kind", "wordpiece")
        .with("vocabulary-size", 120)
        .with("min-frequency", 1)
        .in("output", "vocabulary")
        .summary();
    JsonNode first = fresh(input, dev, "mine").summary();
    assertTrue(first.at("/metrics/training_documents").intValue() > 100, first.toString());
    JsonNode figures = first.at("/metrics/dev");
    assertTrue(figures.get("masked_tokens").intValue() > 30, first.toString());
    double loss = figures.get("loss").doubleValue();
    assertTrue(loss > 1 && loss < 6, first.toString());
    assertTrue(figures.get("bits_per_character").doubleValue() > 0);
    fresh(input, dev, "again").summary();
    assertArrayEquals(tensor("mine", "encoder.E"), tensor("again", "encoder.E"));

    JsonNode further =
        pretrain(input, dev, "adapted").with("encoder", jobs.path("mine") + "/").summary();
    assertTrue(further.at("/metrics/dev/masked_tokens").intValue() > 30);
    tuned();
    exported();
  }

  private void tuned() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      lines.add("{\"text\":\"" + SENTENCES[i % 4] + "\",\"label\":\"l" + i % 2 + "\"}");
    }
    Path input = jobs.file("labelled.jsonl", lines);
    jobs.run("train")
        .with("task", "classify")
        .with("encoder", jobs.path("mine") + "/")
        .with("input", input)
        .with("dev", input)
        .in("model", "tuned")
        .with("epochs", 1)
        .with("workers", 1)
        .set("learning-rate", 1e-9)
        .set("weight-decay", 0)
        .summary();
    SavedNetwork tuned = NetworkStore.load(jobs.path("tuned"));
    assertEquals("24", tuned.definition().options().get("max-tokens"));
    assertArrayEquals(
        tensor("mine", "encoder.layer-2.units.outer.W"),
        tuned.tensors().get("encoder.layer-2.units.outer.W").values(),
        1e-6f);
    Path unlabelled = documents("c.jsonl", 8, 3);
    JsonNode judged =
        jobs.run("evaluate")
            .with("task", "masked")
            .in("model", "mine")
            .with("input", unlabelled)
            .summary();
    assertEquals(8, judged.get("rows").intValue());
    assertTrue(judged.at("/metrics/masked_tokens").intValue() >= 16, judged.toString());
  }

  private void exported() throws IOException {
    jobs.run("export").in("model", "mine").in("to", "folder").summary();
    assertTrue(
        Files.readString(jobs.path("folder").resolve("config.json")).contains("BertForMaskedLM"));
    SavedNetwork back =
        PretrainedImport.read(new LocalFolder(jobs.path("folder")), java.util.Map.of()).network();
    assertArrayEquals(tensor("mine", "encoder.E"), back.tensors().get("encoder.E").values());
    assertArrayEquals(
        tensor("mine", "output.b"), back.tensors().get("kept.cls.predictions.bias").values());
  }

  @Test
  void pairsOfTextsAreLearntToo() throws IOException {
    Path input = documents("a.jsonl", 40, 1);
    Path dev = documents("b.jsonl", 6, 2);
    jobs.run("subwords")
        .with("input", input)
        .with("kind", "wordpiece")
        .with("vocabulary-size", 120)
        .in("output", "vocabulary")
        .summary();
    for (String objective : List.of("mlm+nsp", "mlm+sop")) {
      JsonNode trained =
          fresh(input, dev, objective)
              .with("objective", objective)
              .set("mask-units", "words")
              .set("pooling", "pooler")
              .summary();
      assertTrue(trained.at("/metrics/dev/pairs").intValue() > 5, trained.toString());
      assertEquals(2, NetworkStore.load(jobs.path(objective)).labels().size());
      assertEquals(16 * 16, tensor(objective, "encoder.pooler.W").length);
    }
  }

  @Test
  void whatIsMissingIsReported() throws IOException {
    Path input = documents("a.jsonl", 2, 1);
    CommandLineRun none = jobs.run("pretrain").with("input", input).in("model", "m").any();
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("without --vocabulary"), none.err());
  }
}

package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.text.subword.TokenizerJson;
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
    vocabulary(input, "wordpiece");
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
    tunedFrom("mine");
    judged();
  }

  private void tunedFrom(String model) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      lines.add("{\"text\":\"" + SENTENCES[i % 4] + "\",\"label\":\"l" + i % 2 + "\"}");
    }
    Path input = jobs.file("labelled.jsonl", lines);
    jobs.run("train")
        .with("task", "classify")
        .with("encoder", jobs.path(model) + "/")
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
        tensor(model, "encoder.layer-2.units.outer.W"),
        tuned.tensors().get("encoder.layer-2.units.outer.W").values(),
        1e-6f);
  }

  private JobRunner.Command evaluate(Path input, String model) {
    return jobs.run("evaluate").with("task", "masked").in("model", model).with("input", input);
  }

  /** Whole documents are judged, by masks that depend on the seed alone. */
  private void judged() throws IOException {
    Path input = documents("c.jsonl", 8, 3);
    JsonNode judged = evaluate(input, "mine").summary();
    assertEquals(8, judged.get("rows").intValue());
    JsonNode figures = judged.get("metrics");
    assertTrue(figures.get("masked_tokens").intValue() > 8 * 6, judged.toString());
    double first = figures.get("accuracy").doubleValue();
    assertTrue(first <= figures.get("accuracy_at_5").doubleValue(), judged.toString());
    assertEquals(
        Math.exp(figures.get("loss").doubleValue()),
        figures.get("perplexity").doubleValue(),
        0.01 * figures.get("perplexity").doubleValue());
    assertEquals(figures, evaluate(input, "mine").set("mask-seed", 0).summary().get("metrics"));
    JsonNode other = evaluate(input, "mine").set("mask-seed", 1).summary().get("metrics");
    assertEquals(figures.get("masked_tokens"), other.get("masked_tokens"));
    assertNotEquals(figures.get("loss"), other.get("loss"));
    JsonNode more = evaluate(input, "mine").set("mask-rate", 0.4).summary().get("metrics");
    assertTrue(more.get("masked_tokens").intValue() > 2 * other.get("masked_tokens").intValue());
    CommandLineRun wrong = evaluate(input, "mine").set("mask-rate", 7).set("hidden-size", 4).any();
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("Cannot use mask-rate: 7"), wrong.err());
    assertTrue(
        wrong
            .err()
            .contains("hidden-size. Accepted: mask-rate, mask-seed, mask-units, phrase-language"),
        wrong.err());
  }

  private void exported() throws IOException {
    jobs.run("export").in("model", "mine").in("to", "folder").summary();
    assertTrue(
        Files.readString(jobs.path("folder").resolve("config.json")).contains("BertForMaskedLM"));
    imported("folder", "back").summary();
    assertArrayEquals(tensor("mine", "encoder.E"), tensor("back", "encoder.E"));
    assertArrayEquals(tensor("mine", "output.b"), tensor("back", "output.b"));
    imported("folder", "vectors").with("task", "text-vector").summary();
    assertEquals("text-vector", NetworkStore.load(jobs.path("vectors")).definition().task());
    CommandLineRun other = imported("folder", "none").with("task", "answer").any();
    assertTrue(other.err().contains("Accepted: text-vector, masked"), other.err());
    assertFilled(MaskPredictor.load(jobs.path("mine")), MaskPredictor.load(jobs.path("back")));
  }

  private JobRunner.Command imported(String from, String model) {
    return jobs.run("import").in("from", from).in("model", model);
  }

  private static void assertFilled(MaskPredictor expected, MaskPredictor actual) {
    List<FilledMask> filled = actual.fill("The cat [MASK] white milk <mask> morning.", 3);
    assertEquals(6, filled.size());
    assertEquals(
        expected.fill("The cat <mask> white milk [MASK] morning.", 3).get(5).probability(),
        filled.get(5).probability());
  }

  /** Pre-training goes on with the head that came in. */
  @Test
  void anImportedHeadIsTakenOn() throws IOException {
    Path input = documents("a.jsonl", 20, 1);
    vocabulary(input, "byte-level-bpe");
    fresh(input, input, "mine").with("encoder", "roberta").summary();
    jobs.run("export").in("model", "mine").in("to", "folder").summary();
    imported("folder", "back").summary();
    pretrain(input, input, "on")
        .with("encoder", jobs.path("back") + "/")
        .set("learning-rate", 1e-9)
        .set("weight-decay", 0)
        .summary();
    for (String name : List.of("encoder.E", "output.transform.W", "output.norm.g", "output.b")) {
      assertArrayEquals(tensor("mine", name), tensor("on", name), 1e-6f, name);
    }
    List<FilledMask> filled =
        MaskPredictor.load(jobs.path("on")).fill("The cat drinks<mask> milk", 5);
    for (FilledMask mask : filled) {
      assertTrue(mask.text().startsWith("The cat drinks"), mask.text());
      assertTrue(mask.text().endsWith(" milk"), mask.text());
    }
    assertEquals(5, filled.size());
    assertEquals("<mask>", NetworkStore.load(jobs.path("on")).lexicon().piece(4));
  }

  private void vocabulary(Path input, String kind) throws IOException {
    jobs.run("subwords")
        .with("input", input)
        .with("kind", kind)
        .with("vocabulary-size", kind.equals("wordpiece") ? 120 : 320)
        .with("min-frequency", 1)
        .in("output", "vocabulary")
        .summary();
  }

  @Test
  void pairsOfTextsAreLearntToo() throws IOException {
    Path input = documents("a.jsonl", 40, 1);
    Path dev = documents("b.jsonl", 6, 2);
    vocabulary(input, "wordpiece");
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
      JsonNode judged = evaluate(dev, objective).summary();
      assertEquals(6, judged.get("rows").intValue());
      assertTrue(judged.at("/metrics/pairs").intValue() > 5, judged.toString());
      assertEquals(
          4, MaskPredictor.load(jobs.path(objective)).fill("The [MASK] drinks milk.", 4).size());
    }
  }

  /** The boundary is of training alone: what is exported has the head of masked tokens. */
  @Test
  void spansAreLearntTakenOnAndExportedWithoutTheirBoundary() throws IOException {
    Path input = documents("a.jsonl", 40, 1);
    Path dev = documents("b.jsonl", 6, 2);
    vocabulary(input, "wordpiece");
    JsonNode trained = fresh(input, dev, "mine").with("objective", "span").summary();
    assertTrue(trained.at("/metrics/dev/masked_tokens").intValue() > 20, trained.toString());
    SavedNetwork mine = NetworkStore.load(jobs.path("mine"));
    assertEquals("spans", mine.definition().options().get("mask-units"));
    assertEquals("span", mine.provenance().get("objective"));
    assertEquals(20 * 16, tensor("mine", "output.boundary.P").length);
    pretrain(input, dev, "on")
        .with("objective", "span")
        .with("encoder", jobs.path("mine") + "/")
        .set("learning-rate", 1e-9)
        .set("weight-decay", 0)
        .summary();
    assertArrayEquals(
        tensor("mine", "output.boundary.P"), tensor("on", "output.boundary.P"), 1e-6f);
    JsonNode judged = evaluate(dev, "mine").set("mask-units", "words").summary();
    assertTrue(judged.at("/metrics/masked_tokens").intValue() > 20, judged.toString());
    jobs.run("export").in("model", "mine").in("to", "folder").summary();
    assertTrue(
        Files.readString(jobs.path("folder").resolve("config.json")).contains("BertForMaskedLM"));
    imported("folder", "back").summary();
    SavedNetwork back = NetworkStore.load(jobs.path("back"));
    assertTrue(back.tensors().keySet().stream().noneMatch(name -> name.contains("boundary")));
    assertFilled(new MaskPredictor(mine), new MaskPredictor(back));
  }

  @Test
  void phrasesAreMaskedWhole() throws IOException {
    Path input = documents("a.jsonl", 40, 1);
    Path dev = documents("b.jsonl", 6, 2);
    vocabulary(input, "wordpiece");
    JsonNode trained = fresh(input, dev, "mine").set("mask-units", "phrases").summary();
    assertTrue(trained.at("/metrics/dev/masked_tokens").intValue() > 20, trained.toString());
    JsonNode judged = evaluate(dev, "mine").summary();
    JsonNode words = evaluate(dev, "mine").set("mask-units", "words").summary();
    assertNotEquals(judged.at("/metrics/loss"), words.at("/metrics/loss"));
    JsonNode untagged = evaluate(dev, "mine").set("phrase-language", "sw").summary();
    assertEquals(words.at("/metrics/loss"), untagged.at("/metrics/loss"));
    CommandLineRun wrong =
        fresh(input, dev, "m").set("mask-units", "all").set("phrase-language", "klingon").any();
    assertTrue(wrong.err().contains("Accepted: tokens, words, phrases, spans"), wrong.err());
    assertTrue(wrong.err().contains("Cannot use phrase-language: klingon"), wrong.err());
  }

  private JobRunner.Command discriminator(Path input, Path dev, String model) {
    return fresh(input, dev, model).with("objective", "electra").set("embedding-size", 8);
  }

  /** Tokens that a generator writes are found; the folder is the discriminator's. */
  @Test
  void replacedTokensAreLearntAndTheDiscriminatorIsTunedExportedAndJudged() throws IOException {
    Path input = documents("a.jsonl", 60, 1);
    Path dev = documents("b.jsonl", 6, 2);
    vocabulary(input, "wordpiece");
    JsonNode figures = discriminator(input, dev, "mine").summary().at("/metrics/dev");
    assertTrue(figures.get("masked_tokens").intValue() > 30, figures.toString());
    assertTrue(figures.get("tokens").intValue() > 200, figures.toString());
    assertTrue(figures.get("generator_loss").doubleValue() < 6, figures.toString());
    assertTrue(figures.get("originals").doubleValue() > 0.7, figures.toString());
    SavedNetwork saved = NetworkStore.load(jobs.path("mine"));
    assertEquals("electra", saved.definition().encoder());
    assertEquals("0.25", saved.provenance().get("training-generator-size"));
    assertEquals("electra", saved.provenance().get("objective"));
    tunedFrom("mine");
    resumed(input, dev);
    jobs.run("export").in("model", "mine").in("to", "folder").summary();
    String config = Files.readString(jobs.path("folder").resolve("config.json"));
    assertTrue(config.contains("ElectraForPreTraining"), config);
    JsonNode back =
        imported("folder", "back").with("task", "replaced").set("max-tokens", 24).summary();
    assertEquals("replaced", back.at("/metrics/task").asText());
    SavedNetwork again = NetworkStore.load(jobs.path("back"));
    assertEquals(saved.tensors().keySet(), again.tensors().keySet());
    for (String name : saved.tensors().keySet()) {
      assertArrayEquals(tensor("mine", name), tensor("back", name), name);
    }
    assertEquals(found(dev, "mine"), found(dev, "back"));
    pretrain(input, dev, "on")
        .with("objective", "electra")
        .with("encoder", jobs.path("back") + "/")
        .set("learning-rate", 1e-9)
        .set("weight-decay", 0)
        .summary();
    assertArrayEquals(tensor("mine", "output.inner.W"), tensor("on", "output.inner.W"), 1e-6f);
  }

  /** What goes on from a checkpoint ends with the weights of what was not cut short. */
  private void resumed(Path input, Path dev) throws IOException {
    for (String model : List.of("kept", "resumed")) {
      discriminator(input, dev, model)
          .in("checkpoint", "checkpoints")
          .with("checkpoint-rounds", 5)
          .more("--resume")
          .summary();
      for (String name : List.of("encoder.E", "encoder.layer-2.units.outer.W", "output.W")) {
        assertArrayEquals(tensor("mine", name), tensor(model, name), name);
      }
    }
  }

  /** Tokens that are drawn from the vocabulary are judged, and each text as it stands is scored. */
  private JsonNode found(Path dev, String model) throws IOException {
    JsonNode judged =
        jobs.run("evaluate")
            .with("task", "replaced")
            .in("model", model)
            .with("input", dev)
            .summary();
    assertEquals(6, judged.get("rows").intValue());
    JsonNode figures = judged.get("metrics");
    assertEquals(0.85, figures.get("originals").doubleValue(), 0.05, judged.toString());
    assertTrue(figures.get("accuracy").doubleValue() > 0.5, judged.toString());
    String text = "The cat drinks white milk.";
    Predictor<LabelledText> predictor = Predictor.ofTexts(jobs.path(model));
    float[] output = predictor.output(LabelledText.unlabelled(text));
    assertEquals(predictor.decide(output).size(), output.length);
    assertTrue(output.length >= 6);
    return figures;
  }

  @Test
  void whatIsMissingIsReported() throws IOException {
    Path input = documents("a.jsonl", 2, 1);
    CommandLineRun none = jobs.run("pretrain").with("input", input).in("model", "m").any();
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("without --vocabulary"), none.err());
    String bare = TokenizerJson.byteLevel(new TokenizerJson.Pieces(List.of("a", "b"), List.of()));
    Path vocabulary = jobs.file("tokenizer.json", bare);
    CommandLineRun unmasked = pretrain(input, input, "m").with("vocabulary", vocabulary).any();
    assertEquals(2, unmasked.exit());
    assertTrue(
        unmasked.err().contains("the vocabulary has no mask. Accepted: one with"), unmasked.err());
    CommandLineRun both =
        pretrain(input, input, "m")
            .with("vocabulary", vocabulary)
            .with("objective", "electra")
            .set("generator-size", 2)
            .set("pair", "next")
            .any();
    assertEquals(2, both.exit());
    assertTrue(both.err().contains("Cannot use generator-size: 2. Accepted: a number 0.0 to 1.0"));
    assertTrue(both.err().contains("Cannot use option: pair. Known: "), both.err());
  }
}

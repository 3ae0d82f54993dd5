package org.gleaner.keyphrase.evaluation;

import java.util.List;
import org.gleaner.Catalogue;

/**
 * The ways in which papers score keyphrases. Their figures are not comparable: name the protocol
 * beside each figure. In all of them, words are what stands between white space, lower-cased and
 * without punctuation at their ends, and phrases that match an earlier one of the same list count
 * once.
 */
public enum KeyphraseProtocol {
  /**
   * OpenKP's official evaluation: lower-cased strings must be equal; precision divides by k however
   * few were returned; mean over documents.
   */
  OPEN_KP("open-kp", Form.STRING, Gold.ALL, Divisor.K, Mean.MACRO),
  /**
   * BERT-KPE's evaluation on KP20k: decomposed strings or Porter stems are equal; only gold phrases
   * that are present in the text, documents without any are left out; precision divides by k; mean
   * over documents.
   */
  KP20K("kp20k", Form.STRING_OR_STEM, Gold.PRESENT, Divisor.K, Mean.MACRO),
  /**
   * Meng et al. 2017 and the toolkits after it: Porter stems with digits unified are equal; present
   * gold phrases only, documents without any are left out; precision divides by what was returned;
   * mean over documents.
   */
  MENG("meng", Form.STEM_WITHOUT_DIGITS, Gold.PRESENT, Divisor.RETURNED, Mean.MACRO),
  /**
   * Boudin's pke and Gallina et al. 2020: Porter stems are equal; all gold phrases; precision
   * divides by what was returned; mean of the documents' F1.
   */
  MACRO("macro", Form.STEM, Gold.ALL, Divisor.RETURNED, Mean.MACRO),
  /**
   * SemEval-2010, SIFRank, PromptRank: Porter stems are equal; all gold phrases; hits, returned and
   * gold phrases are summed over the corpus.
   */
  MICRO("micro", Form.STEM, Gold.ALL, Divisor.RETURNED, Mean.MICRO);

  /** The protocols by their names on the command line. */
  public static final Catalogue<KeyphraseProtocol> CATALOGUE = catalogue();

  enum Form {
    STRING,
    STEM,
    STEM_WITHOUT_DIGITS,
    STRING_OR_STEM
  }

  enum Gold {
    ALL,
    PRESENT
  }

  enum Divisor {
    K,
    RETURNED
  }

  enum Mean {
    MACRO,
    MICRO
  }

  private final String label;
  private final Form form;
  private final Gold gold;
  private final Divisor divisor;
  private final Mean mean;

  KeyphraseProtocol(String label, Form form, Gold gold, Divisor divisor, Mean mean) {
    this.label = label;
    this.form = form;
    this.gold = gold;
    this.divisor = divisor;
    this.mean = mean;
  }

  /** The name in the catalogue, to be printed beside each figure. */
  public String label() {
    return label;
  }

  /** Starts an evaluation of the first 5, 10 and 15 keyphrases. */
  public KeyphraseEvaluation evaluation() {
    return new KeyphraseEvaluation(this, List.of(5, 10, 15));
  }

  /** Starts an evaluation of the first k keyphrases for each k given. */
  public KeyphraseEvaluation evaluation(List<Integer> cutoffs) {
    return new KeyphraseEvaluation(this, cutoffs);
  }

  Form form() {
    return form;
  }

  Gold gold() {
    return gold;
  }

  Divisor divisor() {
    return divisor;
  }

  Mean mean() {
    return mean;
  }

  private static Catalogue<KeyphraseProtocol> catalogue() {
    Catalogue.Builder<KeyphraseProtocol> builder = Catalogue.of("protocol");
    for (KeyphraseProtocol protocol : values()) {
      builder.add(protocol.label, protocol);
    }
    return builder.build();
  }
}

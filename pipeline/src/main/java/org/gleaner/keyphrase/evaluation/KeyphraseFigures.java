package org.gleaner.keyphrase.evaluation;

/**
 * How well the first k keyphrases match the gold phrases.
 *
 * @param protocol how they were compared and averaged
 * @param cutoff k
 * @param precision from 0 to 1
 * @param recall from 0 to 1
 * @param f1 from 0 to 1; in macro protocols the mean of the documents' F1, not the F1 of the means
 * @param documents number of documents that were counted
 */
public record KeyphraseFigures(
    KeyphraseProtocol protocol,
    int cutoff,
    double precision,
    double recall,
    double f1,
    int documents) {
  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s P@%d %.4f R@%d %.4f F1@%d %.4f (%d documents)",
        protocol.label(),
        cutoff,
        precision,
        cutoff,
        recall,
        cutoff,
        f1,
        documents);
  }
}

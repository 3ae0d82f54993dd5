package org.gleaner.vector.train;

/**
 * The outcome of a round of training. For GloVe, words are pairs of words.
 *
 * @param epoch from 1
 * @param round of this epoch, from 1
 * @param rounds of an epoch
 * @param words learnt from so far, all epochs together
 * @param totalWords to learn from, all epochs together
 * @param wordsPerSecond of this round
 * @param loss mean loss of a logistic unit, sampled; of GloVe the mean weighted square of the
 *     errors
 * @param replicas that took part
 */
public record WordVectorRound(
    int epoch,
    int round,
    int rounds,
    long words,
    long totalWords,
    double wordsPerSecond,
    double loss,
    int replicas) {}

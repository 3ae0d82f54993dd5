/**
 * The job {@code predict}: what a trained model of any kind gives for each line of a corpus.
 *
 * <p><b>What flows.</b> {@link org.gleaner.jobs.predict.PredictCommand} finds the kind of the
 * model, a {@code Prediction}; it makes rows of the input's lines that have the columns of its
 * predictions or a code, and {@code PredictRun} parts the two and writes them.
 *
 * <p><b>To add</b> a task of networks: its columns in {@code NetworkColumns}.
 */
package org.gleaner.jobs.predict;

package org.gleaner.network.task;

import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;

/** What tasks share whose head reads a row for each token of whole texts. */
abstract class TokenRowsTask extends TokenizedTask {
  private static final long serialVersionUID = 1L;

  TokenRowsTask(Options options, int maxTokensByDefault, int leastMaxTokens) {
    super(options, maxTokensByDefault, leastMaxTokens);
  }

  @Override
  public final Encoder.Reading reading() {
    return Encoder.Reading.TOKENS;
  }
}

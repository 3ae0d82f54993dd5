package org.gleaner.network;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The encoders by name. */
public final class Encoders {
  /** {@code bilstm}. */
  public static final Catalogue<Function<Options, Encoder>> CATALOGUE =
      Catalogue.<Function<Options, Encoder>>of("encoder").add("bilstm", BiLstmEncoder::new).build();

  private Encoders() {}
}

package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.keyphrase.Keyphrase;
import org.gleaner.text.Token;

/** Carriers of the pure code to rows of {@link org.gleaner.io.Schemas} and back. */
final class Rows {
  private Rows() {}

  /** Rows of {@code Schemas.TOKENS}. */
  static List<Row> ofTokens(List<Token> tokens) {
    List<Row> rows = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      rows.add(RowFactory.create(token.text(), token.begin(), token.end(), token.sentence()));
    }
    return rows;
  }

  /** Tokens from rows of {@code Schemas.TOKENS}. */
  static List<Token> toTokens(Iterable<Row> rows) {
    List<Token> tokens = new ArrayList<>();
    for (Row row : rows) {
      tokens.add(new Token(row.getString(0), row.getInt(1), row.getInt(2), row.getInt(3)));
    }
    return tokens;
  }

  /** Rows of {@code Schemas.KEYPHRASES}. */
  static List<Row> ofKeyphrases(List<Keyphrase> keyphrases) {
    List<Row> rows = new ArrayList<>(keyphrases.size());
    for (Keyphrase keyphrase : keyphrases) {
      rows.add(
          RowFactory.create(
              keyphrase.phrase(), keyphrase.score(), keyphrase.begin(), keyphrase.end()));
    }
    return rows;
  }
}

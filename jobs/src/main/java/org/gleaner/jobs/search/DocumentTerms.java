package org.gleaner.jobs.search;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.Excerpt;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.pass.IndexPass;
import org.gleaner.search.Dictionary;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.text.term.Analyzer;

/** Maps lines to rows with the terms of their documents; a line without terms has a code. */
final class DocumentTerms {
  /** How the document begins. */
  static final String BEGIN = "begin";

  /** Numbers of its terms, ascending. */
  static final String TERMS = "terms";

  /** How often it has each. */
  static final String COUNTS = "counts";

  /** Number of its terms with repetitions. */
  static final String LENGTH = "length";

  private static final int BEGIN_CHARS = 120;

  static final StructType SCHEMA =
      QuarantinedLines.SCHEMA
          .add(BEGIN, DataTypes.StringType)
          .add(TERMS, DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add(COUNTS, DataTypes.createArrayType(DataTypes.IntegerType, false))
          .add(LENGTH, DataTypes.LongType);

  private final TermVectors vectors;

  DocumentTerms(Map<String, String> analysis, Dictionary dictionary) {
    this.vectors = new TermVectors(Analyzer.of(Options.of(analysis)), dictionary);
  }

  Row of(Row line) {
    RowBuilder cells = new RowBuilder(SCHEMA).copy(line, Columns.QUARANTINE);
    if (line.getAs(Columns.CODE) != null) {
      return cells.row();
    }
    String text = line.getAs(Columns.TEXT);
    Outcome<TermVector> vector = Outcome.of(text, () -> vectors.of(text));
    return vector.isDone()
        ? cells
            .set(BEGIN, Excerpt.of(text, BEGIN_CHARS))
            .set(TERMS, vector.value().terms())
            .set(COUNTS, vector.value().counts())
            .set(LENGTH, vector.value().length())
            .row()
        : cells.fail(vector.failed()).row();
  }

  static TermVector vector(Row row) {
    return new TermVector(
        ints(row.getList(row.fieldIndex(TERMS))), ints(row.getList(row.fieldIndex(COUNTS))));
  }

  static IndexPass.Entry entry(Row row) {
    TermVector vector = vector(row);
    return new IndexPass.Entry(
        row.getAs(Columns.ID), row.getAs(BEGIN), vector.terms(), vector.counts());
  }

  private static int[] ints(List<Integer> values) {
    int[] ints = new int[values.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = values.get(i);
    }
    return ints;
  }
}

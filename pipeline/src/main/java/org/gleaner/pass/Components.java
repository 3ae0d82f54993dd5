package org.gleaner.pass;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * The connected components of a graph, each named by its least node: alternating large-star and
 * small-star steps until nothing changes (Kiveris et al. 2014), so that no step needs more than one
 * edge of a node at a time in memory, and a chain of n nodes takes about log n rounds.
 */
public final class Components {
  /** The greater node of an edge. */
  public static final String NODE = "node";

  /** The lesser one; in the result the least of the component. */
  public static final String LEAST = "least";

  private Components() {}

  /**
   * For each node that is not the least of its component: that node.
   *
   * @param edges columns {@link #NODE} and {@link #LEAST} of any type that has an order, the first
   *     greater than the second
   * @return rows that are computed already; Spark keeps them in shuffle files, which it deletes
   *     when nobody refers to the rows any more, and in no storage memory
   */
  public static Dataset<Row> of(Dataset<Row> edges) {
    Held stars = Held.of(edges.distinct());
    try {
      Row before = summary(stars.edges);
      boolean changed = before.getLong(2) > 0;
      while (changed) {
        Held next = Held.of(smallStars(largeStars(stars.edges)));
        stars.rows.unpersist(false);
        stars = next;
        Row after = summary(stars.edges);
        changed = !after.equals(before);
        before = after;
      }
      return shuffled(stars.edges);
    } finally {
      stars.rows.unpersist(false);
    }
  }

  /** The same rows behind a shuffle that has taken place, so that they are not computed again. */
  private static Dataset<Row> shuffled(Dataset<Row> edges) {
    JavaRDD<Row> rows = edges.repartition(col(NODE)).javaRDD();
    rows.foreachPartition(part -> {});
    return edges.sparkSession().createDataFrame(rows, edges.schema());
  }

  /**
   * Edges kept as rows: a plan on top of the plans before would grow by a factor in each round.
   *
   * @param rows what is kept
   * @param edges a view of it
   */
  private record Held(JavaRDD<Row> rows, Dataset<Row> edges) {
    static Held of(Dataset<Row> edges) {
      JavaRDD<Row> rows = edges.javaRDD().persist(StorageLevel.MEMORY_AND_DISK());
      return new Held(rows, edges.sparkSession().createDataFrame(rows, edges.schema()));
    }
  }

  /** How many edges there are, and the sum of their hashes: equal for equal sets. */
  private static Row summary(Dataset<Row> edges) {
    Column hashes = hash(col(NODE), col(LEAST)).cast(DataTypes.LongType);
    Column others = hash(col(LEAST), col(NODE)).cast(DataTypes.LongType);
    return edges
        .select(hashes.as("hash"), others.as("other"))
        .agg(sum("hash"), sum("other"), count("hash"))
        .first();
  }

  /** Every greater neighbour of a node goes to the least of the node and its neighbours. */
  private static Dataset<Row> largeStars(Dataset<Row> edges) {
    Dataset<Row> both =
        edges
            .select(col(NODE).as("a"), col(LEAST).as("b"))
            .union(edges.select(col(LEAST).as("a"), col(NODE).as("b")));
    Dataset<Row> centres =
        both.groupBy("a").agg(least(col("a"), min("b")).as(LEAST)).withColumnRenamed("a", "centre");
    return both.filter(col("b").gt(col("a")))
        .join(centres, col("a").equalTo(col("centre")))
        .select(col("b").as(NODE), col(LEAST))
        .distinct();
  }

  /** A node and its lesser neighbours go to the least of them. */
  private static Dataset<Row> smallStars(Dataset<Row> edges) {
    Dataset<Row> pairs = edges.select(col(NODE).as("a"), col(LEAST).as("b"));
    Dataset<Row> centres =
        edges.groupBy(col(NODE).as("centre")).agg(min(LEAST).as(LEAST)).select("centre", LEAST);
    Dataset<Row> neighbours =
        pairs
            .join(centres, col("a").equalTo(col("centre")))
            .filter(col("b").notEqual(col(LEAST)))
            .select(col("b").as(NODE), col(LEAST));
    return neighbours.union(centres.select(col("centre").as(NODE), col(LEAST))).distinct();
  }
}

package org.gleaner.io;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The Spark types of everything that crosses columns or files, each once. Offsets are UTF-16 code
 * units of the original text.
 */
public final class Schemas {
  /** {@code array<struct<text,begin,end,sentence>>}: tokens in text order. */
  public static final ArrayType TOKENS =
      DataTypes.createArrayType(
          new StructType()
              .add("text", DataTypes.StringType, false)
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false)
              .add("sentence", DataTypes.IntegerType, false),
          false);

  /** The markup around a segment: the fields of {@link org.gleaner.text.HtmlContext}. */
  public static final StructType HTML_CONTEXT =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("classes", DataTypes.StringType, false)
          .add("nearClasses", DataTypes.StringType, false)
          .add("linkChars", DataTypes.IntegerType, false)
          .add("links", DataTypes.IntegerType, false)
          .add("headingLevel", DataTypes.IntegerType, false)
          .add("blocks", DataTypes.createArrayType(DataTypes.IntegerType, false), false);

  /**
   * {@code array<struct<text,begin,end,html>>}: segments in text order; html is null in plain text.
   */
  public static final ArrayType SEGMENTS =
      DataTypes.createArrayType(
          new StructType()
              .add("text", DataTypes.StringType, false)
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false)
              .add("html", HTML_CONTEXT, true),
          false);

  /** {@code array<struct<phrase,score,begin,end>>}: keyphrases, best first. */
  public static final ArrayType KEYPHRASES =
      DataTypes.createArrayType(
          new StructType()
              .add("phrase", DataTypes.StringType, false)
              .add("score", DataTypes.DoubleType, false)
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false),
          false);

  /** {@code struct<text,score,begin,end>}: an answer to a question, found in a text. */
  public static final StructType ANSWER =
      new StructType()
          .add("text", DataTypes.StringType, false)
          .add("score", DataTypes.DoubleType, false)
          .add("begin", DataTypes.IntegerType, false)
          .add("end", DataTypes.IntegerType, false);

  /**
   * {@code array<struct<mask,piece,score,text>>}: pieces for the masks of a text, in the order of
   * the masks, of each the most likely first.
   */
  public static final ArrayType FILLED_MASKS =
      DataTypes.createArrayType(
          new StructType()
              .add("mask", DataTypes.IntegerType, false)
              .add("piece", DataTypes.StringType, false)
              .add("score", DataTypes.DoubleType, false)
              .add("text", DataTypes.StringType, false),
          false);

  /**
   * {@code array<struct<text,probability,index>>}: candidates, the most probable first; index is
   * their place where they were given, from 0.
   */
  public static final ArrayType CHOICES =
      DataTypes.createArrayType(
          new StructType()
              .add("text", DataTypes.StringType, false)
              .add("probability", DataTypes.DoubleType, false)
              .add("index", DataTypes.IntegerType, false),
          false);

  /** {@code array<struct<begin,end,reason,score>>}: what was removed, in text order. */
  public static final ArrayType REMOVED =
      DataTypes.createArrayType(
          new StructType()
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false)
              .add("reason", DataTypes.StringType, false)
              .add("score", DataTypes.DoubleType, false),
          false);

  private Schemas() {}
}

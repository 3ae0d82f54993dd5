package org.gleaner.jobs.input;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.io.Columns;
import org.gleaner.io.Content;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;
import org.gleaner.network.task.LabelledText;
import org.gleaner.text.Token;
import org.gleaner.text.term.Tokenizers;

/**
 * What a network reads of a line to predict: the fields of {@link LabelledTextInput} without
 * labels. The visible text of markup stands for {@code text}; the task {@code tag} reads {@code
 * tokens}, or those of {@code text}.
 */
public final class UnlabelledText {
  private static final String BODY = "body";
  private static final String TITLE = "title";
  private static final String SECOND = "second";
  private static final String TOKENS = "tokens";
  private static final String QUESTION = "question";
  private static final String CONTEXT = "context";
  private static final String CANDIDATES = "candidates";

  private final LabelledText text;
  private final List<Token> tokens;

  private UnlabelledText(LabelledText text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** What the network reads. */
  public LabelledText text() {
    return text;
  }

  /** The tokens of a text, with their places; empty where the line has no text but tokens. */
  public List<Token> tokens() {
    return tokens;
  }

  /** The settings that read what a task needs. */
  public static ReadSettings fields(ReadSettings read, String task) {
    return switch (task) {
      case "tag" ->
          read.withContent(Content.NONE)
              .withField(Field.optional("text", Field.Kind.TEXT).as(BODY))
              .withField(Field.optional(TOKENS, Field.Kind.TEXTS));
      case "answer" ->
          read.withContent(Content.NONE)
              .withField(Field.required(QUESTION, Field.Kind.TEXT))
              .withField(Field.required(CONTEXT, Field.Kind.JSON));
      case "rank" ->
          read.withContent(Content.NONE)
              .withField(Field.optional(QUESTION, Field.Kind.TEXT))
              .withField(Field.required(CONTEXT, Field.Kind.JSON))
              .withField(Field.required(CANDIDATES, Field.Kind.TEXTS));
      default ->
          read.withField(Field.optional(TITLE, Field.Kind.TEXT))
              .withField(Field.optional(SECOND, Field.Kind.TEXT));
    };
  }

  /** The column that holds the most of a line, for batches of a bounded size. */
  public static String column(String task) {
    return switch (task) {
      case "tag" -> BODY;
      case "answer", "rank" -> CONTEXT;
      default -> Columns.TEXT;
    };
  }

  /** Reads a line that has no code. */
  public static Outcome<UnlabelledText> of(Row row, String task) {
    return switch (task) {
      case "tag" -> tokens(row);
      case "answer", "rank" -> aboutContext(row, task);
      default -> texts(row, task);
    };
  }

  private static Outcome<UnlabelledText> tokens(Row row) {
    String body = row.getAs(BODY);
    int given = row.fieldIndex(TOKENS);
    if (!row.isNullAt(given) && !row.getList(given).isEmpty()) {
      return Outcome.done(
          new UnlabelledText(LabelledText.unlabelled(row.<String>getList(given)), List.of()));
    }
    if (body == null) {
      return Outcome.failed(FailedDocument.missing("text or tokens", ""));
    }
    List<Token> tokens = Tokenizers.CATALOGUE.named("word").tokenize(body);
    return tokens.isEmpty()
        ? Outcome.failed(FailedDocument.empty(body))
        : Outcome.done(
            new UnlabelledText(
                LabelledText.unlabelled(tokens.stream().map(Token::text).toList()), tokens));
  }

  private static Outcome<UnlabelledText> aboutContext(Row row, String task) {
    String context = LabelledTextInput.context(row);
    String question = row.getAs(QUESTION);
    if (context == null) {
      return Outcome.failed(
          FailedDocument.of(
              ErrorCode.WRONG_TYPE, "field context is not a string or an array of strings", ""));
    }
    if (task.equals("answer")) {
      return Outcome.done(of(LabelledText.unlabelled(List.of(question, context))));
    }
    List<String> candidates = row.getList(row.fieldIndex(CANDIDATES));
    return candidates.isEmpty()
        ? Outcome.failed(FailedDocument.missing(CANDIDATES, context))
        : Outcome.done(
            of(LabelledText.choice(context, question == null ? "" : question, candidates, -1)));
  }

  private static Outcome<UnlabelledText> texts(Row row, String task) {
    boolean html = row.getAs(Columns.HTML);
    String content = row.getAs(Columns.TEXT);
    Outcome<String> read = html ? SourceText.plain(row) : Outcome.done(content);
    if (!read.isDone()) {
      return Outcome.failed(read.failed());
    }
    String title = row.getAs(TITLE);
    String second = row.getAs(SECOND);
    List<String> texts = new ArrayList<>();
    texts.add(title == null ? read.value() : title + "\n" + read.value());
    boolean pairs = task.equals("pair") || task.equals("text-vector");
    if (pairs && second != null) {
      texts.add(second);
    }
    return task.equals("pair") && second == null
        ? Outcome.failed(FailedDocument.missing(SECOND, content))
        : Outcome.done(of(LabelledText.unlabelled(texts)));
  }

  private static UnlabelledText of(LabelledText text) {
    return new UnlabelledText(text, List.of());
  }
}

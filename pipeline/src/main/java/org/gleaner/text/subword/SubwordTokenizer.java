package org.gleaner.text.subword;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gleaner.Options;
import org.gleaner.text.Span;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.sentence.SentenceSplitter;

/**
 * Pieces of words from a fixed vocabulary, as the Hugging Face tokenizers library cuts them. The
 * text of a token is the piece as the vocabulary has it ({@code ##ing}, <code>&#x120;the</code>,
 * {@code [UNK]}); its offsets are those of the text it stands for, the blank before a word included
 * where the vocabulary keeps it. Pieces that are parts of one character, such as its bytes, all
 * have it in their spans; a blank that the vocabulary puts before the text has the span of the
 * first character. Sentences are those of {@link SentenceSplitter}. Immutable and thread-safe;
 * vocabularies of the same content share their memory.
 *
 * <p>Options:
 *
 * <ul>
 *   <li>{@code vocabulary}: a local {@code tokenizer.json}, or a folder with one; for WordPiece
 *       also a {@code vocab.txt}, for byte-level BPE a folder with {@code vocab.json} and {@code
 *       merges.txt}, for Unigram a {@code .model} of SentencePiece; or the content of a {@code
 *       tokenizer.json}; must be given
 *   <li>{@code case}: {@code lower} (default) puts text into lower case and takes accents away,
 *       {@code keep} does not; only for a {@code vocab.txt}; a {@code tokenizer.json} has its own
 *       setting
 *   <li>{@code special-tokens}: {@code true} adds those that the vocabulary puts around a text
 *       ({@code [CLS]}, {@code [SEP]}), with empty spans; by default {@code false}
 *   <li>{@code written-specials}: what a special token is that is written in a text ({@code
 *       [MASK]}, {@code <s>}): {@code text} (default), or {@code special}, that token, as in the
 *       Hugging Face library
 * </ul>
 */
public final class SubwordTokenizer implements Tokenizer {
  private static final SentenceSplitter SENTENCES = new SentenceSplitter();

  private final PieceCutter cutter;
  private final boolean around;

  private SubwordTokenizer(PieceCutter cutter, boolean around) {
    this.cutter = cutter;
    this.around = around;
  }

  /**
   * A tokenizer of a kind, from its options.
   *
   * @throws IllegalArgumentException if no vocabulary is given
   * @throws org.gleaner.GleanerException with INPUT_NOT_FOUND if it cannot be read, INVALID_MODEL
   *     if it is not of that kind
   */
  public static SubwordTokenizer of(SubwordKind kind, Options options) {
    String path = options.text("vocabulary", "");
    boolean lower = options.choice("case", "lower", "lower", "keep").equals("lower");
    boolean around = options.bool("special-tokens", false);
    boolean special =
        options.choice("written-specials", "text", "text", "special").equals("special");
    if (path.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make tokenizer: "
              + kind.label()
              + " without vocabulary. Give the option vocabulary, a local file");
    }
    String json = VocabularyFiles.read(kind, path, lower);
    return new SubwordTokenizer(PieceCutter.of(json, special), around);
  }

  /**
   * A tokenizer of the content of a {@code tokenizer.json} of any kind, without special tokens:
   * those that are written in a text are text.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not one
   */
  public static SubwordTokenizer ofJson(String json) {
    return new SubwordTokenizer(PieceCutter.of(json, false), false);
  }

  /**
   * The {@code tokenizer.json} of a vocabulary, read as {@link #of} does.
   *
   * @param path as the option {@code vocabulary}
   * @param lower whether text is put into lower case, if the vocabulary does not say
   * @throws org.gleaner.GleanerException with INPUT_NOT_FOUND if it cannot be read, INVALID_MODEL
   *     if it is not of that kind
   */
  public static String json(SubwordKind kind, String path, boolean lower) {
    return VocabularyFiles.read(kind, path, lower);
  }

  /**
   * The kind of a vocabulary.
   *
   * @param path as the option {@code vocabulary}
   * @throws org.gleaner.GleanerException with INPUT_NOT_FOUND if it cannot be read, INVALID_MODEL
   *     if it is of no kind
   */
  public static SubwordKind kind(String path) {
    return VocabularyFiles.kind(path);
  }

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    Encoding encoding = whole(text);
    List<Token> tokens = new ArrayList<>(encoding.size());
    Sentences sentences = new Sentences(SENTENCES.split(text));
    int last = 0;
    for (int i = 0; i < encoding.size(); i++) {
      boolean special = encoding.text(i) == Encoding.SPECIAL;
      int begin = special ? last : encoding.begin(i);
      int end = special ? last : encoding.end(i);
      tokens.add(new Token(encoding.name(i), begin, end, sentences.of(begin)));
      last = end;
    }
    return tokens;
  }

  private Encoding whole(String text) {
    Encoding encoding = encode(text);
    return around ? template().around(encoding) : encoding;
  }

  /**
   * The ids of a text's pieces in the vocabulary, with special tokens if the options ask for them.
   */
  public int[] ids(String text) {
    Objects.requireNonNull(text, "text");
    return whole(text).ids();
  }

  /** The pieces of a text, without special tokens around them. */
  public Encoding encode(String text) {
    return Encoding.of(cutter.cut(text), cutter);
  }

  /** The special tokens that the vocabulary puts around one text, or two. */
  public Template template() {
    return cutter.template();
  }

  /** All pieces by their text, with their numbers. */
  public Map<String, Integer> vocabulary() {
    return cutter.pieces();
  }

  /** The kind of the vocabulary. */
  public SubwordKind kind() {
    return SubwordKind.ofModel(cutter.kind());
  }

  /** Numbers the sentences of offsets that only grow; a sentence without tokens has no number. */
  private static final class Sentences {
    private final List<Span> spans;
    private int at;
    private int number = -1;
    private int lastNumbered = -1;

    Sentences(List<Span> spans) {
      this.spans = spans;
    }

    int of(int offset) {
      while (at + 1 < spans.size() && offset >= spans.get(at).end()) {
        at++;
      }
      if (at != lastNumbered) {
        lastNumbered = at;
        number++;
      }
      return number;
    }
  }
}

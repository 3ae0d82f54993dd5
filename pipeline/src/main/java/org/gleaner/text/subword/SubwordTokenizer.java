package org.gleaner.text.subword;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;
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
 * </ul>
 */
public final class SubwordTokenizer implements Tokenizer {
  private static final SentenceSplitter SENTENCES = new SentenceSplitter();

  private final NativePieces pieces;
  private final boolean special;

  private SubwordTokenizer(NativePieces pieces, boolean special) {
    this.pieces = pieces;
    this.special = special;
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
    boolean special = options.bool("special-tokens", false);
    if (path.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make tokenizer: "
              + kind.label()
              + " without vocabulary. Give the option vocabulary, a local file");
    }
    String json = VocabularyFiles.read(kind, path, lower);
    return new SubwordTokenizer(NativePieces.of(json), special);
  }

  /**
   * A tokenizer of the content of a {@code tokenizer.json} of any kind, without special tokens.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not one
   */
  public static SubwordTokenizer ofJson(String json) {
    return new SubwordTokenizer(NativePieces.of(VocabularyFiles.whole(json)), false);
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

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    if (text.isEmpty() && !special) {
      return List.of();
    }
    Characters characters = new Characters(text);
    NativePieces.Split split = pieces.split(characters.text(), special);
    List<Token> tokens = new ArrayList<>(split.spans().size());
    Sentences sentences = new Sentences(SENTENCES.split(text));
    int last = 0;
    for (int i = 0; i < split.spans().size(); i++) {
      int begin = last;
      int end = last;
      CharSpan span = split.spans().get(i);
      if (span != null) {
        begin = characters.offset(span.getStart());
        end = characters.offset(span.getEnd());
      }
      tokens.add(new Token(split.tokens().get(i), begin, end, sentences.of(begin)));
      last = end;
    }
    return tokens;
  }

  /**
   * The ids of a text's pieces in the vocabulary, with special tokens if the options ask for them.
   */
  public int[] ids(String text) {
    Objects.requireNonNull(text, "text");
    long[] ids = pieces.ids(new Characters(text).text(), special);
    int[] numbers = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      numbers[i] = Math.toIntExact(ids[i]);
    }
    return numbers;
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

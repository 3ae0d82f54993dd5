package org.gleaner.text.subword;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * A vocabulary in native memory, one for each content and Java machine, freed when nobody holds it
 * any more. Thread-safe.
 */
final class NativePieces {
  private static final Cleaner CLEANER = Cleaner.create();

  /** By content; an entry goes with the last one who holds its vocabulary. */
  private static final Map<String, WeakReference<NativePieces>> SHARED = new ConcurrentHashMap<>();

  private final TokenizersLibrary methods = NativeLibrary.methods();
  private final long handle;

  /** Pieces of one text, with spans in characters; the span of a special token may be null. */
  record Split(List<String> tokens, List<CharSpan> spans) {}

  private NativePieces(String json) {
    try {
      handle = methods.createTokenizerFromString(TokenizerCheck.safe(json));
    } catch (GleanerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read vocabulary: " + e.getMessage(), e);
    }
    CLEANER.register(this, new Freeing(methods, handle));
  }

  /** The one of this {@code tokenizer.json}. */
  static NativePieces of(String json) {
    NativePieces[] held = new NativePieces[1];
    SHARED.values().removeIf(reference -> reference.refersTo(null));
    SHARED.compute(
        json,
        (key, reference) -> {
          held[0] = reference == null ? null : reference.get();
          if (held[0] != null) {
            return reference;
          }
          held[0] = new NativePieces(json);
          return new WeakReference<>(held[0]);
        });
    return held[0];
  }

  Split split(String text, boolean special) {
    long encoding = encode(text, special);
    try {
      return new Split(
          Arrays.asList(methods.getTokens(encoding)),
          Arrays.asList(methods.getTokenCharSpans(encoding)));
    } finally {
      methods.deleteEncoding(encoding);
    }
  }

  long[] ids(String text, boolean special) {
    long encoding = encode(text, special);
    try {
      return methods.getTokenIds(encoding);
    } finally {
      methods.deleteEncoding(encoding);
    }
  }

  /** The words that the text is cut into before its pieces are looked up, made of their pieces. */
  List<String> words(String text) {
    long encoding = encode(text, false);
    try {
      String[] tokens = methods.getTokens(encoding);
      long[] numbers = methods.getWordIds(encoding);
      List<String> words = new ArrayList<>();
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < tokens.length; i++) {
        word.append(tokens[i]);
        if (i + 1 == tokens.length || numbers[i + 1] != numbers[i]) {
          words.add(word.toString());
          word.setLength(0);
        }
      }
      return words;
    } finally {
      methods.deleteEncoding(encoding);
    }
  }

  private long encode(String text, boolean special) {
    try {
      return methods.encode(handle, text, special);
    } catch (RuntimeException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot split text: " + e.getMessage() + ". Give the vocabulary an unknown token",
          e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private record Freeing(TokenizersLibrary methods, long handle) implements Runnable {
    @Override
    public void run() {
      methods.deleteTokenizer(handle);
    }
  }
}

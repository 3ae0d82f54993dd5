package org.gleaner.text.subword.normal;

/** Prepares text before it is cut. Immutable and thread-safe; takes linear time. */
@FunctionalInterface
public interface Normalizer {
  /** Leaves text as it is. */
  Normalizer NONE = text -> text;

  /** The prepared text, with the stretches of the original that its chars stand for. */
  AlignedText apply(AlignedText text);
}

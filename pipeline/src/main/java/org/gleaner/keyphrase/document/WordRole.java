package org.gleaner.keyphrase.document;

/** What a word may be in a noun phrase. */
public enum WordRole {
  /** Stands outside of noun phrases and ends them. */
  NONE,
  /** May stand anywhere but at the end. */
  MODIFIER,
  /** May stand anywhere. */
  NOUN
}

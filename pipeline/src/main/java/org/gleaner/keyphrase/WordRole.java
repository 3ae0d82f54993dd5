package org.gleaner.keyphrase;

/** What a word may be in a noun phrase. */
enum WordRole {
  /** Stands outside of noun phrases and ends them. */
  NONE,
  /** May stand anywhere but at the end. */
  MODIFIER,
  /** May stand anywhere. */
  NOUN
}

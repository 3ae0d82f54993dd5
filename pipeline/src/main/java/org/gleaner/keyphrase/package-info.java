/** Keyphrases without training: candidates, corpus statistics, scorers and evaluation protocols. */
package org.gleaner.keyphrase;

package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.text.Span;

/**
 * Where the noun phrases and names of a text stand, as units of knowledge (Sun et al. 2019): the
 * occurrences of {@link NounPhraseCandidates} of up to five words, and the runs of proper nouns
 * within a sentence, with a capitalised adjective before them. Of those that share a word the
 * longest stays, of equal ones the first.
 */
public final class PhraseSpans {
  private static final NounPhraseCandidates PHRASES = new NounPhraseCandidates(5);

  private PhraseSpans() {}

  /** Some tokens that follow each other. */
  private record Run(int begin, int end) {
    int length() {
      return end - begin;
    }
  }

  /**
   * The phrases of a text, ascending; no two share a char. None if the language has no tagger.
   * Tagging is bounded as in {@link AnalysedDocument}.
   */
  public static List<Span> of(String text, LanguageTools language) {
    AnalysedDocument document = new AnalysedDocument(language.tokenizer().tokenize(text), language);
    Optional<PartOfSpeech[]> tags = document.tags();
    if (tags.isEmpty()) {
      return List.of();
    }
    List<Run> runs = phrases(document);
    runs.addAll(names(document, tags.get()));
    runs.sort(Comparator.comparingInt(Run::length).reversed().thenComparingInt(Run::begin));
    boolean[] taken = new boolean[document.size()];
    List<Span> spans = new ArrayList<>();
    for (Run run : runs) {
      if (isFree(run, taken)) {
        spans.add(
            new Span(
                document.tokens().get(run.begin()).begin(),
                document.tokens().get(run.end() - 1).end()));
      }
    }
    spans.sort(Comparator.comparingInt(Span::begin));
    return spans;
  }

  private static List<Run> phrases(AnalysedDocument document) {
    List<Run> runs = new ArrayList<>();
    for (Candidate candidate : document.candidates(PHRASES)) {
      for (int i = 0; i < candidate.occurrences(); i++) {
        runs.add(new Run(candidate.start(i), candidate.start(i) + candidate.words()));
      }
    }
    return runs;
  }

  private static List<Run> names(AnalysedDocument document, PartOfSpeech[] tags) {
    List<Run> runs = new ArrayList<>();
    int at = 0;
    while (at < tags.length) {
      int end = at;
      while (end < tags.length
          && tags[end] == PartOfSpeech.PROPN
          && document.sameSentence(at, end)) {
        end++;
      }
      if (end > at) {
        runs.add(new Run(isCapitalAdjective(document, tags, at - 1) ? at - 1 : at, end));
      }
      at = Math.max(at + 1, end);
    }
    return runs;
  }

  /** Whether a token within a sentence is an adjective of a name: "New York". */
  private static boolean isCapitalAdjective(
      AnalysedDocument document, PartOfSpeech[] tags, int at) {
    return at > 0
        && tags[at] == PartOfSpeech.ADJ
        && document.sameSentence(at - 1, at + 1)
        && Character.isUpperCase(document.tokens().get(at).text().codePointAt(0));
  }

  /** Whether no token of a run is taken; takes them if so. */
  private static boolean isFree(Run run, boolean[] taken) {
    for (int i = run.begin(); i < run.end(); i++) {
      if (taken[i]) {
        return false;
      }
    }
    for (int i = run.begin(); i < run.end(); i++) {
      taken[i] = true;
    }
    return true;
  }
}

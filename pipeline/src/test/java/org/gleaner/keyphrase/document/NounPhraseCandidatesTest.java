package org.gleaner.keyphrase.document;

import static org.gleaner.keyphrase.document.TestDocuments.sentence;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NounPhraseCandidatesTest {
  private static List<String> phrases(CandidateSource source, AnalysedDocument document) {
    List<String> phrases = new ArrayList<>();
    for (Candidate candidate : document.candidates(source)) {
      phrases.add(document.keyphrase(candidate.first(), candidate.words(), 0).phrase());
    }
    return phrases;
  }

  private static List<String> nounPhrases(String text) {
    return phrases(new NounPhraseCandidates(5), sentence(text));
  }

  @Test
  void areTheLongestRunsOfModifiersAndNouns() {
    assertEquals(
        List.of("deep neural networks", "large graphs"),
        nounPhrases("They are deep neural networks for large graphs ."));
  }

  @Test
  void genericModifiersNumbersAndStopWordsEndThem() {
    assertEquals(
        List.of("neural networks", "graphs"),
        nounPhrases("These new neural networks and their 42 graphs ."));
  }

  @Test
  void genericNounsAloneAreNone() {
    assertEquals(
        List.of("graph problems", "networks"),
        nounPhrases("The problem of approaches for graph problems in networks ."));
    assertEquals(
        List.of("graph problems", "networks"),
        phrases(
                new NounPhrasePartCandidates(5),
                sentence("The problem of approaches for graph problems in networks ."))
            .stream()
            .filter(phrase -> !phrase.equals("graph"))
            .toList());
  }

  @Test
  void participlesBeforeNounsBelongToThem() {
    assertEquals(
        List.of("distributed systems", "control"),
        nounPhrases("We look at the control of distributed systems .").stream()
            .sorted((a, b) -> b.compareTo(a))
            .toList());
  }

  @Test
  void sameStemsAreOneCandidateWithAllOccurrences() {
    AnalysedDocument document = sentence("A neural network and other neural networks .");
    List<Candidate> found = document.candidates(new NounPhraseCandidates(5));
    assertEquals(1, found.size());
    assertEquals(2, found.get(0).occurrences());
    assertEquals(1, found.get(0).start(0));
    assertEquals(5, found.get(0).start(1));
  }

  @Test
  void longRunsLoseWordsAtTheLeft() {
    assertEquals(
        List.of("neural network training"),
        phrases(
            new NounPhraseCandidates(3), sentence("It is about deep neural network training .")));
  }

  @Test
  void partsEndInANoun() {
    assertEquals(
        List.of("deep networks", "networks"),
        phrases(new NounPhrasePartCandidates(5), sentence("The deep networks .")));
  }

  @Test
  void nGramsAreBoundedByStopWordsAndHoldNoPunctuation() {
    assertEquals(
        List.of("quality", "quality of service", "service", "cost"),
        phrases(new NgramCandidates(3), sentence("the quality of service , cost")));
  }
}

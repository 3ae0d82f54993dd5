package org.gleaner.keyphrase.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NgramCandidatesTest {
  private static final int TEXTS = 200;

  private static List<String> described(List<Candidate> candidates, int latest) {
    List<String> described = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.first() <= latest) {
        StringBuilder starts = new StringBuilder();
        for (int i = 0; i < candidate.occurrences(); i++) {
          starts.append(' ').append(candidate.start(i));
        }
        described.add(candidate.hash() + ":" + candidate.words() + starts);
      }
    }
    return described;
  }

  @Test
  void lateCandidatesAreLeftOutAndEarlyOnesKeepAllOccurrences() {
    CandidateSource all = new NgramCandidates(3);
    for (int seed = 0; seed < TEXTS; seed++) {
      AnalysedDocument document =
          TestDocuments.sentence(TestDocuments.random(seed).strip().replaceAll("\\s+", " "));
      int latest = seed % 40;
      assertEquals(
          described(all.propose(document), latest),
          described(all.until(latest).propose(document), Integer.MAX_VALUE));
    }
  }
}

package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Candidates without tags: the runs of up to {@code maxWords} words between stop words, numbers and
 * punctuation, both ends of longer runs, and the parts of runs that are repeated. Where all runs
 * are longer and nothing is repeated, {@link NgramCandidates} take their place.
 */
record StopWordCandidates(int maxWords) implements CandidateSource {
  private static final int REPEATED = 2;

  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    CandidateCollector runs = new CandidateCollector(document);
    CandidateCollector parts = new CandidateCollector(document);
    int at = 0;
    while (at < document.size()) {
      int end = endOfRun(document, at);
      if (end - at > maxWords) {
        runs.add(at, maxWords - 1);
        runs.add(end - maxWords + 1, maxWords - 1);
      } else if (end > at) {
        runs.add(at, end - at);
      }
      addParts(at, end, parts);
      at = Math.max(at + 1, end);
    }
    List<Candidate> candidates = merged(runs.candidates(), parts.candidates());
    return candidates.isEmpty() ? new NgramCandidates(maxWords).propose(document) : candidates;
  }

  private static int endOfRun(AnalysedDocument document, int start) {
    int end = start;
    while (end < document.size()
        && NgramCandidates.mayBound(document.form(end))
        && document.form(end).generic() != GenericWords.Kind.MODIFIER
        && document.sameSentence(start, end)) {
      end++;
    }
    return end;
  }

  private void addParts(int start, int end, CandidateCollector parts) {
    for (int from = start; from < end; from++) {
      for (int to = from + 1; to <= Math.min(end, from + maxWords); to++) {
        parts.add(from, to - from);
      }
    }
  }

  /** The runs, which count all their occurrences, and the repeated parts, in order. */
  private static List<Candidate> merged(List<Candidate> runs, List<Candidate> parts) {
    Map<Long, Candidate> all = new LinkedHashMap<>();
    parts.forEach(part -> all.put(part.hash(), part));
    Map<Long, Candidate> chosen = new LinkedHashMap<>();
    runs.forEach(run -> chosen.put(run.hash(), all.get(run.hash())));
    for (Candidate part : parts) {
      if (part.occurrences() >= REPEATED) {
        chosen.put(part.hash(), part);
      }
    }
    List<Candidate> merged = new ArrayList<>(chosen.values());
    merged.sort(Comparator.comparingInt(Candidate::first).thenComparingInt(Candidate::words));
    return merged;
  }
}

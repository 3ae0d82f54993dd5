package org.gleaner.keyphrase.document;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The longest runs of modifiers and nouns within a sentence that end in a noun (see {@link
 * WordRoles}), up to {@code maxWords} words; a longer run loses words at its left end, and a
 * generic noun ("approach") alone is left out. In a language that joins nouns by prepositions ("red
 * de neuronas") two runs and their preposition are a candidate too. Where the language has no
 * tagger, {@link StopWordCandidates} take their place, in an unknown one {@link NgramCandidates}.
 */
public record NounPhraseCandidates(int maxWords) implements CandidateSource {
  private static final int FALLBACK_WORDS = 3;
  private static final int REPEATED = 2;

  /** A preposition and an article. */
  private static final int LONGEST_LINK = 2;

  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    if (document.tags().isEmpty()) {
      int words = Math.min(FALLBACK_WORDS, maxWords);
      CandidateSource fallback =
          document.language().isUnknown()
              ? new NgramCandidates(words)
              : new StopWordCandidates(words);
      return fallback.propose(document);
    }
    CandidateCollector collector = new CandidateCollector(document);
    CandidateCollector loose = new CandidateCollector(document);
    int lastBegin = -1;
    int lastEnd = -1 - LONGEST_LINK;
    int at = 0;
    while (at < document.size()) {
      int end = endOfRun(document, at);
      int last = lastNoun(document.roles(), at, end);
      if (last >= at) {
        add(at, last, document, collector);
        if (!document.language().grammar().english()) {
          addParts(at, last, document.roles(), loose);
        }
        if (at - lastEnd <= LONGEST_LINK) {
          link(lastBegin, lastEnd, at, last, document, collector, loose);
        }
        lastBegin = at;
        lastEnd = last + 1;
      }
      at = Math.max(at + 1, end);
    }
    return withRepeated(collector.candidates(), loose.candidates());
  }

  private void add(int begin, int last, AnalysedDocument document, CandidateCollector collector) {
    int words = Math.min(maxWords, last + 1 - begin);
    if (words > 1 || document.form(last).generic() != GenericWords.Kind.NOUN) {
      collector.add(last + 1 - words, words);
    }
  }

  /** Adds the parts of several words: what is repeated in longer phrases is a term. */
  private void addParts(int begin, int last, WordRole[] roles, CandidateCollector loose) {
    for (int from = begin; from < last; from++) {
      for (int to = from + 1; to <= Math.min(last, from + maxWords - 1); to++) {
        if (roles[to] == WordRole.NOUN && (from > begin || to < last)) {
          loose.add(from, to + 1 - from);
        }
      }
    }
  }

  /** Adds two phrases with the preposition between them as one, where the language joins so. */
  private void link(
      int begin,
      int end,
      int next,
      int last,
      AnalysedDocument document,
      CandidateCollector collector,
      CandidateCollector loose) {
    PhraseGrammar grammar = document.language().grammar();
    String preposition = document.tokens().get(end).text();
    boolean bare = next - end == 1 && grammar.links().contains(preposition);
    boolean article =
        next - end == 1
            ? grammar.looseLinks().contains(preposition)
            : grammar.links().contains(preposition) && document.form(end + 1).stopWord();
    if ((!bare && !article) || !document.sameSentence(begin, last)) {
      return;
    }
    int noun = firstNoun(document.roles(), next);
    if (noun + 1 - begin <= maxWords && noun < last) {
      loose.add(begin, noun + 1 - begin);
    }
    if (last + 1 - begin <= maxWords) {
      (bare ? collector : loose).add(begin, last + 1 - begin);
    }
  }

  private static int firstNoun(WordRole[] roles, int start) {
    int noun = start;
    while (roles[noun] != WordRole.NOUN) {
      noun++;
    }
    return noun;
  }

  private static List<Candidate> withRepeated(List<Candidate> candidates, List<Candidate> loose) {
    Set<Long> known = new HashSet<>();
    candidates.forEach(candidate -> known.add(candidate.hash()));
    loose.removeIf(c -> c.occurrences() < REPEATED || known.contains(c.hash()));
    candidates.addAll(loose);
    candidates.sort(Comparator.comparingInt(Candidate::first));
    return candidates;
  }

  /** The end of the run of words with a role that begins here. */
  static int endOfRun(AnalysedDocument document, int start) {
    WordRole[] roles = document.roles();
    int end = start;
    while (end < roles.length && roles[end] != WordRole.NONE && document.sameSentence(start, end)) {
      end++;
    }
    return end;
  }

  private static int lastNoun(WordRole[] roles, int start, int end) {
    int last = end - 1;
    while (last >= start && roles[last] != WordRole.NOUN) {
      last--;
    }
    return last;
  }
}

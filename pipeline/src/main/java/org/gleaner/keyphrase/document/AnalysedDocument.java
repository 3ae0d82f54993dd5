package org.gleaner.keyphrase.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.keyphrase.tagger.Tagger;
import org.gleaner.text.Token;

/**
 * A document as scorers see it: its tokens, and what is worked out from them when a scorer first
 * asks (stems as numbers, tags, candidates), so that a method pays only for what it uses and
 * methods that are fused share the work. Text after the first {@value #MOST_CHARS} chars does not
 * count, which bounds time and memory on any document. Belongs to one thread.
 */
public final class AnalysedDocument {
  /** How many chars of a document count. */
  public static final int MOST_CHARS = 4_000_000;

  private final LanguageTools language;
  private final List<Token> tokens;
  private final WordForm[] forms;
  private final boolean[] asides;
  private final Map<CandidateSource, List<Candidate>> candidates = new HashMap<>();
  private int[] stems;
  private int distinctStems;
  private Optional<PartOfSpeech[]> tags;
  private WordRole[] roles;

  /** A document of tokens in order of their offsets. */
  public AnalysedDocument(List<Token> tokens, LanguageTools language) {
    this.language = Objects.requireNonNull(language, "language");
    this.tokens = ClauseBreaks.apply(withinLimit(tokens));
    this.forms = new WordForm[this.tokens.size()];
    this.asides = Asides.of(this.tokens, language);
    for (int i = 0; i < forms.length; i++) {
      WordForm form = language.form(this.tokens.get(i).text());
      forms[i] = asides[i] ? form.aside() : form;
    }
  }

  private static List<Token> withinLimit(List<Token> tokens) {
    int count = tokens.size();
    while (count > 0 && tokens.get(count - 1).end() > MOST_CHARS) {
      count--;
    }
    return count == tokens.size() ? tokens : tokens.subList(0, count);
  }

  /** Number of tokens, punctuation included. */
  public int size() {
    return forms.length;
  }

  /** The tokens in order of their offsets, cut at the limit on characters. */
  public List<Token> tokens() {
    return tokens;
  }

  /** The tools that analysed the document. */
  public LanguageTools language() {
    return language;
  }

  /** Whether the token is in no phrase, being part of a date, a byline or a list of names. */
  public boolean isAside(int token) {
    return asides[token];
  }

  /** The form of the token of that number; an aside is not a word. */
  public WordForm form(int token) {
    return forms[token];
  }

  /** Whether both tokens stand in one sentence. */
  public boolean sameSentence(int one, int other) {
    return tokens.get(one).sentence() == tokens.get(other).sentence();
  }

  /** The stem of each token as a number from 0, in order of first occurrence. */
  public int[] stems() {
    if (stems == null) {
      Map<String, Integer> numbers = new HashMap<>();
      stems = new int[forms.length];
      for (int i = 0; i < forms.length; i++) {
        Integer number = numbers.putIfAbsent(forms[i].stem(), numbers.size());
        stems[i] = number == null ? numbers.size() - 1 : number;
      }
      distinctStems = numbers.size();
    }
    return stems;
  }

  /** Number of different stems. */
  public int distinctStems() {
    stems();
    return distinctStems;
  }

  /** The tags of the tokens, or empty if the language has no tagger. */
  Optional<PartOfSpeech[]> tags() {
    if (tags == null) {
      tags = language.tagger().map(this::tagged);
    }
    return tags;
  }

  private PartOfSpeech[] tagged(Tagger tagger) {
    PartOfSpeech[] tagged = tagger.tag(tokens);
    if (language.grammar().english()) {
      EnglishTags.mend(this, tagger, tagged);
    } else if (language.isFrench()) {
      FrenchTags.mend(this, tagged);
    }
    return tagged;
  }

  /** The role of each token in noun phrases. */
  public WordRole[] roles() {
    if (roles == null) {
      roles = WordRoles.of(this);
    }
    return roles;
  }

  /** The phrases that a source proposes, in order of first occurrence. */
  public List<Candidate> candidates(CandidateSource source) {
    List<Candidate> known = candidates.get(source);
    if (known == null) {
      known = source.propose(this);
      candidates.put(source, known);
    }
    return known;
  }

  /** The tokens from {@code start} on as a keyphrase, a blank where the text has white space. */
  public Keyphrase keyphrase(int start, int words, double score) {
    Token first = tokens.get(start);
    if (words == 1) {
      return new Keyphrase(first.text(), score, first.begin(), first.end());
    }
    StringBuilder phrase = new StringBuilder(first.text());
    int end = first.end();
    for (int i = start + 1; i < start + words; i++) {
      Token token = tokens.get(i);
      phrase.append(token.begin() > end ? " " : "").append(token.text());
      end = token.end();
    }
    return new Keyphrase(phrase.toString(), score, first.begin(), end);
  }

  /** {@link PhraseHash} of the stems of a keyphrase of this document. */
  public long hash(Keyphrase phrase) {
    long hash = PhraseHash.EMPTY;
    int end = tokenAt(phrase.end());
    for (int i = tokenAt(phrase.begin()); i < end; i++) {
      hash = PhraseHash.append(hash, forms[i].hash());
    }
    return hash;
  }

  /** The number of the first token that begins at an offset or after it. */
  public int tokenAt(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).begin() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

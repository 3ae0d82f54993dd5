package org.gleaner.text.lexicon;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gleaner.text.Token;
import org.gleaner.text.Vocabulary;

/**
 * Words by a counted vocabulary, perhaps with the numbers of their characters. The unknown word
 * stands for the separator and the mask too.
 */
public final class WordLexicon implements Lexicon {
  private static final long serialVersionUID = 1L;

  /** The file of the vocabulary. */
  public static final String FILE = "vocab.txt";

  private final WordForms forms;
  private final Vocabulary vocabulary;
  private final int characters;

  /**
   * A lexicon.
   *
   * @param characters how many numbers of a word's characters are read beside its own
   */
  public WordLexicon(WordForms forms, Vocabulary vocabulary, int characters) {
    this.forms = forms;
    this.vocabulary = vocabulary;
    this.characters = characters;
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public int cells() {
    return 1 + characters;
  }

  @Override
  public Pieces pieces(String text) {
    List<Token> tokens = forms.tokens(text);
    List<String> words = new ArrayList<>(tokens.size());
    int[] begins = new int[tokens.size()];
    int[] ends = new int[tokens.size()];
    for (int i = 0; i < begins.length; i++) {
      words.add(tokens.get(i).text());
      begins[i] = tokens.get(i).begin();
      ends[i] = tokens.get(i).end();
    }
    return pieces(words, begins, ends);
  }

  @Override
  public Pieces pieces(List<String> words) {
    int[] ends = new int[words.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = words.get(i).length();
    }
    return pieces(words, new int[ends.length], ends);
  }

  private Pieces pieces(List<String> words, int[] begins, int[] ends) {
    int[] numbers = new int[words.size() * cells()];
    int[] places = new int[words.size()];
    for (int i = 0; i < places.length; i++) {
      numbers[i * cells()] = vocabulary.id(forms.entry(words.get(i)));
      CharacterNumbers.write(words.get(i), numbers, i * cells() + 1, characters);
      places[i] = i;
    }
    return new Pieces(cells(), numbers, begins, ends, places);
  }

  @Override
  public int special(Special which) {
    return switch (which) {
      case PADDING -> Vocabulary.PADDING;
      case UNKNOWN, SEPARATOR, MASK -> Vocabulary.UNKNOWN;
      default -> -1;
    };
  }

  @Override
  public String piece(int number) {
    return vocabulary.token(number);
  }

  @Override
  public int added(int texts) {
    return texts - 1;
  }

  @Override
  public int before() {
    return 0;
  }

  @Override
  public int between() {
    return 1;
  }

  /** The texts with an unknown word between each two. */
  @Override
  public int[] sequence(List<Pieces> texts, int most) {
    int[] lengths = Fitting.lengths(texts, most);
    IntStream.Builder all = IntStream.builder();
    for (int i = 0; i < lengths.length; i++) {
      if (i > 0) {
        Arrays.stream(pieces(List.of("")).numbers()).forEach(all);
      }
      Arrays.stream(texts.get(i).numbers(), 0, lengths[i] * cells()).forEach(all);
    }
    return all.build().toArray();
  }

  @Override
  public String text(int[] numbers) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += cells()) {
      words.add(vocabulary.token(numbers[i]));
    }
    return String.join(" ", words);
  }

  @Override
  public String append(String text, int number) {
    return text + vocabulary.token(number);
  }

  @Override
  public int characters(int number) {
    String word = vocabulary.token(number);
    return word.codePointCount(0, word.length());
  }

  @Override
  public SortedMap<String, byte[]> files() {
    StringWriter written = new StringWriter();
    try {
      vocabulary.write(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(FILE, written.toString().getBytes(StandardCharsets.UTF_8));
    return files;
  }
}

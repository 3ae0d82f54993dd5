package org.gleaner.text.lexicon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gleaner.text.subword.Encoding;
import org.gleaner.text.subword.SubwordTokenizer;
import org.gleaner.text.subword.Template;

/**
 * Pieces of words by a vocabulary of subwords ({@code tokenizer.json}). A sequence begins and ends
 * with the special pieces that the vocabulary's template names; if it has none, with those that it
 * has by BERT's or RoBERTa's names, as these read them. GPT-2 puts its own around no text.
 */
public final class PieceLexicon implements Lexicon {
  private static final long serialVersionUID = 1L;

  /** The file of the vocabulary. */
  public static final String FILE = "tokenizer.json";

  /** What stands between two documents of GPT-2's training. */
  private static final String BOUNDARY = "<|endoftext|>";

  /** The names of special pieces. */
  static final Map<Special, List<String>> NAMES =
      Map.of(
          Special.PADDING, List.of("[PAD]", "<pad>"),
          Special.UNKNOWN, List.of("[UNK]", "<unk>"),
          Special.BEGIN, List.of("[CLS]", "<s>", BOUNDARY),
          Special.END, List.of("[SEP]", "</s>", BOUNDARY),
          Special.SEPARATOR, List.of("[SEP]", "</s>"),
          Special.MASK, List.of("[MASK]", "<mask>"));

  private final String json;
  private transient volatile Table table;

  /**
   * A lexicon.
   *
   * @param json the content of a {@code tokenizer.json}
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not one
   */
  public PieceLexicon(String json) {
    this.json = json;
    table();
  }

  /** The parsed file, made once in each JVM. */
  private static final class Table {
    final SubwordTokenizer tokenizer;
    final Map<String, Integer> numbers;
    final List<String> pieces = new ArrayList<>();
    final PieceWriting writing;
    final int[] before;
    final int[] between;
    final int[] after;

    Table(String json) {
      tokenizer = SubwordTokenizer.ofJson(json);
      numbers = tokenizer.vocabulary();
      writing = new PieceWriting(tokenizer.kind(), numbers.keySet());
      int most = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
      pieces.addAll(Collections.nCopies(most + 1, ""));
      numbers.forEach((piece, number) -> pieces.set(number, piece));
      Template template = tokenizer.template();
      boolean given = template.added(1) > 0;
      before = given ? template.before(1) : one(Special.BEGIN);
      between = given && template.added(2) > 0 ? template.between() : separators();
      after = given ? template.after(1) : one(Special.END);
    }

    int special(Special which) {
      for (String name : NAMES.get(which)) {
        Integer number = numbers.get(name);
        if (number != null) {
          return number;
        }
      }
      return -1;
    }

    private int[] one(Special which) {
      int number = special(which);
      boolean around = number >= 0 && !pieces.get(number).equals(BOUNDARY);
      return around ? new int[] {number} : new int[0];
    }

    /** RoBERTa ends the first text, and separates the second from it (Liu et al. 2019). */
    private int[] separators() {
      int[] one = one(Special.SEPARATOR);
      boolean ends = one.length > 0 && pieces.get(one[0]).equals("</s>");
      return ends ? new int[] {one[0], one[0]} : one;
    }
  }

  private Table table() {
    Table made = table;
    if (made == null) {
      made = new Table(json);
      table = made;
    }
    return made;
  }

  @Override
  public int size() {
    return table().pieces.size();
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public Pieces pieces(String text) {
    Encoding encoding = table().tokenizer.encode(text);
    int[] numbers = encoding.ids();
    int[] begins = new int[numbers.length];
    int[] ends = new int[numbers.length];
    int[] words = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      begins[i] = encoding.begin(i);
      ends[i] = encoding.end(i);
      boolean same = i > 0 && begins[i] < text.length() && continues(text, ends[i - 1], begins[i]);
      words[i] = i == 0 ? 0 : words[i - 1] + (same ? 0 : 1);
    }
    return new Pieces(1, numbers, begins, ends, words);
  }

  /** Whether two pieces belong to one word: they touch, with letters on both sides. */
  private static boolean continues(String text, int end, int begin) {
    return begin <= end
        && begin > 0
        && Character.isLetterOrDigit(text.charAt(begin - 1))
        && Character.isLetterOrDigit(text.charAt(begin));
  }

  @Override
  public Pieces pieces(List<String> words) {
    List<Pieces> each = new ArrayList<>(words.size());
    int size = 0;
    for (String word : words) {
      Pieces own = pieces(word);
      each.add(own.size() == 0 ? unknown(word) : own);
      size += each.get(each.size() - 1).size();
    }
    int[][] columns = new int[4][size];
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      for (int k = 0; k < each.get(i).size(); k++) {
        columns[0][at] = each.get(i).numbers()[k];
        columns[1][at] = each.get(i).begin(k);
        columns[2][at] = each.get(i).end(k);
        columns[3][at++] = i;
      }
    }
    return new Pieces(1, columns[0], columns[1], columns[2], columns[3]);
  }

  /** A word of which nothing is left, such as a control character, still has one piece. */
  private Pieces unknown(String word) {
    int[] zero = {0};
    int[] number = {Math.max(0, special(Special.UNKNOWN))};
    return new Pieces(1, number, zero, new int[] {word.length()}, zero);
  }

  @Override
  public int special(Special which) {
    return table().special(which);
  }

  @Override
  public String piece(int number) {
    return table().pieces.get(number);
  }

  @Override
  public int added(int texts) {
    Table all = table();
    return all.before.length + (texts - 1) * all.between.length + all.after.length;
  }

  @Override
  public int before() {
    return table().before.length;
  }

  @Override
  public int between() {
    return table().between.length;
  }

  /** The texts with the special pieces of the vocabulary before, between and after them. */
  @Override
  public int[] sequence(List<Pieces> texts, int most) {
    int[] lengths = Fitting.lengths(texts, most);
    IntStream.Builder all = IntStream.builder();
    for (int i = 0; i < lengths.length; i++) {
      Arrays.stream(i == 0 ? table().before : table().between).forEach(all);
      Arrays.stream(texts.get(i).numbers(), 0, lengths[i]).forEach(all);
    }
    Arrays.stream(table().after).forEach(all);
    return all.build().toArray();
  }

  /** Pieces that continue a word are appended to it; special pieces are left out. */
  @Override
  public String text(int[] numbers) {
    return table().writing.text(Arrays.stream(numbers).mapToObj(this::piece).toList());
  }

  @Override
  public String append(String text, int number) {
    return table().writing.append(text, piece(number));
  }

  @Override
  public int characters(int number) {
    return table().writing.characters(piece(number));
  }

  @Override
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(FILE, json.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}

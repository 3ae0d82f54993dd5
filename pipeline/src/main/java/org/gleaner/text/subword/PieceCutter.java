package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gleaner.text.subword.cut.AddedTokens;
import org.gleaner.text.subword.cut.Cutter;
import org.gleaner.text.subword.cut.Cutters;
import org.gleaner.text.subword.cut.Part;
import org.gleaner.text.subword.model.PieceList;
import org.gleaner.text.subword.model.PieceModel;
import org.gleaner.text.subword.model.PieceModels;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;
import org.gleaner.text.subword.normal.Normalizer;
import org.gleaner.text.subword.normal.Normalizers;

/**
 * A vocabulary with all that leads from a text to its pieces. There is one for each content and
 * Java machine, for as long as somebody holds it. Immutable and thread-safe.
 */
final class PieceCutter {
  private static final Map<Key, WeakReference<PieceCutter>> SHARED = new ConcurrentHashMap<>();

  private final Map<String, Integer> pieces;
  private final List<String> names = new ArrayList<>();
  private final String kind;
  private final AddedTokens written = new AddedTokens();
  private final Normalizer normalizer;
  private final AddedTokens normalized = new AddedTokens();
  private final Cutter cutter;
  private final PieceModel model;
  private final TemplateReader.Processing processing;

  private record Key(String json, boolean special) {}

  private PieceCutter(ObjectNode root, boolean special) {
    Component all = new Component("tokenizer.json", root);
    Component modelPart = all.part("model");
    this.kind = root.path("model").path("type").asText();
    this.pieces = PieceModels.pieces(modelPart);
    AddedTokenReader added = new AddedTokenReader(all, pieces);
    this.normalizer =
        all.has("normalizer")
            ? Normalizers.of(new Component("normalizer", root.get("normalizer")))
            : Normalizer.NONE;
    this.cutter =
        all.has("pre_tokenizer")
            ? Cutters.of(new Component("pre_tokenizer", root.get("pre_tokenizer")))
            : Cutter.NONE;
    Set<Integer> hidden =
        special ? Set.of() : PieceModels.hidden(modelPart, pieces, added.special());
    this.model = PieceModels.of(modelPart, pieces, hidden);
    added.tokens(special, normalizer, written, normalized);
    this.pieces.putAll(added.numbers());
    this.processing =
        TemplateReader.read(new Component("post_processor", root.path("post_processor")), pieces);
    name();
  }

  private void name() {
    int most = pieces.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    names.addAll(Collections.nCopies(most + 1, ""));
    pieces.forEach((piece, number) -> names.set(number, piece));
  }

  /**
   * The one of this {@code tokenizer.json}.
   *
   * @param special whether special pieces that are written in a text are those pieces, not text
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it cannot be read
   */
  static PieceCutter of(String json, boolean special) {
    PieceCutter[] held = new PieceCutter[1];
    SHARED.values().removeIf(reference -> reference.refersTo(null));
    SHARED.compute(
        new Key(json, special),
        (key, reference) -> {
          held[0] = reference == null ? null : reference.get();
          if (held[0] != null) {
            return reference;
          }
          held[0] = new PieceCutter(VocabularyFiles.parse(json), special);
          return new WeakReference<>(held[0]);
        });
    return held[0];
  }

  /** The pieces of a text. */
  PieceList cut(String text) {
    PieceList list = new PieceList(text.length() / 4);
    for (Part word : parts(text)) {
      if (word.isOpen()) {
        model.cut(word, list);
      } else {
        list.add(word);
      }
    }
    for (Trimming trimming : processing.trimmings()) {
      trimming.apply(list, this, text);
    }
    return list;
  }

  /** The words of a text, in each of which pieces are looked up. */
  List<String> words(String text) {
    List<String> words = new ArrayList<>();
    parts(text).forEach(word -> words.add(word.toString()));
    return words;
  }

  private List<Part> parts(String text) {
    List<Part> first = new ArrayList<>();
    written.cut(AlignedText.of(text), first);
    List<Part> words = new ArrayList<>();
    List<Part> second = new ArrayList<>();
    for (Part part : first) {
      if (part.isOpen()) {
        normalized.cut(normalizer.apply(part.text().subSequence(part.from(), part.to())), second);
        second.forEach(open -> cut(open, words));
        second.clear();
      } else {
        words.add(part);
      }
    }
    return words;
  }

  private void cut(Part part, List<Part> into) {
    if (part.isOpen()) {
      cutter.cut(part, into);
    } else {
      into.add(part);
    }
  }

  /** The piece of a number; empty if the number is left out. */
  String name(int piece) {
    return names.get(piece);
  }

  /** The pieces and their numbers; not to be changed. */
  Map<String, Integer> pieces() {
    return Collections.unmodifiableMap(pieces);
  }

  /** The kind of the model, as a {@code tokenizer.json} names it. */
  String kind() {
    return kind;
  }

  /** What stands around texts. */
  Template template() {
    return processing.template();
  }
}

package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gleaner.text.subword.Template.Step;
import org.gleaner.text.subword.model.PieceModels;
import org.gleaner.text.subword.normal.Component;

/** Reads the {@code post_processor} of a {@code tokenizer.json}. */
final class TemplateReader {
  private static final Set<String> TYPES =
      new TreeSet<>(
          Set.of(
              "BertProcessing",
              "ByteLevel",
              "RobertaProcessing",
              "Sequence",
              "TemplateProcessing"));

  private final Map<String, Integer> pieces;
  private final List<Trimming> trimmings = new ArrayList<>();
  private Template template;

  private TemplateReader(Map<String, Integer> pieces) {
    this.pieces = pieces;
  }

  /**
   * What is done to the pieces of a text.
   *
   * @param trimmings how blanks are left out of their stretches
   * @param template what stands around them
   */
  record Processing(List<Trimming> trimmings, Template template) {}

  /** What a part of a file asks for. */
  static Processing read(Component part, Map<String, Integer> pieces) {
    TemplateReader reader = new TemplateReader(pieces);
    if (part.node().isObject()) {
      reader.processor(part, 0);
    }
    Template template = reader.template == null ? Template.bare() : reader.template;
    return new Processing(List.copyOf(reader.trimmings), template);
  }

  private void processor(Component part, int depth) {
    part.requireShallow(depth);
    switch (part.type(TYPES)) {
      case "Sequence" ->
          part.parts("processors", Component.MOST_STEPS)
              .forEach(step -> processor(step, depth + 1));
      case "ByteLevel" -> trimming(part);
      case "TemplateProcessing" -> set(part, template(part));
      case "BertProcessing" -> set(part, bert(named(part, "cls"), named(part, "sep")));
      default -> {
        trimming(part);
        set(part, roberta(named(part, "cls"), named(part, "sep")));
      }
    }
  }

  private void trimming(Component part) {
    boolean prefix = part.flag("add_prefix_space", true);
    if (part.flag("trim_offsets", true)) {
      trimmings.add(new Trimming(prefix));
    }
  }

  private void set(Component part, Template read) {
    if (template != null) {
      throw part.invalid("special pieces around others. Accepted: one kind of them");
    }
    template = read;
  }

  private static Template bert(Step begin, Step end) {
    Step last = Step.special(end.id(), end.name(), 1);
    return new Template(
        List.of(begin, Step.text(0, 0), end),
        List.of(begin, Step.text(0, 0), end, Step.text(1, 1), last));
  }

  private static Template roberta(Step begin, Step end) {
    return new Template(
        List.of(begin, Step.text(0, 0), end),
        List.of(begin, Step.text(0, 0), end, end, Step.text(1, 0), end));
  }

  /** A piece and its number. */
  private Step named(Component part, String key) {
    JsonNode pair = part.node().path(key);
    if (pair.size() != 2 || !pair.path(1).isInt()) {
      throw part.invalid(
          key + " " + Component.shortened(pair) + ". Accepted: a piece and its number");
    }
    String name = part.text(pair.path(0), key, 1, PieceModels.MOST_PIECE_CHARS);
    return known(part, name, pair.path(1).asInt(), 0);
  }

  private Step known(Component part, String piece, int number, int type) {
    if (pieces.getOrDefault(piece, -1) != number) {
      throw part.invalid(
          "the special piece "
              + Component.shortened(TextNode.valueOf(piece))
              + " of number "
              + number
              + ", which the vocabulary does not have");
    }
    return Step.special(number, piece, type);
  }

  private Template template(Component part) {
    Map<String, Component> special = new TreeMap<>();
    JsonNode all = part.node().path("special_tokens");
    all.fields()
        .forEachRemaining(
            field -> special.put(field.getKey(), new Component(part.place(), field.getValue())));
    special.values().forEach(token -> specials(token, 0));
    return new Template(steps(part, "single", "A", special), steps(part, "pair", "AB", special));
  }

  /** The pieces that a special token of a template stands for. */
  private List<Step> specials(Component token, int type) {
    JsonNode ids = token.node().path("ids");
    JsonNode names = token.node().path("tokens");
    boolean fits = ids.isArray() && !ids.isEmpty() && ids.size() <= Component.MOST_STEPS;
    if (!fits || ids.size() != names.size()) {
      throw token.invalid("ids " + Component.shortened(ids) + " for " + Component.shortened(names));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String name = token.text(names.path(i), "tokens", 1, PieceModels.MOST_PIECE_CHARS);
      steps.add(known(token, name, ids.path(i).isInt() ? ids.path(i).asInt() : -1, type));
    }
    return steps;
  }

  /** Each of the texts stands once in a template. */
  private List<Step> steps(
      Component part, String key, String texts, Map<String, Component> special) {
    StringBuilder found = new StringBuilder();
    List<Step> steps = new ArrayList<>();
    for (Component step : part.parts(key, Component.MOST_STEPS)) {
      boolean text = step.has("Sequence");
      if (step.node().size() != 1 || text == step.has("SpecialToken")) {
        throw step.invalid(
            Component.shortened(step.node()) + ". Accepted: Sequence or SpecialToken");
      }
      Component what = step.part(text ? "Sequence" : "SpecialToken");
      int type = what.integer("type_id", 0, Byte.MAX_VALUE);
      String id = what.text("id", 1, PieceModels.MOST_PIECE_CHARS);
      if (text ? !id.equals("A") && !id.equals("B") : !special.containsKey(id)) {
        throw step.invalid("the unknown name " + id);
      }
      found.append(text ? id : "");
      steps.addAll(
          text
              ? List.of(Step.text(id.equals("A") ? 0 : 1, type))
              : specials(special.get(id), type));
    }
    if (!found.toString().equals(texts)) {
      throw part.invalid(key + " with the texts " + found + ". Accepted: " + texts);
    }
    return steps;
  }
}

package org.gleaner.network.layer;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gleaner.Options;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;

/**
 * How training changes the parameters of a network, beside the updater. Immutable; travels.
 *
 * <p>Options: {@code clip} (1: the largest norm of the mean gradient of a head of probabilities or
 * numbers; 0 for none), {@code clip-norm} (0: that of all parameters together), {@code freeze}
 * (none; embedding: the tables of the encoder stay as they are; a number: the tables and that many
 * layers; all: the tables and all layers, or the whole encoder if it has none) and {@code
 * layer-decay} (1: the step size of a layer as a share of that of the layer above, Sun et al. 2019;
 * the tables are the deepest). Frozen parts run as in scoring, without dropout.
 */
public final class Tuning implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern LAYER = Pattern.compile("encoder[.]layer-(\\d+)[.].*");
  private static final Pattern FREEZE = Pattern.compile("none|embedding|all|[1-9][0-9]{0,2}");
  private static final String ENCODER = "encoder.";
  private static final int ALL = Integer.MAX_VALUE;

  private final double headClip;
  private final double clip;
  private final String freeze;
  private final double layerDecay;

  private Tuning(Options options) {
    headClip = options.number("clip", 1, 0, 1e9);
    clip = options.number("clip-norm", 0, 0, 1e9);
    freeze = options.text("freeze", "none", FREEZE, "none, embedding, all, a number of layers");
    layerDecay = options.number("layer-decay", 1, 0.01, 1);
  }

  /** Reads the options above. */
  public static Tuning of(Options options) {
    return new Tuning(options);
  }

  /** The largest norm of the mean gradient of a head; 0 for none. */
  double headClip() {
    return headClip;
  }

  /** The largest norm of the mean gradient of all parameters; 0 for none. */
  double clip() {
    return clip;
  }

  /** Adds every value as text, by the name of its option. */
  public void addTo(Map<String, String> options) {
    options.put("clip", Double.toString(headClip));
    options.put("clip-norm", Double.toString(clip));
    options.put("freeze", freeze);
    options.put("layer-decay", Double.toString(layerDecay));
  }

  /** The number of layers that stay as they are, and the tables with them; -1 for none. */
  private int frozenLayers() {
    return switch (freeze) {
      case "none" -> -1;
      case "embedding" -> 0;
      case "all" -> ALL;
      default -> Integer.parseInt(freeze);
    };
  }

  /**
   * The step size of each parameter as a share of the updater's; 0 where it stays as it is.
   *
   * @param blocks in their order, that of the parts
   * @throws IllegalArgumentException if more layers are to stay than there are
   */
  Map<String, Double> rates(List<ParameterBlock> blocks) {
    int layers = 0;
    for (ParameterBlock block : blocks) {
      Matcher layer = LAYER.matcher(block.name());
      layers = layer.matches() ? Math.max(layers, Integer.parseInt(layer.group(1))) : layers;
    }
    int frozen = frozenLayers();
    if (frozen != ALL && frozen > layers) {
      throw new IllegalArgumentException(
          "Cannot use freeze: " + freeze + ". The encoder has " + layers + " layers");
    }
    Map<String, Double> rates = new LinkedHashMap<>();
    int level = 0;
    for (ParameterBlock block : blocks) {
      level = level(block.name(), level, layers);
      boolean encoder = block.name().startsWith(ENCODER);
      boolean stays = encoder && level <= (layers == 0 ? frozen : Math.min(frozen, layers));
      rates.put(
          block.name(),
          stays ? 0 : encoder ? Math.pow(layerDecay, Math.max(0, layers - level)) : 1);
    }
    return rates;
  }

  /** 0 for the tables and what stands before the layers, then the layers; above the last, more. */
  private static int level(String name, int before, int layers) {
    Matcher layer = LAYER.matcher(name);
    if (layer.matches()) {
      return Integer.parseInt(layer.group(1));
    }
    boolean table = before == 0 && (layers > 0 || name.equals(ENCODER + Parameters.TABLE));
    return table ? 0 : layers + 1;
  }
}

package org.gleaner.keyphrase.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The taggers by language, each made once for each JVM, on first use. Chinese, Japanese and Korean
 * have their dictionaries, English, German and French OpenNLP's models. Any other language has the
 * model that is found on the class path, if the jar {@code
 * org.apache.opennlp:opennlp-models-pos-XX} is added; without it Spanish, Portuguese and Italian
 * are tagged by endings.
 */
public final class Taggers {
  /** The models that are shipped; in a jar of many jars their descriptions are not all there. */
  private static final Map<String, String> SHIPPED =
      Map.of(
          "de", "opennlp-de-ud-gsd-pos-1.3-2.5.4.bin",
          "en", "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin",
          "fr", "opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin");

  /** The description of a model in its jar. */
  private static final String DESCRIPTION = "model.properties";

  private static final Map<String, Optional<Tagger>> MADE = new ConcurrentHashMap<>();

  private Taggers() {}

  /**
   * The tagger of a language, or empty if it has none.
   *
   * @param language a code of {@link org.gleaner.text.LanguageCode}
   * @throws GleanerException if the model cannot be read
   */
  public static Optional<Tagger> of(String language) {
    return MADE.computeIfAbsent(language, Taggers::make);
  }

  private static Optional<Tagger> make(String language) {
    return switch (language) {
      case "zh", "yue" -> Optional.of(new DictionaryTagger(AsianTags::chinese));
      case "ja" -> Optional.of(new DictionaryTagger(AsianTags::japanese));
      case "ko" -> Optional.of(new DictionaryTagger(AsianTags::korean));
      default ->
          model(language)
              .<Tagger>map(PartOfSpeechTagger::load)
              .or(() -> Optional.ofNullable(EndingTagger.of(language)));
    };
  }

  /** The resource of OpenNLP's model for a language. */
  private static Optional<String> model(String language) {
    String shipped = SHIPPED.get(language);
    return shipped == null ? added(language) : Optional.of(shipped);
  }

  private static Optional<String> added(String language) {
    try {
      ClassLoader loader = Taggers.class.getClassLoader();
      for (URL url : List.copyOf(Collections.list(loader.getResources(DESCRIPTION)))) {
        Properties model = new Properties();
        try (InputStream in = url.openStream()) {
          model.load(in);
        }
        String name = model.getProperty("model.name", "");
        if (name.contains("-pos-") && language.equals(model.getProperty("model.language"))) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.ENVIRONMENT, "Cannot look for a tagger of language: " + language, e);
    }
  }
}

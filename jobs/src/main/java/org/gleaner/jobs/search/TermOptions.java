package org.gleaner.jobs.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.text.term.Tokenizers;

/** The options of every job that makes terms of texts. */
public final class TermOptions {
  /** Those with a name of their own; all others go by {@code --set}. */
  public static final List<JobOption> ALL =
      List.of(
          JobOption.value(
              "tokenizer",
              "NAME",
              "how texts are cut: " + String.join(", ", Tokenizers.FACTORIES.names())),
          JobOption.value("max-ngram", "N", "words of a term, at most"),
          JobOption.value("stop-words", "CODE", "leave out the stop words of a language, or none"),
          JobOption.value("stemmer", "NAME", "none, porter, snowball-en ..."),
          JobOption.value("vocabulary-size", "N", "terms, at most: the most frequent"),
          JobOption.value("min-documents", "N", "leave out terms of fewer documents"),
          JobOption.values(
              "set",
              "KEY=VALUE",
              "another option: tf=log, idf=plain, norm=none, marks=keep, lower-case=false,"
                  + " min-ngram=2, max-document-share=0.5, pattern=..."));

  private TermOptions() {}

  /** What was given, by key; the ends of the options check it. */
  public static Map<String, String> read(Settings settings) {
    Map<String, String> options = new TreeMap<>(settings.pairs("set"));
    for (JobOption option : ALL) {
      String key = option.name();
      if (option.repeated()) {
        continue;
      }
      String value = settings.text(key);
      if (options.containsKey(key)) {
        settings.reject("Cannot use --set " + key + ". Accepted: --" + key);
      } else if (value != null) {
        options.put(key, value);
      }
    }
    return options;
  }
}

package org.gleaner.text.term;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.gleaner.Catalogue;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * Stemmers of words in lower case, by name: {@code porter} (English, the original of 1980) and
 * Snowball's for a language, as Lucene ships them. Each is thread-safe.
 */
public final class Stemmers {
  /** {@code none}, {@code porter}, {@code snowball-en} and so on by ISO 639-1 code. */
  public static final Catalogue<UnaryOperator<String>> CATALOGUE =
      Catalogue.<UnaryOperator<String>>of("stemmer")
          .add("none", word -> word)
          .add("porter", Stemmer::stem)
          .add("snowball-da", snowball(DanishStemmer::new))
          .add("snowball-de", snowball(GermanStemmer::new))
          .add("snowball-en", snowball(EnglishStemmer::new))
          .add("snowball-es", snowball(SpanishStemmer::new))
          .add("snowball-fi", snowball(FinnishStemmer::new))
          .add("snowball-fr", snowball(FrenchStemmer::new))
          .add("snowball-hu", snowball(HungarianStemmer::new))
          .add("snowball-it", snowball(ItalianStemmer::new))
          .add("snowball-nl", snowball(DutchStemmer::new))
          .add("snowball-no", snowball(NorwegianStemmer::new))
          .add("snowball-pt", snowball(PortugueseStemmer::new))
          .add("snowball-ro", snowball(RomanianStemmer::new))
          .add("snowball-ru", snowball(RussianStemmer::new))
          .add("snowball-sv", snowball(SwedishStemmer::new))
          .add("snowball-tr", snowball(TurkishStemmer::new))
          .build();

  private Stemmers() {}

  /** The implementations keep a buffer, so each thread has its own. */
  private static UnaryOperator<String> snowball(Supplier<SnowballStemmer> maker) {
    ThreadLocal<SnowballStemmer> stemmers = ThreadLocal.withInitial(maker);
    return word -> {
      SnowballStemmer stemmer = stemmers.get();
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    };
  }
}

package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, bylines and lists of names are in no phrase, by any method. */
final class AsidesTest {
  private static List<String> phrases(String method, String language, String text) {
    Options options =
        method.equals("kp-miner") ? Options.of(Map.of("least-occurrences", "1")) : Options.none();
    KeyphraseExtractor extractor =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named(method).apply(options),
            LanguageTools.of(language),
            CorpusStatistics.none());
    return extractor.extract(text, 30).stream().map(Keyphrase::phrase).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "en # By Jane Doe, Updated March 3, 2024, 5:14 pm",
        "en # By Jane Doe and J. R. Smith",
        "en # By JANE DOE, Associated Press",
        "en # Jane Doe | Sept. 3rd, 2024 at 5:14 p.m.",
        "en # Posted on Tue, Mar 5 by John Smith | 3 hours ago",
        "en # 3 March 2024",
        "en # 5pm on 12/03/2024",
        "en # Published: 2024-03-12",
        "en # Anna Smith John Miller Peter Brown",
        "de # Von Max Müller, 12. März 2024, 17:14 Uhr",
        "de # Von Ursula von der Heide und Max Müller",
        "de # Zuletzt aktualisiert am Montag, 4. Nov. 2024",
        "de # vor 3 Stunden",
        "fr # Par Jean-Paul Dupont, mis à jour le 12 mars 2024 à 14h30",
        "fr # Publié le 1er mars 2024 par Jean Dupont",
        "fr # il y a 3 heures",
        "es # Por Ana García y Luis Pérez | 12 de marzo de 2024",
        "es # Actualizado el 3 de abril de 2023 a las 17:30 h",
        "es # hace 3 horas",
        "it # Di Mario Rossi, aggiornato il 12 marzo 2024",
        "pt # Por João da Silva, 12 de março de 2024",
        "nl # Door Jan de Vries, 12 maart 2024",
        "pl # 12 marca 2024",
        "ru # 12 марта 2024, 3 часа назад",
        "zh # 3小时前"
      })
  void aLineOfDatesAndAuthorsHasNoPhrase(String language, String line) {
    for (String method : Scorers.CATALOGUE.names()) {
      assertEquals(List.of(), phrases(method, language, line), method);
      if (language.equals("en")) {
        List<String> phrases = phrases(method, language, line + "\n\nA park opened in Oslo.");
        assertFalse(phrases.isEmpty(), method);
        phrases.forEach(phrase -> assertFalse(line.contains(phrase), phrase));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "en # The council of Oslo met on Monday in March. # Monday;March",
        "en # The guests were Anna Smith John Miller Peter Brown and others. # Smith;Peter",
        "de # Am Montag Vertreter der Bahn zu treffen, ist im März schwer. # Montag;März",
        "es # El gobierno aprobó en marzo la ley del agua. # marzo",
        "fr # Le gouvernement a adopté mardi 12 mars la loi sur l'eau. # mardi;mars"
      })
  void noPhraseHasADateInside(String language, String text, String words) {
    for (String method : Scorers.CATALOGUE.names()) {
      List<String> phrases = phrases(method, language, text);
      assertFalse(phrases.isEmpty(), method);
      for (String word : words.split(";", -1)) {
        assertTrue(phrases.stream().noneMatch(p -> p.contains(word)), method + phrases);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "en # The sales of Black Friday were high. # Black Friday",
        "en # The results of Theresa May were good. # Theresa May",
        "en # The model of Smith was published in May 2003 by Elsevier. # Elsevier",
        "en # The proof by John Smith is short. # John Smith",
        "en # Deep Neural Network Training Improves Machine Translation Quality"
            + " # Machine Translation Quality",
        "en # Jane Doe was born on March 3 in Oslo. # Jane Doe",
        "de # Von Menschen und Mäusen # Mäusen"
      })
  void namesAndTitlesStay(String language, String text, String wanted) {
    List<String> phrases = phrases("first-phrases", language, text);
    assertTrue(phrases.contains(wanted), phrases.toString());
  }
}

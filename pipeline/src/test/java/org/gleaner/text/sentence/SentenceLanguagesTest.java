package org.gleaner.text.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentenceLanguagesTest {
  private static List<String> split(String text) {
    return new SentenceSplitter()
        .split(text).stream().map(span -> text.substring(span.begin(), span.end())).toList();
  }

  /** A language, then text in which a bar stands where a sentence ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "en One.| Two!| Three?| Four",
        "en J. R. R. Tolkien wrote it.| C. S. Lewis read it.",
        "en The U.S. Army left the U.S.| The end came at 5 p.m.| He slept.",
        "en See Fig. 3 and No. 5.| Version 2.0.1 is out.| Get it at https://example.org/a.b.| Thanks.",
        "en Wait . . . what?| It ended . . .| Then it rained.",
        "en He said \"Stop.\"| She left.| (It was late.)| “Why?”| Nobody knew.",
        "en What?!| No way!!| I am 7.| Peter is 8.",
        "en 1. Introduction to the field.| 2. Methods.| 2.1. Data.",
        "en World War II ended in 1945.| It was long.| He liked World War II.| Germany lost.",
        "en It costs approx. 5 dollars, e.g. here.| iPhone sales rose.",
        "en Prof. Smith, Dr. Jones and Mr. O'Brien met on Jan. 5.| They agreed.",
        "en W. E. B. Du Bois and J. Han wrote it.| Nobody knew.",
        "de Ich habe am 3. Juni Geburtstag.| Im 19. Jahrhundert begann der 1. Weltkrieg noch nicht.| Die Kosten betrugen etwa 5 Mio. Euro.| Das sind z. B. Eisen und i. d. R. Kupfer.| Das ist viel.",
        "de Ludwig XIV. regierte lange.| Er starb am 1. September 1715.| Das war 1715.",
        "de Das gilt u. a. Kindern und z.B. Eltern bzw. Lehrern.| Nach § 5 Abs. 2 Nr. 3 gilt das nicht.",
        "de Er wohnt in der Hauptstr. 5 in Köln.| Dr. Müller und Fr. Meier kamen um ca. 8 Uhr.",
        "de Der Umsatz stieg auf 3 Mrd. Euro.| Er kaufte Brot, Käse usw.| Danach ging er heim.",
        "de „Halt!“ rief er.| „Komm her!“| Sie kam.| »Geh!« sagte sie.",
        "de Der 2. Platz ging an Peter.| Er wurde 7.| Am Ende war er froh.",
        "de Im Jahr 500 v. Chr. lebte er in Rom.| Das war ihr 50. Geburtstag.",
        "fr « Bonjour ! » dit-il.| Elle cria : « Au feu ! »| Tout le monde sortit.| « Ça va ? » demanda Paul.",
        "fr M. Dupont et Mme. Martin arrivent.| Ils mangent, p. ex. du pain.| C'est bon.",
        "fr « Il pleut. »| Marie sort.| « Viens ! »| Il vient.",
        "fr Il est né en 1950 av. J.-C. selon eux.| Voir p. 5 et fig. 2.| Fin.",
        "es El Sr. García y la Dña. María llegaron.| ¿Qué pasa?| ¡Nada!| Los EE. UU. ganaron.",
        "es Véase la pág. 5 y el art. 3.| En el año 200 a. C. vivía en Roma.| Fue rey.",
        "it Il sig. Rossi e il dott. Bianchi parlano.| Vedi pag. 5, fig. 2, ecc.| Poi andiamo.| «Ciao!» disse Anna.",
        "it L'avv. Verdi arriva.| Perché no?| È tardi.",
        "pt O Sr. Silva e a Sra. Costa chegaram.| Veja a pág. 3, p. ex. Lisboa.| O Dr. Souza saiu.",
        "nl Dhr. de Vries en mevr. Jansen kwamen.| Dat is bijv. Amsterdam, d.w.z. Nederland.| Het regent.",
        "nl Om 8 u. begint het.| Zie blz. 5.| Klaar.",
        "ru Это, т. е. Москва, большой город.| Были яблоки, груши и т. д.| Потом мы ушли.| А. С. Пушкин писал.",
        "ru Он живёт на ул. Ленина, д. 5.| См. рис. 3 и стр. 7.| Цена 5 тыс. руб. за кг.",
        "ru В 1990 г. Москва была другой.| «Иди!» — сказал он.| Он ушёл.",
        "pl Mieszka przy ul. Długiej, tzn. Warszawa.| Lubi np. Kraków, Gdańsk itd.| Potem poszedł do domu.| Prof. dr hab. Nowak przyszedł.",
        "pl To jest tzw. Stare Miasto.| Zob. str. 5.| Koniec.",
        "cs Viděl např. Prahu, Brno atd. Potom odešel.| Ing. Novák a Mgr. Dvořák přišli.| Karel IV. byl král.",
        "cs Dne 5. května přišel.| Bylo to tzv. Pražské jaro.",
        "sv Han bor i t. ex. Stockholm.| Det är bl.a. Göteborg.| Kl. 5 kom hon.",
        "da Han kom den 3. juni.| Det er f.eks. København.| Hun gik.",
        "hy Սա առաջին նախադասությունն է։| Սա երկրորդն է։",
        "my ဒါက ပထမ ဝါကျ ဖြစ်သည်။| ဒါက ဒုတိယ ဖြစ်သည်။",
        "km នេះជាប្រយោគ។| នេះជាប្រយោគទីពីរ។",
        "bo བཀྲ་ཤིས་བདེ་ལེགས།| ཁྱེད་རང་གི་མིང་ལ་ག་རེ་ཟེར།",
        "hi यह पहला वाक्य है।| यह दूसरा है।| डॉ. शर्मा आए।",
        "hi वह गया।|वह आया।",
        "am ይህ የመጀመሪያው ነው።| ይህ ሁለተኛው ነው።",
        "ar هل أنت بخير؟| نعم، أنا بخير.| د. أحمد هنا.",
        "ur یہ پہلا جملہ ہے۔| یہ دوسرا ہے۔| کیا آپ ٹھیک ہیں؟| جی ہاں۔",
        "zh 你好吗？|我很好！|他说：“走吧。”|我们走了。",
        "ja 元気ですか？|はい。|彼は「行く。」と言った。|（終わり。）|次です｡",
        "th สวัสดีครับ ผมชื่อสมชาย",
        "tr Saat 5'te Doç. Dr. Yılmaz geldi.| Kalem, defter vb. aldık.",
        "fi Hän asuu esim. Helsingissä.| Kello on 5.",
        "uk Він живе на вул. Шевченка.| Це п'ять тис. грн. за все.| Так?",
        "el Πάω στην Αθήνα.| Είναι ωραία!",
        "he הוא הלך.| היא באה!",
        "ko 안녕하세요.| 잘 지내요?",
        "en Read the docs (see v. 2.1).| “Really?”| “Yes.”| [Music]",
        "en The meeting is at 3 p.m. on Monday.| I saw the D.C. area.| Etc.",
        "en \"Stop!\" she cried.| 'Go!'| They left.",
        "de 1. Einleitung in das Fach.| Im Jahr 1999.| Nächste Woche.",
        "es «¡Hola!», dijo Ana.| —¿Vienes? —preguntó.| Sí.",
        "fr Le XIXe s. fut long.| L'U.E. et l'O.N.U. votent.| Le 1er mai.",
        "de Vgl. Kap. 3, S. 5 ff.| Siehe Bd. 2.| Der Inhaber, Hr. Schmidt, kam evtl. Montag."
      })
  void splits(String line) {
    String marked = line.substring(3);
    List<String> expected = Arrays.stream(marked.split("\\|", -1)).map(String::strip).toList();
    assertEquals(expected, split(marked.replace("|", "")));
  }

  @Test
  void manyFullStopsAreOneRun() {
    assertEquals(1, split(". ".repeat(100_000)).size());
    assertEquals(50_000, split("Go home. ".repeat(50_000)).size());
  }
}

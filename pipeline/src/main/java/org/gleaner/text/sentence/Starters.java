package org.gleaner.text.sentence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that often start a sentence, of a dozen languages. */
final class Starters {
  private static final int LONGEST = 12;

  /** Shorter words of the other languages are surnames somewhere: Han, Chi, Lui. */
  private static final int SHORT_NAME = 3;

  private static final char CYRILLIC = '\u0400';

  private static final Set<String> ENGLISH =
      words(
          "a after all also although an and another any are as at because before both but by can"
              + " did do does during each even every few finally first for from had has have he"
              + " her here his how however i if in indeed instead is it its just later many may"
              + " meanwhile more moreover most my never nevertheless no not nor now of on once"
              + " one only or other our over she since so some still such that the their then"
              + " there therefore these they this those though through thus to today two under"
              + " unlike until was we what when where whether which while who why will with"
              + " within without would yet you your");

  private static final Set<String> OTHERS =
      words(
          "aber alle allerdings als am anschließend auch auf aus außerdem bei beide bis da dabei"
              + " dadurch daher damit danach dann darauf darum dazu denn dennoch deshalb dies diese"
              + " dieser dieses doch dort durch ein eine einem einen einer er erst es für heute"
              + " hier ich ihr ihre im ist jetzt jedoch kein keine man mit nach nachdem nicht noch"
              + " nun nur ob obwohl oft schon sein seine seit sie sind später trotzdem und unter"
              + " viele vom vor war wann warum was weil wenn wer wie wir wird wo zudem zum zur"
              + " alors après aujourd aussi avant avec ainsi car ce cela ces cet cette chaque comme"
              + " dans depuis donc elle elles en enfin ensuite est et il ils je leur leurs lorsque"
              + " lui mais nous on ou où par parce pas pendant pour pourtant puis quand que qui sans"
              + " selon ses si son sous sur tous toutefois tout tu une vous"
              + " ahora además ante así aunque como con cuando desde después donde ella ellas ellos"
              + " entonces era es esa ese eso esta estaba estas este esto fue hasta luego me mi nadie"
              + " nosotros para pero por porque según ser siempre sin sobre también tiene todo todos"
              + " una uno usted y ya yo"
              + " anche ancora allora che chi ci come così dopo dove ed egli erano essi gli hanno"
              + " infatti inoltre invece io lei loro lui nel nella noi non oggi per perché però poi"
              + " qual quando quello questa questo queste questi sempre senza sono tutti tutto"
              + " agora ainda antes assim até com depois ela elas ele eles em então essa esse eu foi"
              + " isso já mas mesmo muito não nós num numa ontem onde os pois porém quem se seu sua"
              + " também um uma você"
              + " daarna dan dat deze dit een er het hij ik maar met naar niet nu ook omdat toen"
              + " waar want wat we wij zij zijn"
              + " ale był była było były czy dlatego dziś gdy gdzie jak jednak jego jej jest"
              + " już kiedy kto może na nie nikt ona one oni ponieważ potem tak także tam teraz też"
              + " tylko wtedy wszyscy za"
              + " ani až byl byla bylo byly dnes ještě když kde kdo který nebo není ona oni pak po"
              + " proto protože také tak takže tento tato teď však že"
              + " det dette detta de då efter ett för från hade han hon jag och också om"
              + " samt sedan som var vi við og jeg hun ikke nå når så"
              + " но она они оно он мы вы это этот эта эти если когда как что кто где потом после"
              + " затем также там тогда тут все всё его её их для из или между на над не нет об от"
              + " перед по под потому при про сейчас теперь только уже чтобы во во-первых однако"
              + " поэтому сегодня"
              + " але вона вони він ми ви це ця цей якщо коли як що хто де потім після також там"
              + " тоді для із та");

  /** Articles and prepositions that are parts of names: no start after an initial. */
  private static final Set<String> PARTICLES =
      words(
          "das de del della den der di die do du el i il la las le les los o u un v von w z в и к с я у о");

  private Starters() {}

  /** Whether a word with a capital often starts a sentence. */
  static boolean isStarter(String text, int begin) {
    String word = word(text, begin);
    return ENGLISH.contains(word) || OTHERS.contains(word) || PARTICLES.contains(word);
  }

  /** The same after an initial, where particles of names follow. */
  static boolean isStarterAfterInitial(String text, int begin) {
    String word = word(text, begin);
    return ENGLISH.contains(word)
        || (OTHERS.contains(word) && (word.length() > SHORT_NAME || word.charAt(0) >= CYRILLIC));
  }

  /** The word in lower case; empty if it does not begin with a capital. */
  private static String word(String text, int begin) {
    if (begin >= text.length() || !Character.isUpperCase(text.charAt(begin))) {
      return "";
    }
    int end = begin;
    while (end < text.length() && end - begin <= LONGEST && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(begin, end).toLowerCase(Locale.ROOT);
  }

  static Set<String> words(String words) {
    return new HashSet<>(List.of(words.split(" ", -1)));
  }
}

package org.gleaner.text.sentence;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words that are written with a full stop, and words that often start a sentence. English, with the
 * abbreviations that German, French, Spanish and Italian texts share.
 */
public final class Abbreviations {
  /** What a full stop after a word means. */
  public enum Kind {
    /** No abbreviation. */
    NONE,
    /** Never ends a sentence: something must follow ("Mr."). */
    INNER,
    /** An abbreviation only before a number ("No. 5", "Fig. 2"). */
    BEFORE_NUMBER,
    /** Ends a sentence only if the next word looks like a start ("etc."). */
    ANYWHERE
  }

  /** Chars of the longest abbreviation, without the last full stop. */
  static final int MAX_LENGTH = 12;

  /** By the word in lower case, or as it is written where the lower case is an ordinary word. */
  private static final Map<String, Kind> KINDS = kinds();

  private static final Set<String> STARTERS =
      Set.of(
          ("a after all also although an and another any are as at because before both but by can"
                  + " did do does during each even every few finally first for from had has have he"
                  + " her here his how however i if in indeed instead is it its just later many may"
                  + " meanwhile more moreover most my never nevertheless no not nor now of on once"
                  + " one only or other our over she since so some still such that the their then"
                  + " there therefore these they this those though through thus to today two under"
                  + " unlike until was we were what when where whether which while who why will with"
                  + " within without would yet you your")
              .split(" "));

  private Abbreviations() {}

  /** The kind of the word in a range of the text, the full stop after it not included. */
  public static Kind kind(String text, int begin, int end) {
    if (end - begin > MAX_LENGTH || begin == end) {
      return Kind.NONE;
    }
    String word = text.substring(begin, end);
    Kind kind = KINDS.get(word);
    if (kind == null) {
      kind = KINDS.get(word.toLowerCase(Locale.ROOT));
    }
    if (kind != null) {
      return kind;
    }
    return isInitials(text, begin, end) ? Kind.ANYWHERE : Kind.NONE;
  }

  /** Whether the range is single letters joined by full stops: {@code U.S}, {@code a.m}. */
  static boolean isInitials(String text, int begin, int end) {
    if (end - begin < 3 || (end - begin) % 2 == 0) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      boolean letterExpected = (i - begin) % 2 == 0;
      char c = text.charAt(i);
      if (letterExpected ? !Character.isLetter(c) : c != '.') {
        return false;
      }
    }
    return true;
  }

  /** Whether the word at a position, by its text alone, often starts a sentence. */
  static boolean isStarter(String text, int begin) {
    int end = begin;
    while (end < text.length() && end - begin <= 12 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return Character.isUpperCase(text.charAt(begin))
        && STARTERS.contains(text.substring(begin, end).toLowerCase(Locale.ROOT));
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    put(
        kinds,
        Kind.INNER,
        "mr mrs ms mx dr prof gen rep sen gov capt cpt lt col maj cmdr adm sgt cpl pvt rev hon st mt"
            + " mme mlle messrs vs cf viz approx ca e.g i.e eg ie resp esp incl z.b d.h u.a bzw sog"
            + " ggf dott srta sra dra");
    put(
        kinds,
        Kind.BEFORE_NUMBER,
        "no nos nr fig figs eq eqs sec secs sect vol vols ch chap p pp pg art para par tab ref refs"
            + " op ver mar sun sat app ex exp pt bd ed eds tel fax");
    put(
        kinds,
        Kind.ANYWHERE,
        "etc al inc ltd co corp plc llc bros jr sr esq ph.d phd m.d b.sc m.sc d.phil ave blvd rd hwy"
            + " bldg dept govt intl natl univ assn assoc jan feb apr jun jul aug sep sept oct nov dec"
            + " tue tues thu thur thurs fri ft oz misc ibid ariz calif colo conn fla kans mich minn"
            + " mont nev okla ore penn tenn wis wyo usw");
    put(
        kinds,
        Kind.ANYWHERE,
        "Ala Ark Del Ga Ill Ind Ky Mass Md Miss Mo Neb Pa Tex Va Vt Wash Mon Wed Dist Div");
    return kinds;
  }

  private static void put(Map<String, Kind> kinds, Kind kind, String words) {
    for (String word : words.split(" ", -1)) {
      kinds.putIfAbsent(word, kind);
    }
  }
}

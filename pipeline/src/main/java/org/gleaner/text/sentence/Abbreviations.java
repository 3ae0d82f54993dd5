package org.gleaner.text.sentence;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Words that are written with a full stop, of English and a dozen other languages. One that is an
 * ordinary word of another language as well is left out, or counts only before a number.
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

  private Abbreviations() {}

  /** The kind of the word in a range of the text, the full stop after it not included. */
  public static Kind kind(String text, int begin, int end) {
    if (end - begin > MAX_LENGTH || begin == end) {
      return Kind.NONE;
    }
    Kind kind = listed(text.substring(begin, end));
    if (kind != null) {
      return kind;
    }
    return isInitials(text, begin, end) ? Kind.ANYWHERE : Kind.NONE;
  }

  /** The kind of a word on the lists, or null. */
  static Kind listed(String word) {
    Kind kind = KINDS.get(word);
    return kind == null ? KINDS.get(word.toLowerCase(Locale.ROOT)) : kind;
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
        Kind.INNER,
        "dipl evtl ggü hrsg inkl insb bspw bzgl prov vgl zzgl zzt Fa Fr Hl Hr Hrn Ing Mag z.zt i.d.r"
            + " v.a u.u s.o s.u m.e o.g sog z.t"
            + " mgr mlles mmes env p.ex c.-à-d av ap sig EE FF CC RR"
            + " dña dñas sras srtas gral lic avda aprox p.ej fdo excmo excma exmo exma profa"
            + " sig.ra avv geom dr.ssa dott.ssa prof.ssa Arch On p.es"
            + " dhr mevr mw drs bijv d.w.z o.a m.b.t t.a.v i.p.v"
            + " np tzn tzw tj m.in hab inż św ul zob płk ks jw"
            + " např tzv tj mudr judr phdr popř resp"
            + " t.ex f.eks bl.a dvs d.v.s s.k pl.a esim örn doç"
            + " т.е т.к т.н см ср им ул пер пл просп напр проф акад доц гр гос"
            + " тзв вул див डॉ श्री प्रो");
    put(
        kinds,
        Kind.BEFORE_NUMBER,
        "abs abb kap bl jg hft lfd max min rdnr rn § rz tz ziff str págs pág pag pagg núm nº cap blz"
            + " okt dez mär godz poz ok čl kl стр рис табл гл т ст п № кв оф");
    put(
        kinds,
        Kind.ANYWHERE,
        "mio mrd tsd usf dgl jh jhd jhdt chr v.chr n.chr mwst geb gest verh ecc enz itd itp atd apod"
            + " osv usl stb jne s.r.o a.s s.a ee.uu a.c d.c ud uds vd vds cía ltda"
            + " тыс млн млрд руб коп гг вв тис грн co.kg");
    put(kinds, Kind.NONE, "т.д т.п т.ч");
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

package org.gleaner.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.gleaner.RandomText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StemmerTest {
  /** The examples of Porter's paper, each with the stem of the whole algorithm. */
  @ParameterizedTest
  @CsvSource({
    "caresses,caress",
    "ponies,poni",
    "ties,ti",
    "caress,caress",
    "cats,cat",
    "feed,feed",
    "agreed,agre",
    "plastered,plaster",
    "bled,bled",
    "motoring,motor",
    "sing,sing",
    "conflated,conflat",
    "troubled,troubl",
    "sized,size",
    "hopping,hop",
    "tanned,tan",
    "falling,fall",
    "hissing,hiss",
    "fizzed,fizz",
    "failing,fail",
    "filing,file",
    "happy,happi",
    "sky,sky",
    "relational,relat",
    "conditional,condit",
    "rational,ration",
    "valenci,valenc",
    "digitizer,digit",
    "radicalli,radic",
    "vietnamization,vietnam",
    "predication,predic",
    "operator,oper",
    "feudalism,feudal",
    "decisiveness,decis",
    "hopefulness,hope",
    "callousness,callous",
    "formaliti,formal",
    "sensitiviti,sensit",
    "sensibiliti,sensibl",
    "triplicate,triplic",
    "formative,form",
    "formalize,formal",
    "electriciti,electr",
    "electrical,electr",
    "hopeful,hope",
    "goodness,good",
    "revival,reviv",
    "allowance,allow",
    "inference,infer",
    "airliner,airlin",
    "gyroscopic,gyroscop",
    "adjustable,adjust",
    "defensible,defens",
    "irritant,irrit",
    "replacement,replac",
    "adjustment,adjust",
    "dependent,depend",
    "adoption,adopt",
    "communism,commun",
    "activate,activ",
    "angulariti,angular",
    "homologous,homolog",
    "effective,effect",
    "bowdlerize,bowdler",
    "probate,probat",
    "rate,rate",
    "cease,ceas",
    "controll,control",
    "roll,roll",
    "networks,network",
    "is,is",
    "a,a"
  })
  void stemsAsPorter(String word, String stem) {
    assertEquals(stem, Stemmer.stem(word));
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    List<String> words = List.of("relational", "hopefulness", "networks", "vietnamization");
    List<String> stems = List.of("relat", "hope", "network", "vietnam");
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(i -> assertEquals(stems.get(i % 4), Stemmer.stem(words.get(i % 4))));
  }

  @Test
  void acceptsEverything() {
    for (String text : RandomText.many(11, 1_000)) {
      String stem = Stemmer.stem(text);
      assertEquals(stem, Stemmer.stem(text));
    }
    assertThrows(NullPointerException.class, () -> Stemmer.stem(null));
  }
}

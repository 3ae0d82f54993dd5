package org.gleaner.udf;

import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.Catalogue;
import org.gleaner.io.Schemas;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.search.TextSimilarities;
import org.gleaner.text.language.LanguageDetector;
import org.gleaner.text.normal.Normalizer;
import scala.collection.Seq;

/** The SQL functions by name. A null argument gives a null result. */
final class Functions {
  private static final DataType TEXT = DataTypes.StringType;
  private static final ArrayType TEXTS = DataTypes.createArrayType(TEXT, false);
  private static final Argument OF_TEXT = Argument.text("text");
  private static final Argument LANGUAGE =
      Argument.text("language").checkedBy(TextFunctions::requireLanguage);
  private static final Argument OF_HTML = Argument.text("html");

  /** All functions; the name is what SQL calls. */
  static final Catalogue<SqlFunction> CATALOGUE = catalogue();

  private Functions() {}

  private static Catalogue<SqlFunction> catalogue() {
    Catalogue.Builder<SqlFunction> functions = Catalogue.of("SQL function");
    addTexts(functions);
    addSimilarities(functions);
    addModels(functions);
    return functions.build();
  }

  private static void addTexts(Catalogue.Builder<SqlFunction> functions) {
    functions
        .add(
            "normalize_text",
            new SqlFunction(
                List.of(OF_TEXT),
                "the text in Unicode NFC, without control characters, mojibake repaired",
                "normalize_text('caf\u00c3\u00a9  au lait')",
                TEXT,
                arguments -> Normalizer.normalize((String) arguments[0]).text()))
        .add(
            "language",
            new SqlFunction(
                List.of(OF_TEXT),
                "the ISO 639-1 code of the text's language, or NULL if unsure",
                "language('The quick brown fox jumps over the lazy dog, and then it sleeps.')",
                TEXT,
                arguments -> LanguageDetector.detect((String) arguments[0])))
        .add(
            "sentences",
            new SqlFunction(
                List.of(OF_TEXT),
                "the sentences of the text in order",
                "sentences('Dr. Who came. He left.')",
                TEXTS,
                arguments -> TextFunctions.sentences((String) arguments[0])))
        .add(
            "tokens",
            new SqlFunction(
                List.of(OF_TEXT, LANGUAGE.or("en")),
                "the words, numbers and signs of the text in order, as its language (en) parts them;"
                    + " auto: detected",
                "tokens('It costs 3.50 euros.')",
                TEXTS,
                arguments -> TextFunctions.tokens((String) arguments[0], (String) arguments[1])))
        .add(
            "ngrams",
            new SqlFunction(
                List.of(OF_TEXT, Argument.number("n", 1, TextFunctions.LONGEST_NGRAM)),
                "the runs of n words of the text in order, in lower case and without signs",
                "ngrams('Deep nets learn slowly.', 2)",
                TEXTS,
                arguments -> TextFunctions.ngrams((String) arguments[0], (int) arguments[1])))
        .add(
            "html_segments",
            new SqlFunction(
                List.of(OF_HTML),
                "the visible blocks of a page in order",
                "html_segments('<p>One</p><p>Two</p>')",
                TEXTS,
                arguments -> TextFunctions.htmlSegments((String) arguments[0])))
        .add(
            "keyphrases",
            new SqlFunction(
                List.of(
                    OF_TEXT,
                    Argument.number("n", 0, Integer.MAX_VALUE).or(10),
                    Argument.text("method")
                        .checkedBy(Scorers.CATALOGUE::named)
                        .or("position-weighted-tf-idf"),
                    LANGUAGE.or(TextFunctions.AUTO)),
                "the n (10) best keyphrases with score and offsets, in the language given or detected,"
                    + " by a method of "
                    + String.join(", ", Scorers.CATALOGUE.names()),
                "keyphrases('Parameter averaging trains neural networks.', 3, 'textrank')",
                Schemas.KEYPHRASES,
                arguments ->
                    Keyphrases.of(
                        (String) arguments[0],
                        (int) arguments[1],
                        (String) arguments[2],
                        (String) arguments[3])));
  }

  private static void addSimilarities(Catalogue.Builder<SqlFunction> functions) {
    functions
        .add(
            "text_similarity",
            new SqlFunction(
                List.of(
                    OF_TEXT,
                    Argument.text("other"),
                    Argument.text("measure")
                        .checkedBy(TextSimilarities.CATALOGUE::named)
                        .or("cosine")),
                "how alike the words of two texts are, 0 to 1: the cosine of their counts, or with"
                    + " 'jaccard' the share of the different words that both have",
                "text_similarity('the cat sat', 'the cat ran')",
                DataTypes.DoubleType,
                arguments ->
                    TextFunctions.similarity(
                        (String) arguments[0], (String) arguments[1], (String) arguments[2])))
        .add(
            "cosine_similarity",
            new SqlFunction(
                List.of(Argument.vector("vector"), Argument.vector("other")),
                "the cosine of two vectors, arrays of numbers or of Spark ML; 0 if either has length"
                    + " zero, NULL if any element is NULL",
                "cosine_similarity(array(1, 2, 0), array(2, 4, 1))",
                DataTypes.DoubleType,
                arguments -> VectorFunctions.cosine(arguments[0], arguments[1])));
  }

  private static void addModels(Catalogue.Builder<SqlFunction> functions) {
    functions
        .add(
            "clean_text",
            new SqlFunction(
                List.of(OF_TEXT, Argument.model(Models.CLEANERS)),
                "a plain text from which the cleaning network of a folder has removed"
                    + " boilerplate, an empty line between two segments",
                "clean_text('Log in. \\n\\n The river rises in the hills.', 'models/cleaner')",
                TEXT,
                arguments ->
                    ModelFunctions.cleanText((String) arguments[0], (String) arguments[1])))
        .add(
            "clean_html",
            new SqlFunction(
                List.of(OF_HTML, Argument.model(Models.CLEANERS)),
                "the text of a page's blocks that the cleaning network of a folder keeps, an empty"
                    + " line between two",
                "clean_html('<nav>Log in</nav><p>The river rises here.</p>', 'models/cleaner')",
                TEXT,
                arguments ->
                    ModelFunctions.cleanHtml((String) arguments[0], (String) arguments[1])))
        .add(
            "classify_text",
            new SqlFunction(
                List.of(OF_TEXT, Argument.model(Models.CLASSIFIERS)),
                "the most likely label of the text and its probability, by the network of a folder",
                "classify_text('a fine film', 'models/classifier').label",
                ModelFunctions.LABEL,
                arguments -> ModelFunctions.classify((String) arguments[0], (String) arguments[1])))
        .add(
            "tag_text",
            new SqlFunction(
                List.of(OF_TEXT, Argument.model(Models.TAGGERS)),
                "the tokens of the text with offsets and the labels that the network of a folder"
                    + " gives them",
                "tag_text('We met Ada Lovelace.', 'models/tagger')",
                ModelFunctions.TAGS,
                arguments -> ModelFunctions.tag((String) arguments[0], (String) arguments[1])))
        .add(
            "text_vector",
            new SqlFunction(
                List.of(OF_TEXT, Argument.model(Models.ENCODERS)),
                "the vector of the text by the encoder of a folder, which import makes",
                "text_vector('The river rises in the hills.', 'models/encoder')[0]",
                ModelFunctions.VECTOR,
                arguments -> ModelFunctions.vector((String) arguments[0], (String) arguments[1])))
        .add(
            "answer_text",
            new SqlFunction(
                List.of(Argument.text("question"), OF_TEXT, Argument.model(Models.ANSWERERS)),
                "the stretch of the text that answers the question, with score and offsets, by the"
                    + " network of a folder; NULL if it finds none",
                "answer_text('Where is Ada?', 'We met Ada in Rome.', 'models/answerer').text",
                Schemas.ANSWER,
                arguments ->
                    ModelFunctions.answer(
                        (String) arguments[0], (String) arguments[1], (String) arguments[2])))
        .add(
            "fill_mask",
            new SqlFunction(
                List.of(
                    OF_TEXT,
                    Argument.model(Models.MASKED),
                    Argument.number("k", 1, Integer.MAX_VALUE).or(5)),
                "the k (5) likeliest pieces for each [MASK] or <mask> in the text, with probability"
                    + " as score and the text with the piece in that place, by the network of a"
                    + " folder, which pretrain and import make; empty if the text has no mask",
                "fill_mask('The river [MASK] in the hills.', 'models/masked', 3)[0].text",
                Schemas.FILLED_MASKS,
                arguments ->
                    ModelFunctions.fillMask(
                        (String) arguments[0], (String) arguments[1], (int) arguments[2])))
        .add(
            "rank_candidates",
            new SqlFunction(
                List.of(
                    Argument.text("context"),
                    Argument.texts("candidates"),
                    Argument.model(Models.RANKERS),
                    Argument.text("question").or("")),
                "the candidates for the context (replies in a dialogue, or options for a question"
                    + " about a text), the most probable first, each with its probability and its"
                    + " place in the array, by the network of a folder; NULL if a candidate is NULL",
                "rank_candidates('Is Ada here?', array('No.', 'In Rome.'), 'models/ranker')[0].text",
                Schemas.CHOICES,
                arguments ->
                    ModelFunctions.rank(
                        (String) arguments[0],
                        (Seq<?>) arguments[1],
                        (String) arguments[2],
                        (String) arguments[3])))
        .add(
            "nearest_words",
            new SqlFunction(
                List.of(
                    Argument.text("word"),
                    Argument.number("n", 0, Integer.MAX_VALUE),
                    Argument.model(Models.WORD_VECTORS)),
                "the n words nearest to a word with their cosine, by the word vectors of a folder;"
                    + " NULL if the word has no vector",
                "nearest_words('river', 3, 'models/words')",
                ModelFunctions.NEIGHBOURS,
                arguments ->
                    ModelFunctions.nearest(
                        (String) arguments[0], (int) arguments[1], (String) arguments[2])));
  }
}

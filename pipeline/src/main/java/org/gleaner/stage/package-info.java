/**
 * Spark ML stages: thin adapters from columns to the pure code of the library.
 *
 * <pre>{@code
 * text -> TextNormalizer -> normalized
 * text -> DocumentSegmenter -> segments -> BoilerplateRemover(Model) -> cleaned, removed
 * text -> DocumentTokenizer -> tokens -> KeyphraseRanker(Model) -> keyphrases
 * text -> TfIdfVectorizer(Model) -> features -> any classifier or clustering of MLlib's
 * tokens -> WordVectors(Model), DocumentVectors(Model) -> vector
 * text, label -> TextClassifier(Model) -> rawPrediction, probability, prediction
 * tokens, tags -> SequenceTagger(Model) -> prediction
 * text -> TextEncoder -> vector
 * question, context -> QuestionAnswerer -> answer
 * text with [MASK] -> MaskFiller -> filled
 * context, candidates -> CandidateRanker -> ranking
 * tokens -> TokenIndexer(Model) -> ids, mask
 * id, text -> DuplicateFinder -> duplicateOf
 * }</pre>
 *
 * <p>Columns cross stages as arrays of structs, their types in {@link org.gleaner.io.Schemas};
 * offsets always refer to the text column that was segmented or tokenised. A null in gives a null
 * out. Every setting is a Param, so that copying, grids, saving and loading work; a model with data
 * of its own keeps it in files beside Spark's {@code metadata}.
 *
 * <pre>{@code
 * PipelineModel model =
 *     new Pipeline()
 *         .setStages(
 *             new PipelineStage[] {
 *               new DocumentTokenizer(), new KeyphraseRanker().setMethod("textrank").setTop(5)
 *             })
 *         .fit(documents);
 * model.transform(documents).select("id", "keyphrases.phrase");
 * }</pre>
 *
 * <p>{@link org.gleaner.pass.DictionaryPass} and {@link org.gleaner.pass.IndexPass} are passes over
 * a corpus that stages and jobs share; {@link org.gleaner.pass.SubwordPass} learns a vocabulary of
 * pieces of words. {@link org.gleaner.pass.SearchIndex} searches what the latter wrote.
 *
 * <p>A model's {@code transform} is evaluated when somebody reads its rows, so what it broadcasts
 * cannot be destroyed by it: Spark's context cleaner does that once the rows are unreachable.
 * Whatever ends inside a method ({@code fit}, a pass) destroys its broadcasts and unpersists its
 * rows itself, also when it fails.
 *
 * <p>Traps when adding one: constructors only {@code setDefault}; shared Params are default methods
 * of the interfaces in {@code stage.param}, which make a new Param at each call; a class needs a
 * constructor from a uid and a static {@code read()} or pipelines with it cannot be loaded. {@code
 * StageContractTest} finds every stage and checks all of this.
 */
package org.gleaner.stage;

package org.gleaner.bench;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.keyword.yake.YakeKeywordExtraction;
import com.johnsnowlabs.nlp.annotators.sbd.pragmatic.SentenceDetector;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The peer's side: Spark NLP's sentence detector, tokenizer and YAKE, with its default settings.
 */
final class SparkNlpPipeline {
  private SparkNlpPipeline() {}

  /** Sentence detection and tokenisation of column {@code text}. */
  static PipelineModel tokens(Dataset<Row> documents) {
    return fit(documents, document(), sentences(), tokenizer());
  }

  /** The same and the 20 best YAKE phrases of 1 to 3 words. */
  static PipelineModel yake(Dataset<Row> documents) {
    YakeKeywordExtraction yake = new YakeKeywordExtraction();
    yake.setMinNGrams(1);
    yake.setMaxNGrams(3);
    yake.setNKeywords(20);
    yake.setWindowSize(1);
    yake.setInputCols(new String[] {"token"});
    yake.setOutputCol("keywords");
    return fit(documents, document(), sentences(), tokenizer(), yake);
  }

  private static PipelineStage document() {
    DocumentAssembler assembler = new DocumentAssembler();
    assembler.setInputCol("text");
    assembler.setOutputCol("document");
    return assembler;
  }

  private static PipelineStage sentences() {
    SentenceDetector detector = new SentenceDetector();
    detector.setInputCols(new String[] {"document"});
    detector.setOutputCol("sentence");
    return detector;
  }

  private static PipelineStage tokenizer() {
    Tokenizer tokenizer = new Tokenizer();
    tokenizer.setInputCols(new String[] {"sentence"});
    tokenizer.setOutputCol("token");
    return tokenizer;
  }

  private static PipelineModel fit(Dataset<Row> documents, PipelineStage... stages) {
    return new Pipeline().setStages(stages).fit(documents);
  }
}

package org.gleaner.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gleaner.network.Predictor;
import org.gleaner.network.task.LabelledText;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;

/**
 * The output of a classifier for each text, to compare other readers of its folder with. Arguments:
 * the folder and a file with a text on each line. Prints for each a JSON object of {@code tokens} and
 * {@code probabilities}.
 */
public final class ModelScores {
  private ModelScores() {}

  /** Scores. */
  public static void main(String[] arguments) throws IOException {
    Predictor<LabelledText> predictor = Predictor.ofTexts(Path.of(arguments[0]));
    Tokenizer tokenizer = Tokenizers.CATALOGUE.named("word");
    ObjectMapper json = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String text : Files.readAllLines(Path.of(arguments[1]))) {
      List<String> tokens = tokenizer.tokenize(text).stream().map(Token::text).toList();
      float[] probabilities = predictor.output(LabelledText.unlabelled(text));
      out.println(
          json.writeValueAsString(Map.of("tokens", tokens, "probabilities", probabilities)));
    }
  }
}

package org.gleaner.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The first paragraphs of the shipped encyclopaedia texts, by the name of the document. */
final class Paragraphs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Paragraphs() {}

  /** Those of the first documents, single blanks between words. */
  static Map<String, String> ofFirst(int documents) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream in = Paragraphs.class.getResourceAsStream("demo/sample/wikipedia.jsonl.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine();
          line != null && texts.size() < documents;
          line = reader.readLine()) {
        JsonNode document = JSON.readTree(line);
        String paragraph = document.get("text").asText().split("\n", 2)[0].replaceAll(" +", " ");
        texts.put(document.get("id").asText(), paragraph.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Writes them as JSON lines. */
  static Path write(Path file, Map<String, String> texts) throws IOException {
    List<String> lines = new ArrayList<>();
    texts.forEach(
        (id, text) ->
            lines.add(JSON.createObjectNode().put("id", id).put("text", text).toString()));
    return Files.write(file, lines);
  }
}

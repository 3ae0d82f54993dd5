package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.text.Segment;

/**
 * Documents whose segments are content or boilerplate by their words, except for a third, whose
 * words say nothing and which go with the segment before them.
 */
public final class ToyDocuments {
  private static final String[] CONTENT = {"river", "mountain", "theory", "garden", "history"};
  private static final String[] BOILERPLATE = {"menu", "login", "cookie", "share", "cart"};
  private static final String[] NEUTRAL = {"alpha", "beta", "gamma", "delta"};

  private ToyDocuments() {}

  public static List<LabelledDocument> make(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(document(random));
    }
    return documents;
  }

  private static LabelledDocument document(Random random) {
    List<Segment> segments = new ArrayList<>();
    List<Boolean> remove = new ArrayList<>();
    StringBuilder gold = new StringBuilder();
    boolean boilerplate = random.nextBoolean();
    int size = 3 + random.nextInt(10);
    for (int i = 0; i < size; i++) {
      boolean neutral = i > 0 && random.nextInt(3) == 0;
      boilerplate = neutral ? boilerplate : random.nextBoolean();
      String[] known = boilerplate ? BOILERPLATE : CONTENT;
      String text = text(neutral ? NEUTRAL : known, random);
      segments.add(new Segment(text, 0, text.length(), null));
      remove.add(boilerplate);
      gold.append(boilerplate ? "" : text + "\n");
    }
    return new LabelledDocument(segments, remove, gold.toString());
  }

  private static String text(String[] known, Random random) {
    StringBuilder text = new StringBuilder();
    int words = 1 + random.nextInt(5);
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(known[random.nextInt(known.length)]);
    }
    return text.toString();
  }
}

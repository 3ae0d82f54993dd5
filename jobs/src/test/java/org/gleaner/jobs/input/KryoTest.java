package org.gleaner.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.gleaner.ErrorCode;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;

/** What tasks send each other can be sent by Kryo too, which cannot read records. */
class KryoTest {
  private static <T> T sent(T value) {
    SerializerInstance kryo = new KryoSerializer(new SparkConf(false)).newInstance();
    ClassTag<T> any = scala.reflect.ClassTag$.MODULE$.apply(Object.class);
    return kryo.deserialize(kryo.serialize(value, any), any);
  }

  private static LabelledLine<String> line(Outcome<String> outcome) {
    Object[] cells = {"file", 7L, "id", null, null, null};
    Row row = new GenericRowWithSchema(cells, QuarantinedLines.SCHEMA);
    return LabelledLine.of(row, "group", "text", () -> outcome);
  }

  @Test
  void linesAndPlacesAreSent() {
    LabelledLine<String> line = sent(line(Outcome.done("value")));
    assertEquals("value", line.value());
    assertEquals("group", line.group());
    Row failed = line.aside(FailedDocument.empty("later"));
    assertEquals("file", failed.getString(0));
    assertEquals(7L, failed.getLong(1));
    assertEquals("id", failed.getString(2));
    assertEquals(ErrorCode.EMPTY_TEXT.name(), failed.getString(3));
    SourcePosition position = new SourcePosition("file", 7);
    assertEquals(position, sent(position));
    assertEquals(position.hashCode(), sent(position).hashCode());
  }

  @Test
  void aLineThatWasSetAsideIsSent() {
    Row aside = sent(line(Outcome.failed(FailedDocument.missing("label", "text")))).aside();
    assertEquals(ErrorCode.MISSING_FIELD.name(), aside.getString(3));
    assertEquals("the line has no label", aside.getString(4));
  }

  @Test
  void aMethodIsSentByItsName() {
    KeyphraseMethod method = sent(new KeyphraseMethod("yake", Map.of("window", "2")));
    assertEquals("yake", method.name());
    assertEquals(Map.of("window", "2"), method.options());
    method.scorer();
  }
}

package org.gleaner.network.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of numbers that are read, and those that are refused. */
final class SafetensorsTest {
  private static byte[] file(String type, int bytes, short... numbers) {
    String json =
        String.format(
            Locale.ROOT,
            "{\"x\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
            type,
            2 * numbers.length / bytes,
            2 * numbers.length);
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + 2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (short number : numbers) {
      file.putShort(number);
    }
    return file.array();
  }

  private static float[] read(byte[] file) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(file), file.length).get("x").values();
  }

  private static float one(String type, int bits) throws IOException {
    return read(file(type, 2, (short) bits))[0];
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0x00000000",
    "0x8000, 0x80000000",
    "0x3c00, 0x3f800000",
    "0xc000, 0xc0000000",
    "0x3555, 0x3eaaa000",
    "0x7bff, 0x477fe000",
    "0x0400, 0x38800000",
    "0x0001, 0x33800000",
    "0x03ff, 0x387fc000",
    "0x8001, 0xb3800000",
    "0x7c00, 0x7f800000",
    "0xfc00, 0xff800000"
  })
  void halfPrecisionIsWidenedExactly(String half, String single) throws IOException {
    float actual = one("F16", Integer.decode(half));
    assertEquals(Long.decode(single).intValue(), Float.floatToRawIntBits(actual));
  }

  /** Every number of half precision against its definition. */
  @Test
  void everyHalfHasItsValue() throws IOException {
    short[] all = new short[1 << 16];
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) i;
    }
    float[] values = read(file("F16", 2, all));
    for (int i = 0; i < all.length; i++) {
      int exponent = i >> 10 & 31;
      int fraction = i & 1023;
      double size =
          exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
      if (exponent == 31) {
        size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      }
      assertEquals((float) (i < 0x8000 ? size : -size), values[i], Integer.toHexString(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0x0000, 0x8000, 0x3f80, 0xc000, 0x0001, 0x807f, 0x0080, 0x7f7f, 0x7f80, 0xff80})
  void theUpperHalfOfSinglePrecisionIsRead(int bits) throws IOException {
    assertEquals(bits << 16, Float.floatToRawIntBits(one("BF16", bits)));
  }

  @Test
  void notANumberStaysSo() throws IOException {
    assertTrue(Float.isNaN(one("F16", 0x7e00)));
    assertTrue(Float.isNaN(one("F16", 0xfc01)));
    assertTrue(Float.isNaN(one("BF16", 0x7fc0)));
    assertTrue(Float.isNaN(one("BF16", 0xff81)));
    assertTrue(Float.isNaN(read(file("F32", 4, (short) 0, (short) 0x7fc0))[0]));
  }

  /** Longer than what is read at once. */
  @Test
  void singlePrecisionIsWrittenAndReadToTheBit() throws IOException {
    float[] values = new float[70_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i * 30_011);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(Map.of("x", new Tensor(List.of(70_001L), values)), out);
    float[] again = read(out.toByteArray());
    for (int i = 0; i < values.length; i++) {
      assertEquals(Float.floatToRawIntBits(values[i]), Float.floatToRawIntBits(again[i]));
    }
  }

  @Test
  void doublePrecisionIsWrittenAndReadToTheBit() throws IOException {
    double[] values = new double[20_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(i * 922_337_203_685_477L);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.writeDoubles(Map.of("x", new DoubleTensor(List.of(20_001L), values)), out);
    byte[] file = out.toByteArray();
    double[] again =
        Safetensors.readDoubles(new ByteArrayInputStream(file), file.length).get("x").values();
    float[] single = read(file);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], again[i]);
      assertEquals((float) values[i], single[i]);
    }
  }

  @Test
  void longTensorsOfHalfPrecisionAreRead() throws IOException {
    short[] numbers = new short[70_001];
    java.util.Arrays.fill(numbers, (short) 0x3c00);
    numbers[70_000] = (short) 0x4000;
    float[] values = read(file("F16", 2, numbers));
    assertEquals(70_001, values.length);
    assertEquals(1, values[69_999]);
    assertEquals(2, values[70_000]);
  }

  /** Of checkpoints that hold positions beside their weights. */
  @ParameterizedTest
  @CsvSource({"I64,8", "I32,4", "U8,1", "BOOL,1"})
  void wholeNumbersAreRead(String type, int bytes) throws IOException {
    String header =
        "{\"x\":{\"dtype\":\"" + type + "\",\"shape\":[2],\"data_offsets\":[0," + 2 * bytes + "]}}";
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + text.length + 2 * bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text).put((byte) 1);
    float[] values =
        Safetensors.read(new ByteArrayInputStream(file.array()), file.capacity()).get("x").values();
    assertArrayEquals(new float[] {1, 0}, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I16", "U64", "F8_E4M3", "f16", ""})
  void otherTypesAreRefused(String type) {
    GleanerException e = assertThrows(GleanerException.class, () -> read(file(type, 2, (short) 0)));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertTrue(
        e.getMessage()
            .contains(
                "Cannot read safetensors: x of type \""
                    + type
                    + "\". Accepted: [F64, F32, F16, BF16, I64, I32, U8, BOOL]"),
        e.getMessage());
  }

  @Test
  void aSizeThatIsNotThatOfTheTypeIsRefused() {
    byte[] file = file("F16", 4, (short) 0, (short) 0);
    GleanerException e = assertThrows(GleanerException.class, () -> read(file));
    assertTrue(e.getMessage().contains("x of shape [1] at [0, 4]"), e.getMessage());
  }
}

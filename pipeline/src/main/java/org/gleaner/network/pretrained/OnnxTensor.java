package org.gleaner.network.pretrained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.tensor.Tensor;

/** A tensor of an ONNX file; its numbers are read when they are asked for. */
final class OnnxTensor {
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int EXTERNAL = 1;

  private final List<Long> dimensions = new ArrayList<>();
  private String name = "";
  private int type;
  private ByteBuffer raw;
  private final List<long[]> integers = new ArrayList<>();
  private final List<ByteBuffer> floats = new ArrayList<>();

  /**
   * Reads a message of the kind {@code TensorProto}.
   *
   * @throws IllegalArgumentException if its numbers stand in another file
   */
  OnnxTensor(OnnxMessage message) {
    while (message.next()) {
      switch (message.field()) {
        case 1 -> {
          for (long dimension : message.numbers()) {
            dimensions.add(dimension);
          }
        }
        case 2 -> type = (int) message.number();
        case 4 -> floats.add(message.window());
        case 5, 7 -> integers.add(message.numbers());
        case 8 -> name = message.text();
        case 9 -> raw = message.window();
        case 14 -> requireInside(message.number());
        default -> {
          // other fields say nothing about the numbers
        }
      }
    }
  }

  private void requireInside(long location) {
    if (location == EXTERNAL) {
      throw new IllegalArgumentException("tensor " + name + " stands in another file");
    }
  }

  String name() {
    return name;
  }

  /** The numbers in single precision. */
  Tensor tensor() {
    long size = 1;
    for (long dimension : dimensions) {
      size = Math.multiplyExact(size, dimension);
    }
    float[] values = values();
    if (values.length != size) {
      throw new IllegalArgumentException(
          "tensor " + name + " of shape " + dimensions + " has " + values.length + " numbers");
    }
    return new Tensor(dimensions, values);
  }

  /** The numbers, whole numbers too. */
  float[] values() {
    if (raw != null) {
      return ofBytes(raw.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }
    if (type == FLOAT) {
      int count = 0;
      for (ByteBuffer part : floats) {
        count += part.remaining() / 4;
      }
      ByteBuffer all = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
      floats.forEach(part -> all.put(part.duplicate()));
      return ofBytes(all.flip());
    }
    return ofIntegers();
  }

  private float[] ofIntegers() {
    int count = integers.stream().mapToInt(part -> part.length).sum();
    float[] values = new float[count];
    int at = 0;
    for (long[] part : integers) {
      for (long number : part) {
        values[at++] = type == INT8 ? (byte) number : number;
      }
    }
    return values;
  }

  private float[] ofBytes(ByteBuffer bytes) {
    int size =
        switch (type) {
          case FLOAT, INT32 -> 4;
          case UINT8, INT8 -> 1;
          case INT64 -> 8;
          default -> throw new IllegalArgumentException("tensor " + name + " of type " + type);
        };
    float[] values = new float[bytes.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> bytes.getFloat();
            case UINT8 -> bytes.get() & 0xff;
            case INT8 -> bytes.get();
            case INT32 -> bytes.getInt();
            default -> bytes.getLong();
          };
    }
    return values;
  }
}

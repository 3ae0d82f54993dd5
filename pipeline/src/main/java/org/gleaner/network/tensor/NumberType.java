package org.gleaner.network.tensor;

import java.nio.ByteBuffer;

/** The types of numbers that are read, each named as in the format's header. */
enum NumberType {
  /** Double precision. */
  F64(8) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getDouble();
    }
  },
  /** Single precision. */
  F32(4) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  /** Half precision: 5 bits of exponent, 10 of fraction. */
  F16(2) {
    @Override
    double next(ByteBuffer bytes) {
      return ofHalf(bytes.getShort());
    }
  },
  /** The upper half of single precision. */
  BF16(2) {
    @Override
    double next(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << 16);
    }
  },
  /** Whole numbers of 64 bits, such as the positions that checkpoints hold. */
  I64(8) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  /** Whole numbers of 32 bits. */
  I32(4) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  /** Whole numbers of 8 bits without a sign. */
  U8(1) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.get() & 0xff;
    }
  },
  /** Truth values, each in a byte. */
  BOOL(1) {
    @Override
    double next(ByteBuffer bytes) {
      return bytes.get();
    }
  };

  /** The last bit of a subnormal number of half precision. */
  private static final float LAST_BIT = 0x1p-24f;

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** The next number; infinities and NaN stay so. */
  abstract double next(ByteBuffer bytes);

  /** The type of that name; null if it is not read. */
  static NumberType named(String name) {
    for (NumberType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }

  private static float ofHalf(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      return sign == 0 ? fraction * LAST_BIT : -(fraction * LAST_BIT);
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}

package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.hadoop.io.compress.Lz4Codec;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.gleaner.Fuzz;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyOutputStream;

class UnpackingTest {
  private static final Configuration CONFIGURATION = new Configuration();
  @TempDir Path folder;

  @FunctionalInterface
  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] content, Packer packer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static Packer hadoop(CompressionCodec codec) {
    ((org.apache.hadoop.conf.Configurable) codec).setConf(CONFIGURATION);
    return codec::createOutputStream;
  }

  private static byte[] content(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("line ")
          .append(i)
          .append(" of a file \u00e9\u4e2d ")
          .append(i * 7919L)
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Every way to pack, by the ending that such files have; of some endings there are two. */
  private static Map<String, byte[]> files(byte[] content) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("plain.gz", packed(content, GZIPOutputStream::new));
    files.put("plain.bz2", packed(content, hadoop(new BZip2Codec())));
    files.put("plain.deflate", packed(content, hadoop(new DefaultCodec())));
    files.put("plain.zst", packed(content, ZstdOutputStream::new));
    files.put("frame.lz4", packed(content, LZ4FrameOutputStream::new));
    files.put("blocks.lz4", packed(content, hadoop(new Lz4Codec())));
    files.put("frame.snappy", packed(content, SnappyFramedOutputStream::new));
    files.put("stream.snappy", packed(content, SnappyOutputStream::new));
    files.put("blocks.snappy", packed(content, hadoop(new SnappyCodec())));
    return files;
  }

  private static byte[] unpacked(String name, byte[] file) throws IOException {
    CompressionCodec codec =
        new CompressionCodecFactory(CONFIGURATION)
            .getCodec(new org.apache.hadoop.fs.Path("x." + name));
    try (var in = Unpacking.open(new ByteArrayInputStream(file), file.length, codec)) {
      return in.readAllBytes();
    }
  }

  @Test
  void whatEveryProgramPacksComesBack() throws IOException {
    for (int lines : new int[] {1, 40, 20_000}) {
      byte[] content = content(lines);
      for (Map.Entry<String, byte[]> file : files(content).entrySet()) {
        assertArrayEquals(content, unpacked(file.getKey(), file.getValue()), file.getKey());
      }
    }
  }

  @Test
  void textUnderAWrongNameIsText() throws IOException {
    byte[] content = content(40);
    for (String name : files(content).keySet()) {
      assertArrayEquals(content, unpacked(name, content), name);
    }
    assertArrayEquals(content, unpacked("x.gz", packed(content, ZstdOutputStream::new)));
  }

  @Test
  void damagedFilesFailAndTakeNoMemory() throws Exception {
    Map<String, byte[]> files = files(content(400));
    Fuzz.run(
        3_000,
        random -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
              assertTrue(
                  unpacked(file.getKey(), Fuzz.damaged(file.getValue(), random)).length < 1 << 26);
            } catch (IOException e) {
              // as it should be
            }
          }
        });
  }

  /** One damaged file of each kind is one row; the others are read. */
  @Test
  void filesOfEveryKindAreReadTogether() throws IOException {
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);
    noise[0] = 1;
    for (Map.Entry<String, byte[]> file : files(content(40)).entrySet()) {
      String[] parts = file.getKey().split("\\.", -1);
      Files.write(folder.resolve(parts[0] + ".txt." + parts[1]), file.getValue());
      Files.write(folder.resolve("noise-" + parts[0] + ".txt." + parts[1]), noise);
      Files.write(folder.resolve("text-" + parts[0] + ".txt." + parts[1]), content(40));
    }
    Corpus corpus =
        Corpus.read(LocalSpark.session(), ReadSettings.of(List.of(folder.toString()).get(0)));
    assertEquals(2 * 9 * 40, corpus.documents().count());
    assertEquals(Map.of("TRUNCATED_INPUT", 9L), Quarantine.counts(corpus.quarantine()));
  }
}

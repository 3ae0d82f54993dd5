package org.gleaner.network.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.lexicon.WordLexicon;

/**
 * The files of a saved network in memory: how it travels to the executors. {@link NetworkFormat}
 * describes them. A file has at most two gigabytes.
 */
public final class ModelFiles implements ModelFolder, Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, byte[]> contents;

  /** Files by name; the map is copied, the contents are not and must not be changed. */
  public ModelFiles(Map<String, byte[]> contents) {
    this.contents = new TreeMap<>(contents);
  }

  /** The files of a network. */
  public static ModelFiles of(SavedNetwork network) {
    ModelFiles files = new ModelFiles(Map.of());
    try {
      NetworkFormat.write(network, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /**
   * Reads the files of a folder without parsing them. Sizes are looked at first.
   *
   * @throws GleanerException with INVALID_MODEL if a file is missing, has another size than it is
   *     said to have, or is larger than memory can hold, IO_FAILED if reading fails
   */
  public static ModelFiles read(ModelFolder folder) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    put(folder, NetworkFormat.CONFIG, contents, true);
    put(folder, NetworkFormat.LABELS, contents, true);
    put(folder, NetworkFormat.WEIGHTS, contents, true);
    put(folder, PieceLexicon.FILE, contents, false);
    put(folder, WordLexicon.FILE, contents, !contents.containsKey(PieceLexicon.FILE));
    return new ModelFiles(contents);
  }

  private static void put(
      ModelFolder folder, String name, SortedMap<String, byte[]> contents, boolean required) {
    try {
      if (name.equals(NetworkFormat.WEIGHTS)) {
        requireWhole(folder);
      }
      contents.put(name, content(folder, name, most(name)));
    } catch (NoSuchFileException | FileNotFoundException e) {
      if (required) {
        throw NetworkFormat.invalid(name + " is missing", e);
      }
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot read model: " + name + " cannot be read", e);
    }
  }

  /** Looks at the header of the weights alone: a file of another size is refused unread. */
  private static void requireWhole(ModelFolder folder) throws IOException {
    try (InputStream in = folder.open(NetworkFormat.WEIGHTS)) {
      Safetensors.check(in, folder.size(NetworkFormat.WEIGHTS));
    }
  }

  /** A file of the size that the folder states: a device has none, and no end. */
  static byte[] content(ModelFolder folder, String name, long most) throws IOException {
    NetworkFormat.requireSize(folder, name, most);
    int size = (int) folder.size(name);
    try (InputStream in = folder.open(name)) {
      byte[] content = in.readNBytes(size);
      if (content.length < size || in.read() >= 0) {
        throw NetworkFormat.invalid(name + " does not have its " + size + " bytes", null);
      }
      return content;
    }
  }

  /** Weights are held twice for a moment, as bytes and as numbers. */
  private static long most(String name) {
    return switch (name) {
      case NetworkFormat.CONFIG -> NetworkFormat.MAX_CONFIG;
      case NetworkFormat.LABELS -> NetworkFormat.MAX_LABELS;
      case NetworkFormat.WEIGHTS ->
          Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 3);
      default -> Math.min(NetworkFormat.MAX_LEXICON, Runtime.getRuntime().maxMemory() / 8);
    };
  }

  /** The contents by name; not to be changed. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new ByteArrayInputStream(content(name));
  }

  @Override
  public long size(String name) throws IOException {
    return content(name).length;
  }

  private byte[] content(String name) throws IOException {
    byte[] content = contents.get(name);
    if (content == null) {
      throw new FileNotFoundException(name);
    }
    return content;
  }

  @Override
  public OutputStream create(String name) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        contents.put(name, toByteArray());
      }
    };
  }

  /**
   * The network.
   *
   * @throws GleanerException with INVALID_MODEL if a file is damaged or of another format number
   */
  public SavedNetwork open() {
    return NetworkFormat.read(this);
  }

  /** A hash of all contents: equal for equal networks only. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(4).putInt(file.getValue().length).array());
        digest.update(file.getValue());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.gleaner.text.subword;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** The native methods of the tokenizers library, loaded once from the class path. */
final class NativeLibrary {
  private static final List<String> WINDOWS_NEEDS =
      List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll");

  private NativeLibrary() {}

  /**
   * The native methods.
   *
   * @throws GleanerException with ENVIRONMENT if this platform has no library
   */
  static TokenizersLibrary methods() {
    if (!Loaded.PROBLEM.isEmpty()) {
      throw new GleanerException(
          ErrorCode.ENVIRONMENT,
          "Cannot load the native tokenizers for "
              + platform()
              + ": "
              + Loaded.PROBLEM
              + ". Build for that platform, and let java.io.tmpdir run programs");
    }
    return TokenizersLibrary.LIB;
  }

  private static final class Loaded {
    private static final String PROBLEM = load();

    private static String load() {
      try {
        Path folder = Files.createTempDirectory("gleaner-tokenizers");
        if (platform().startsWith("win")) {
          for (String name : WINDOWS_NEEDS) {
            loadFrom(folder, name);
          }
        }
        loadFrom(folder, name());
        Files.deleteIfExists(folder);
        return "";
      } catch (IOException | UnsatisfiedLinkError | SecurityException e) {
        return e.toString();
      }
    }
  }

  private static void loadFrom(Path folder, String name) throws IOException {
    String resource = "/native/lib/" + platform() + "/cpu/" + name;
    Path file = folder.resolve(name);
    try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("There is no " + resource);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    System.load(file.toString());
    // Linux and macOS keep what is mapped; Windows keeps the file until the end.
    if (!file.toFile().delete()) {
      file.toFile().deleteOnExit();
    }
  }

  private static String name() {
    if (platform().startsWith("win")) {
      return "tokenizers.dll";
    }
    return platform().startsWith("osx") ? "libtokenizers.dylib" : "libtokenizers.so";
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    return os + "-" + (arm ? "aarch64" : "x86_64");
  }
}

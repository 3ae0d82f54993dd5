package org.gleaner.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The settings in force where the command line gives none: the copy of {@code gleaner.properties}
 * in the jar, overridden by the file of that name in {@code $GLEANER_CONF} or else in {@code
 * ./conf}.
 */
public final class Defaults {
  private static final String FILE = "gleaner.properties";

  private final Properties properties;

  private Defaults(Properties properties) {
    this.properties = properties;
  }

  /** What the jar holds. */
  public static Defaults shipped() {
    Properties properties = new Properties();
    try (InputStream in = Defaults.class.getResourceAsStream("conf/" + FILE)) {
      properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(Path.of(FILE), e);
    }
    return new Defaults(properties);
  }

  /** What the jar holds, overridden by the user's file if there is one. */
  public static Defaults find(Map<String, String> environment, Path workingFolder) {
    String folder = environment.get("GLEANER_CONF");
    Path file = workingFolder.resolve(folder == null ? "conf" : folder).resolve(FILE);
    Defaults shipped = shipped();
    return Files.exists(file) ? shipped.overriddenBy(file) : shipped;
  }

  private Defaults overriddenBy(Path file) {
    Properties all = new Properties();
    all.putAll(properties);
    try (java.io.Reader in = Files.newBufferedReader(file)) {
      all.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
    return new Defaults(all);
  }

  private static GleanerException unreadable(Path file, Exception cause) {
    return new GleanerException(
        ErrorCode.IO_FAILED, "Cannot read settings: " + file + ". " + cause.getMessage(), cause);
  }

  /** The default of a job's setting, or null. */
  public String value(String job, String key) {
    String own = properties.getProperty(job + "." + key);
    String value = own == null ? properties.getProperty(key) : own;
    return value == null ? null : value.trim();
  }

  /** Every key, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(properties.stringPropertyNames());
  }
}

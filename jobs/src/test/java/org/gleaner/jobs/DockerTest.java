package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be told of docker/ without Docker: that every name in it leads somewhere. */
class DockerTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> CONDITIONS =
      Set.of("service_healthy", "service_started", "service_completed_successfully");
  private static final Set<String> KEYS =
      Set.of(
          "image",
          "build",
          "restart",
          "command",
          "environment",
          "depends_on",
          "healthcheck",
          "hostname",
          "ports",
          "volumes",
          "user");

  /** The instructions of the Dockerfile, each on one line. */
  private static List<String> instructions() throws IOException {
    String text = Files.readString(HOME.resolve("docker/Dockerfile")).replace("\\\n", " ");
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  private static List<String> words(String instruction) {
    return List.of(instruction.trim().split("\\s+"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> compose() throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    String text = Files.readString(HOME.resolve("docker/compose.yaml"));
    return map(new Yaml(new SafeConstructor(options)).load(text));
  }

  private static Set<String> stages() throws IOException {
    Set<String> stages = new HashSet<>();
    for (String line : instructions()) {
      List<String> words = words(line);
      if (words.get(0).equals("FROM")) {
        assertEquals("AS", words.get(2), line);
        stages.add(words.get(3));
      }
    }
    return stages;
  }

  @Test
  void everySourceOfACopyExists() throws IOException {
    Set<String> stages = stages();
    int copies = 0;
    for (String line : instructions()) {
      List<String> words = new ArrayList<>(words(line));
      if (!words.remove(0).equals("COPY")) {
        continue;
      }
      copies++;
      words.removeIf(word -> word.startsWith("--chown="));
      if (words.get(0).startsWith("--from=")) {
        assertTrue(stages.contains(words.get(0).substring("--from=".length())), line);
      } else {
        for (String source : words.subList(0, words.size() - 1)) {
          assertTrue(Files.exists(HOME.resolve(source)), line);
        }
      }
    }
    assertTrue(copies > 5);
  }

  @Test
  void versionsAreThoseOfTheParentPom() throws IOException {
    String pom = Files.readString(HOME.resolve("pom.xml"));
    String dockerfile = Files.readString(HOME.resolve("docker/Dockerfile"));
    String compose = Files.readString(HOME.resolve("docker/compose.yaml"));
    String gleaner = first(pom, "<artifactId>gleaner</artifactId>\\s*<version>(.*?)</version>");
    assertEquals(
        first(pom, "<spark.version>(.*?)</spark.version>"),
        first(dockerfile, "ARG SPARK_VERSION=(\\S+)"));
    assertEquals(gleaner, first(dockerfile, "ARG GLEANER_VERSION=(\\S+)"));
    Matcher used = Pattern.compile("\\$\\{GLEANER_VERSION:-(.*?)}").matcher(compose);
    int uses = 0;
    while (used.find()) {
      assertEquals(gleaner, used.group(1));
      uses++;
    }
    assertEquals(3, uses);
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  @Test
  void noImageIsWithoutAVersionAndNoneRunsAsRoot() throws IOException {
    String user = "root";
    for (String line : instructions()) {
      List<String> words = words(line);
      if (words.get(0).equals("FROM")) {
        assertTrue(words.get(1).matches("[\\w./-]+:.*[\\d}].*"), line);
        assertFalse(words.get(1).endsWith(":latest"), line);
      }
      user = words.get(0).equals("USER") ? words.get(1) : user;
      if (words.get(0).equals("ENTRYPOINT") || words.get(0).equals("CMD")) {
        assertFalse(user.equals("root"), line);
      }
    }
    for (String stage : List.of("gleaner", "airflow", "zeppelin")) {
      assertFalse(List.of("root", "0").contains(lastUser(stage)), stage);
    }
    for (Object service : map(compose().get("services")).values()) {
      assertTrue(map(service).get("image").toString().matches(".+:.*\\d.*"), service.toString());
    }
  }

  private static String lastUser(String stage) throws IOException {
    String in = "";
    String user = "root";
    for (String line : instructions()) {
      List<String> words = words(line);
      in = words.get(0).equals("FROM") ? words.get(3) : in;
      user = in.equals(stage) && words.get(0).equals("USER") ? words.get(1) : user;
    }
    return user;
  }

  @Test
  void everyReferenceOfAServiceLeadsSomewhere() throws IOException {
    Map<String, Object> compose = compose();
    Map<String, Object> services = map(compose.get("services"));
    Set<String> volumes = map(compose.get("volumes")).keySet();
    Set<String> mounted = new HashSet<>();
    Set<Object> ports = new HashSet<>();
    for (Map.Entry<String, Object> entry : services.entrySet()) {
      Map<String, Object> service = map(entry.getValue());
      assertTrue(KEYS.containsAll(service.keySet()), entry.toString());
      for (Map.Entry<String, Object> needed :
          map(service.getOrDefault("depends_on", Map.of())).entrySet()) {
        String condition = map(needed.getValue()).get("condition").toString();
        assertTrue(CONDITIONS.contains(condition), condition);
        assertTrue(services.containsKey(needed.getKey()), needed.getKey());
        boolean told = map(services.get(needed.getKey())).containsKey("healthcheck");
        assertTrue(told || !condition.equals("service_healthy"), needed.getKey());
      }
      for (Object volume : (List<?>) service.getOrDefault("volumes", List.of())) {
        mounted.add(volume.toString().split(":", 2)[0]);
      }
      for (Object port : (List<?>) service.getOrDefault("ports", List.of())) {
        assertTrue(ports.add(port), "two services on " + port);
        assertTrue(port.toString().startsWith("127.0.0.1:"), "open to the network: " + port);
      }
    }
    assertEquals(volumes, mounted);
  }

  @Test
  void everyServiceIsBuiltFromAStageOrPulledAndWatched() throws IOException {
    for (Map.Entry<String, Object> entry : map(compose().get("services")).entrySet()) {
      Map<String, Object> service = map(entry.getValue());
      if (service.containsKey("build")) {
        Map<String, Object> build = map(service.get("build"));
        assertEquals(HOME, HOME.resolve("docker").resolve(build.get("context") + "").normalize());
        assertTrue(Files.exists(HOME.resolve(build.get("dockerfile").toString())));
        assertTrue(stages().contains(build.get("target")), entry.getKey());
      }
      boolean ends = "no".equals(service.get("restart"));
      assertEquals(!ends, service.containsKey("healthcheck"), entry.getKey());
    }
  }

  /** What is a secret has none: the script generates it. */
  @Test
  void variablesHaveDefaultsButSecretsAreGenerated() throws IOException {
    String compose = Files.readString(HOME.resolve("docker/compose.yaml"));
    String script = Files.readString(HOME.resolve("docker/passwords"));
    Matcher variable = Pattern.compile("(?<!\\$)\\$(\\{[^}]*}|\\w+)").matcher(compose);
    Set<String> secrets = new HashSet<>();
    while (variable.find()) {
      boolean secret = variable.group(1).matches(".*(PASSWORD|SECRET|KEY).*");
      assertEquals(!secret, variable.group(1).contains(":-"), variable.group());
      if (secret) {
        String name = variable.group(1).substring(1, variable.group(1).indexOf(':'));
        assertTrue(script.contains(name), name);
        secrets.add(name);
      }
    }
    assertEquals(3, secrets.size());
  }

  @Test
  void passwordsAreGeneratedOnceForTheOwnerAlone(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path script = Files.copy(HOME.resolve("docker/passwords"), folder.resolve("passwords"));
    run(script);
    List<String> first = Files.readAllLines(folder.resolve(".env"));
    run(script);
    assertEquals(first, Files.readAllLines(folder.resolve(".env")));
    assertEquals(
        3,
        new HashSet<>(first.stream().map(line -> line.substring(line.indexOf("=") + 1)).toList())
            .size());
    assertTrue(first.stream().allMatch(line -> line.matches("[A-Z_]+=[0-9a-f]{48}")), "" + first);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))));
  }

  private static void run(Path script) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("sh", script.toString()).start().waitFor());
  }

  /** The wrapper checks what it downloads. */
  @Test
  void mavenIsPinnedByItsChecksum() throws IOException {
    String wrapper = Files.readString(HOME.resolve(".mvn/wrapper/maven-wrapper.properties"));
    assertEquals(64, first(wrapper, "distributionSha256Sum=([0-9a-f]+)").length());
  }

  @Test
  void sparkGetsMoreThanAnExecutorAsksFor() throws IOException {
    Map<String, Object> worker = map(map(compose().get("services")).get("spark-worker-1"));
    String memory = map(worker.get("environment")).get("SPARK_WORKER_MEMORY").toString();
    String defaults = Files.readString(HOME.resolve("conf/docker/spark-defaults.conf"));
    String asked = first(defaults, "spark.executor.memory\\s+(\\d+g)");
    assertEquals("${GLEANER_WORKER_MEMORY:-" + asked + "}", memory);
  }
}

package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.properties.PropertiesConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.ConfigReader;
import org.apache.spark.launcher.SparkLauncher;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.util.Utils;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.Problems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

/** Every file in conf, read by the code that uses it. */
class ConfTest {
  private static final Path CONF = Path.of("../conf");
  private static final String FILE_OF_SPARK = "spark-defaults.conf";
  private static final List<String> REGISTRIES =
      List.of(
          "org.apache.spark.internal.config.package$",
          "org.apache.spark.internal.config.UI$",
          "org.apache.spark.sql.internal.SQLConf$",
          "org.apache.spark.sql.internal.StaticSQLConf$");

  /** Those of Spark's launcher, and of its documents on YARN and Kubernetes, no modules of ours. */
  private static final Set<String> DOCUMENTED =
      Set.of(
          SparkLauncher.SPARK_MASTER,
          SparkLauncher.DRIVER_DEFAULT_JAVA_OPTIONS,
          SparkLauncher.EXECUTOR_DEFAULT_JAVA_OPTIONS,
          "spark.yarn.maxAppAttempts",
          "spark.kubernetes.namespace",
          "spark.kubernetes.container.image",
          "spark.kubernetes.authenticate.driver.serviceAccountName");

  private static final Pattern PREFIXED =
      Pattern.compile(
          "spark\\.(executorEnv|yarn\\.appMasterEnv|kubernetes\\.driverEnv|hadoop)\\.[\\w.]+");
  private static final Pattern LIMIT = Pattern.compile("javacpp\\.(\\w+)=(\\w+)");

  @BeforeAll
  static void registerTheSettingsThatSparkKnows() throws ClassNotFoundException {
    for (String registry : REGISTRIES) {
      Class.forName(registry);
    }
  }

  /** The folders of environments; the first is that of what all share. */
  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.walk(CONF)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Map<String, String> spark(Path folder) {
    String file = folder.resolve(FILE_OF_SPARK).toString();
    return JavaConverters.mapAsJavaMap(Utils.getPropertiesFromFile(file));
  }

  @Test
  void everySettingIsOneThatSparkKnowsAndItsValueIsAccepted() throws IOException {
    assertEquals(6, folders().size());
    for (Path folder : folders()) {
      Map<String, String> settings = spark(folder);
      assertTrue(settings.size() >= 3, folder.toString());
      ConfigReader reader = new ConfigReader(settings);
      for (String key : settings.keySet()) {
        ConfigEntry<?> entry = ConfigEntry.findEntry(key);
        if (PREFIXED.matcher(key).matches() || DOCUMENTED.contains(key)) {
          continue;
        }
        assertNotNull(entry, folder + ": Spark does not know " + key);
        assertNotNull(entry.readFrom(reader), folder + ": " + key);
      }
    }
  }

  @Test
  void noSettingStandsTwiceInAFile() throws IOException {
    for (Path folder : folders()) {
      Properties once = new Properties();
      for (String line : Files.readAllLines(folder.resolve(FILE_OF_SPARK))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          assertEquals(null, once.put(line.split("\\s", 2)[0], line), line);
        }
      }
      assertEquals(spark(folder).keySet(), once.keySet());
    }
  }

  @Test
  void memoryOutsideTheHeapFits() throws IOException {
    for (Path folder : folders()) {
      Map<String, String> joined = new HashMap<>(spark(CONF));
      joined.putAll(spark(folder));
      requireFits(joined, "executor");
      if (!joined.getOrDefault("spark.master", "").startsWith("local")) {
        requireFits(joined, "driver");
      }
      assertEquals("1", joined.get("spark.executorEnv.OMP_NUM_THREADS"));
      assertEquals("org.gleaner.udf.GleanerExtensions", joined.get("spark.sql.extensions"));
    }
  }

  private static void requireFits(Map<String, String> settings, String process) {
    Map<String, Long> limits = new HashMap<>();
    Matcher limit = LIMIT.matcher(settings.get("spark." + process + ".defaultJavaOptions"));
    while (limit.find()) {
      limits.put(limit.group(1), JavaUtils.byteStringAsMb(limit.group(2)));
    }
    long heap = JavaUtils.byteStringAsMb(settings.get("spark." + process + ".memory"));
    long overhead = JavaUtils.byteStringAsMb(settings.get("spark." + process + ".memoryOverhead"));
    assertTrue(limits.get("maxbytes") < overhead, process + limits);
    assertTrue(limits.get("maxphysicalbytes") < heap + overhead, process + limits);
    assertTrue(limits.get("maxphysicalbytes") >= heap + limits.get("maxbytes"), process + limits);
  }

  @Test
  void settingsOfJobsAreKnown() {
    Defaults defaults = Defaults.find(Map.of("GLEANER_CONF", CONF.toString()), Path.of(""));
    Problems problems = JobCommand.read("networks", new NetworksCommand(), defaults, List.of());
    Commands.rejectUnknown(Commands.commandLine(defaults), defaults, problems);
    problems.requireNone();
    assertEquals(Defaults.shipped().keys(), defaults.keys());
  }

  @Test
  void logsGoToStandardErrorAndAreShort() {
    try (LoggerContext context = new LoggerContext("conf")) {
      Configuration configuration =
          ConfigurationFactory.getInstance()
              .getConfiguration(context, "conf", CONF.resolve("log4j2.properties").toUri());
      assertTrue(configuration instanceof PropertiesConfiguration, "the file was not read");
      context.start(configuration);
      assertEquals(Level.WARN, configuration.getRootLogger().getLevel());
      ConsoleAppender console = configuration.getAppender("console");
      assertEquals(ConsoleAppender.Target.SYSTEM_ERR, console.getTarget());
      assertEquals(List.of("console"), List.copyOf(configuration.getAppenders().keySet()));
      PatternLayout layout = (PatternLayout) console.getLayout();
      String line =
          layout.toSerializable(
              Log4jLogEvent.newBuilder()
                  .setLevel(Level.WARN)
                  .setLoggerName("org.gleaner.Name")
                  .setMessage(new SimpleMessage("said\u001b[31m\u009b\tthat"))
                  .setThrown(new IllegalStateException("why\u0007\u007f"))
                  .build());
      assertTrue(line.contains(" WARN Name: said\uFFFD[31m\uFFFD\tthat\n"), line);
      assertTrue(line.contains("IllegalStateException: why\uFFFD\uFFFD\n"), line);
      assertTrue(line.lines().count() < 6, line);
    }
  }
}

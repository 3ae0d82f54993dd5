package org.gleaner;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineStage;

/** Holds the walls of the house: who may see whom, and what every stage is. */
@AnalyzeClasses(packages = "org.gleaner", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] DEEPLEARNING4J = {
    "org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."
  };

  /** From the ground up: a hall sees those before it, its own rooms, and nothing above. */
  private static final List<String> HALLS =
      List.of(
          "random",
          "text",
          "clean",
          "keyphrase",
          "search",
          "cluster",
          "vector",
          "network",
          "io",
          "pass",
          "stage",
          "udf",
          "jobs");

  /** Halls that stand beside those before them and do not see them. */
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "keyphrase", List.of("clean", "random"),
          "search", List.of("clean", "keyphrase"),
          "cluster", List.of("text", "clean", "keyphrase", "search"),
          "vector", List.of("clean", "keyphrase", "search", "cluster"),
          "network", List.of("keyphrase", "search", "cluster"),
          "io",
              List.of(
                  "random",
                  "text",
                  "clean",
                  "keyphrase",
                  "search",
                  "cluster",
                  "vector",
                  "network"));

  private static final String[] SEES_SPARK = {
    "org.gleaner.vector.train..",
    "org.gleaner.vector.count..",
    "org.gleaner.network",
    "org.gleaner.network.train..",
    "org.gleaner.io..",
    "org.gleaner.pass..",
    "org.gleaner.stage..",
    "org.gleaner.udf..",
    "org.gleaner.jobs.."
  };

  /** More top-level classes than this in one package are a hall, not a room. */
  private static final int ROOM = 40;

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("org.gleaner.(**)").should().beFreeOfCycles();

  @ArchTest
  static void hallsSeeOnlyWhatStandsBelow(JavaClasses classes) {
    for (int i = 0; i < HALLS.size(); i++) {
      String hall = HALLS.get(i);
      List<String> hidden = new ArrayList<>(HALLS.subList(i + 1, HALLS.size()));
      hidden.addAll(BESIDE.getOrDefault(hall, List.of()));
      if (!hidden.isEmpty()) {
        noClasses()
            .that()
            .resideInAPackage("org.gleaner." + hall + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                hidden.stream().map(name -> "org.gleaner." + name + "..").toArray(String[]::new))
            .allowEmptyShould(true)
            .check(classes);
      }
    }
  }

  @ArchTest
  static void everyPackageIsARoomOfOneHall(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.forEach(
        (name, size) -> {
          assertTrue(size <= ROOM, name + " has " + size + " classes, at most " + ROOM);
          assertTrue(
              name.equals("org.gleaner") || HALLS.contains(hall(name)),
              name + " is in none of " + HALLS);
        });
  }

  private static String hall(String room) {
    String below = room.substring("org.gleaner.".length());
    int end = below.indexOf('.');
    return end < 0 ? below : below.substring(0, end);
  }

  @ArchTest
  static final ArchRule SPARK_STAYS_OUT_OF_THE_PURE_CODE =
      noClasses()
          .that()
          .resideOutsideOfPackages(SEES_SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  /** Kryo, which many clusters set as Spark's serialiser, cannot read records. */
  @ArchTest
  static final ArchRule NO_RECORD_TRAVELS_THROUGH_SPARK =
      noClasses().that().areRecords().should().beAssignableTo(Serializable.class);

  @ArchTest
  static final ArchRule DEEPLEARNING4J_STAYS_IN_NETWORK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gleaner.network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEEPLEARNING4J);

  @ArchTest
  static final ArchRule EVERY_STAGE_CAN_BE_LOADED =
      classes()
          .that()
          .areAssignableTo(PipelineStage.class)
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .bePublic()
          .andShould()
          .haveModifier(JavaModifier.FINAL)
          .andShould(be(constructedFromUid()))
          .andShould(haveStaticRead());

  private ArchitectureTest() {}

  private static DescribedPredicate<JavaClass> constructedFromUid() {
    return DescribedPredicate.describe(
        "constructed from a uid", type -> type.tryGetConstructor(String.class).isPresent());
  }

  private static ArchCondition<JavaClass> haveStaticRead() {
    return new ArchCondition<>("have a static read()") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean found =
            type.tryGetMethod("read")
                .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
        events.add(new SimpleConditionEvent(type, found, type.getName() + ".read() is static"));
      }
    };
  }
}

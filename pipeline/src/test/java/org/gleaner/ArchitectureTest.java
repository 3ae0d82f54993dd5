package org.gleaner;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.apache.spark.ml.PipelineStage;

/** Holds the walls of the house: who may see whom, and what every stage is. */
@AnalyzeClasses(packages = "org.gleaner", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] DEEPLEARNING4J = {
    "org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."
  };

  @ArchTest
  static final ArchRule TEXT_SEES_NOTHING_ABOVE =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.gleaner.keyphrase..",
              "org.gleaner.search..",
              "org.gleaner.vector..",
              "org.gleaner.network..",
              "org.gleaner.stage..",
              "org.gleaner.io..");

  @ArchTest
  static final ArchRule SEARCH_SEES_ONLY_TEXT =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.gleaner.keyphrase..",
              "org.gleaner.vector..",
              "org.gleaner.network..",
              "org.gleaner.stage..",
              "org.gleaner.io..");

  @ArchTest
  static final ArchRule VECTOR_SEES_ONLY_TEXT =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.gleaner.keyphrase..",
              "org.gleaner.network..",
              "org.gleaner.stage..",
              "org.gleaner.io..");

  @ArchTest
  static final ArchRule IN_VECTOR_ONLY_TRAINING_SEES_SPARK =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.vector..")
          .and()
          .haveNameNotMatching(".*(Trainer|Averaging|Counting|Dealing)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule KEYPHRASE_SEES_ONLY_TEXT =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.keyphrase..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.gleaner.network..", "org.gleaner.stage..", "org.gleaner.io..");

  @ArchTest
  static final ArchRule NETWORK_SEES_NO_STAGE =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.gleaner.stage..", "org.gleaner.io..");

  @ArchTest
  static final ArchRule IO_STANDS_BESIDE_STAGE =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.io..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.gleaner.keyphrase..",
              "org.gleaner.vector..",
              "org.gleaner.network..",
              "org.gleaner.stage..");

  @ArchTest
  static final ArchRule SPARK_STAYS_OUT_OF_THE_PURE_CODE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.gleaner",
              "org.gleaner.text..",
              "org.gleaner.keyphrase..",
              "org.gleaner.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule IN_NETWORK_ONLY_TRAINING_SEES_SPARK =
      noClasses()
          .that()
          .resideInAPackage("org.gleaner.network..")
          .and()
          .haveNameNotMatching(".*(Trainer|Training|Averaging|Shards)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

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

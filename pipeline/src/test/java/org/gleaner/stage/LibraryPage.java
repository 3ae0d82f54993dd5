package org.gleaner.stage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;

/** What docs/library.md says of the stages and their Params, rendered as Markdown. */
final class LibraryPage {
  private LibraryPage() {}

  /** A heading and a table of Params for each stage; models have the Params of their estimator. */
  static String stages() throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (JavaClass type : types()) {
      PipelineStage stage =
          (PipelineStage) type.reflect().getConstructor(String.class).newInstance("uid");
      lines.add("### " + type.getSimpleName());
      lines.add(stage instanceof Estimator<?> ? "An estimator." : "A transformer.");
      lines.add("");
      lines.add("| Param | default | meaning |");
      lines.add("|---|---|---|");
      for (Param<?> param : stage.params()) {
        lines.add(row(stage, param));
      }
      lines.add("");
    }
    lines.remove(lines.size() - 1);
    return String.join("\n", lines);
  }

  private static List<JavaClass> types() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gleaner.stage")
            .stream()
            .filter(type -> type.isAssignableTo(PipelineStage.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !type.getSimpleName().endsWith("Model"))
            .sorted(Comparator.comparing(JavaClass::getSimpleName))
            .toList();
  }

  private static String row(PipelineStage stage, Param<?> param) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s |",
        param.name(),
        stage.hasDefault(param) ? "`" + encoded(stage, param) + "`" : "",
        param.doc().replace("|", "\\|"));
  }

  private static <T> String encoded(PipelineStage stage, Param<T> param) {
    String value = param.jsonEncode(stage.getDefault(param).get());
    return value.replace("|", "\\|");
  }
}

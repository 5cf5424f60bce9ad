package io.mastic.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms, as docs/architecture.md draws them. */
class ArchitectureTest {

  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "contract", Set.of(),
          "kernel", Set.of(),
          "wire", Set.of("contract", "kernel"),
          "objects", Set.of("kernel"),
          "catalog", Set.of("contract", "kernel"),
          "crawlers", Set.of("contract", "kernel", "objects", "catalog"),
          "jobs", Set.of("contract", "kernel", "objects", "catalog"),
          "workflows", Set.of("contract", "kernel", "crawlers", "jobs", "catalog"),
          "neighbours", Set.of("contract", "kernel", "wire", "crawlers", "jobs"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.mastic");

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(String room) {
    String[] others =
        Stream.concat(MAY_USE.keySet().stream(), Stream.of("app"))
            .filter(other -> !other.equals(room) && !MAY_USE.get(room).contains(other))
            .map(other -> "io.mastic." + other + "..")
            .toArray(String[]::new);
    assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith("io.mastic." + room)))
        .isNotEmpty();
    noClasses()
        .that()
        .resideInAPackage("io.mastic." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void workflowsUseOfTheCatalogOnlyItsTags() {
    noClasses()
        .that()
        .resideInAPackage("io.mastic.workflows..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are of the catalog but not its tags",
                c ->
                    c.getPackageName().startsWith("io.mastic.catalog")
                        && !c.getSimpleName().equals("Tags")))
        .check(CLASSES);
  }

  @Test
  void roomsKnowNoHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.mastic.wire..", "io.mastic.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "com.sun.net.httpserver..")
        .check(CLASSES);
  }

  @Test
  void theServerHasNoSparkOnItsClassPath() {
    for (String name :
        List.of(
            "org.apache.spark.SparkContext",
            "scala.Option",
            "org.apache.hadoop.conf.Configuration")) {
      assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }
  }
}

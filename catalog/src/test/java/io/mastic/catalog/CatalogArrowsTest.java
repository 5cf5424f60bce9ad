package io.mastic.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the catalog's packages, which docs/architecture.md draws. */
class CatalogArrowsTest {

  private static final String ROOT = "io.mastic.catalog";

  /** From the bottom up: what a package may use of the others. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("scope", Set.of()),
          entry("expression", Set.of()),
          entry("schema", Set.of()),
          entry("iceberg", Set.of()),
          entry("leftover", Set.of("scope")),
          entry("view", Set.of()),
          entry("document", Set.of("scope")),
          entry("tag", Set.of("scope")),
          entry("setting", Set.of("scope", "document", "tag")),
          entry("registry", Set.of("scope", "document", "tag", "leftover", "schema")),
          entry("context.form", Set.of()),
          entry("context.asset", Set.of("context.form", "leftover")),
          entry("context.glossary", Set.of("scope", "context.form", "context.asset", "leftover")),
          entry("context.search", Set.of("context.form", "context.asset", "context.glossary")),
          entry(
              "context",
              Set.of(
                  "context.form",
                  "context.asset",
                  "context.glossary",
                  "context.search",
                  "leftover")),
          entry("database", Set.of("scope", "document", "tag", "leftover")),
          entry("function", Set.of("scope", "document", "leftover", "database")),
          entry(
              "table",
              Set.of(
                  "scope",
                  "leftover",
                  "database",
                  "registry",
                  "view",
                  "iceberg",
                  "expression",
                  "context.form",
                  "context.asset")),
          entry("partition", Set.of("scope", "leftover", "view", "expression", "table")),
          entry("statistics", Set.of("scope", "leftover", "table", "partition")),
          entry("search", Set.of("scope", "document", "database", "table")),
          entry("script", Set.of("scope", "table")),
          entry("quality", Set.of("scope", "document", "tag", "setting", "table")),
          entry("transform", Set.of("scope", "document", "tag", "setting", "table")),
          entry("permission", Set.of("scope", "table", "partition")),
          entry("connection.type", Set.of()),
          entry("connection.entity", Set.of("connection.type")),
          entry("connection.jdbc", Set.of("connection.entity", "expression")),
          entry(
              "connection",
              Set.of(
                  "scope",
                  "document",
                  "tag",
                  "setting",
                  "connection.type",
                  "connection.entity",
                  "connection.jdbc")),
          entry(
              "nested", Set.of("scope", "document", "tag", "leftover", "database", "connection")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

  @Test
  void eachPackageHasItsArrows() {
    Set<String> there =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(there).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyWhatItMay(String name) {
    String[] others =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
            .map(other -> ROOT + "." + other)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void nothingGoesInCircles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** The root puts the rooms together; they do not know of it. */
  @Test
  void theRootIsTheCatalogAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT)
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleName("Catalog")
        .orShould()
        .haveSimpleName("package-info")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ROOT + ".Catalog")
        .check(CLASSES);
  }
}

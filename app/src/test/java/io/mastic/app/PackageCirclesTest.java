package io.mastic.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Within a room the packages stand one above the other, the room's own among them. */
class PackageCirclesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "contract",
        "crawlers",
        "jobs",
        "kernel",
        "neighbours",
        "objects",
        "stacks",
        "workflows",
        "sessions"
      })
  void theArrowsOfARoomLeadOneWay(String room) {
    String root = "io.mastic." + room;
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(root);
    SlicesRuleDefinition.slices()
        .assignedFrom(new ByPackage(root))
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  /** Each package with all of its classes is a slice, also that of the room itself. */
  private record ByPackage(String root) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().startsWith(root)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + root;
    }
  }
}

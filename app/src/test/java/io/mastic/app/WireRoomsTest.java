package io.mastic.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows inside the front door, and what of it others see. */
class WireRoomsTest {

  /** All else is the door's own affair. */
  private static final Set<String> FACES =
      Set.of(
          "io.mastic.wire",
          "io.mastic.wire.forward",
          "io.mastic.wire.json",
          "io.mastic.wire.page",
          "io.mastic.wire.refusal",
          "io.mastic.wire.stream",
          "io.mastic.wire.telemetry");

  @Test
  void noPackagesStandInACircle() {
    slices().matching("io.mastic.wire.(*)..").should().beFreeOfCycles().check(ServerRooms.CLASSES);
  }

  @Test
  void nothingBelowKnowsTheDoorItself() {
    noClasses()
        .that()
        .resideInAPackage("io.mastic.wire.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mastic.wire")
        .check(ServerRooms.CLASSES);
  }

  @Test
  void othersSeeTheFacesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mastic.wire..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.<JavaClass>describe(
                "are inside the front door",
                c ->
                    c.getPackageName().startsWith("io.mastic.wire")
                        && !FACES.contains(c.getPackageName())))
        .check(ServerRooms.CLASSES);
  }
}

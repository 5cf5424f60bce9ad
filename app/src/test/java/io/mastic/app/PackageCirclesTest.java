package io.mastic.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Within a room the packages stand one above the other, the room's own among them. */
class PackageCirclesTest {

  static Stream<String> rooms() throws IOException {
    return Stream.concat(Stream.of("app"), ServerRooms.all().stream());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void theArrowsOfARoomLeadOneWay(String room) {
    String root = "io.mastic." + room;
    SlicesRuleDefinition.slices()
        .assignedFrom(new ByPackage(root))
        .should()
        .beFreeOfCycles()
        .check(ServerRooms.CLASSES);
  }

  /** Each package with all of its classes is a slice, also that of the room itself. */
  private record ByPackage(String root) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return (type.getPackageName() + ".").startsWith(root + ".")
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + root;
    }
  }
}

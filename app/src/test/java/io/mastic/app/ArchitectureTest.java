package io.mastic.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the rooms, as docs/architecture.md draws them, and what no room may ask its
 * surroundings for.
 */
class ArchitectureTest {

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("contract", Set.of()),
          Map.entry("kernel", Set.of()),
          Map.entry("wire", Set.of("contract", "kernel")),
          Map.entry("objects", Set.of("kernel")),
          Map.entry("catalog", Set.of("contract", "kernel")),
          Map.entry("crawlers", Set.of("contract", "kernel", "objects", "catalog")),
          Map.entry("jobs", Set.of("contract", "kernel", "objects", "catalog")),
          Map.entry("workflows", Set.of("contract", "kernel", "crawlers", "jobs", "catalog")),
          Map.entry("sessions", Set.of("contract", "kernel", "objects", "jobs", "catalog")),
          Map.entry(
              "neighbours", Set.of("contract", "kernel", "wire", "catalog", "crawlers", "jobs")),
          Map.entry("stacks", Set.of("contract", "kernel", "wire", "objects", "neighbours")));

  /** What writes numbers and letters as the machine's locale has them, if none is given. */
  private static final Set<String> FORMATS =
      Set.of("format", "formatted", "printf", "toLowerCase", "toUpperCase");

  private static final int PARTS = 7;

  private static final Set<String> CLOCKS =
      Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system", "tick");

  /**
   * In rooms that are not the app's, which makes the clock and whose commands look from outside.
   */
  private static final Set<String> OWN_CLOCK =
      Set.of(
          // Times of files, which the file system makes by the machine's clock.
          "io.mastic.objects.folder.FolderNames",
          "io.mastic.jobs.launch.python.PythonModules",
          // To be given theirs.
          "io.mastic.objects.folder.FolderStore",
          "io.mastic.objects.remote.RemoteUploads");

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream();
  }

  /** The app may use all; the runtime lives in other processes and has its own test. */
  @Test
  void eachRoomHasItsArrows() throws IOException {
    assertThat(ServerRooms.all()).isEqualTo(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(String room) {
    String[] others =
        Stream.concat(MAY_USE.keySet().stream(), Stream.of("app"))
            .filter(other -> !other.equals(room) && !MAY_USE.get(room).contains(other))
            .map(other -> "io.mastic." + other + "..")
            .toArray(String[]::new);
    assertThat(
            ServerRooms.CLASSES.stream()
                .filter(c -> c.getPackageName().startsWith("io.mastic." + room)))
        .isNotEmpty();
    noClasses()
        .that()
        .resideInAPackage("io.mastic." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(ServerRooms.CLASSES);
  }

  @Test
  void workflowsUseOfTheCatalogOnlyItsTags() {
    noClasses()
        .that()
        .resideInAPackage("io.mastic.workflows..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of the catalog but not its tags",
                c ->
                    c.getPackageName().startsWith("io.mastic.catalog")
                        && !c.getSimpleName().equals("Tags")))
        .check(ServerRooms.CLASSES);
  }

  @Test
  void roomsKnowNoHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.mastic.wire..", "io.mastic.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "com.sun.net.httpserver..")
        .check(ServerRooms.CLASSES);
  }

  /** In an Arabic or Persian locale digits change, in a Turkish one the letter i. */
  @Test
  void noTextDependsOnTheMachinesLocale() {
    noClasses()
        .should()
        .accessTargetWhere(
            calls(
                "formats without a Locale",
                target ->
                    FORMATS.contains(target.getName())
                        && target.getOwner().getPackageName().startsWith("java.")
                        && isOfTexts(target.getOwner().getSimpleName())
                        && target.getRawParameterTypes().stream()
                            .noneMatch(type -> type.getSimpleName().equals("Locale"))))
        .check(ServerRooms.CLASSES);
  }

  private static boolean isOfTexts(String owner) {
    return Set.of("String", "PrintStream", "PrintWriter", "Formatter", "Console").contains(owner);
  }

  /** Time can then be set in a test, and jumps for all of a server at once. */
  @Test
  void roomsAreGivenTheirClock() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are given a clock", c -> !OWN_CLOCK.contains(outermost(c.getFullName()))))
        .and()
        .resideOutsideOfPackage("io.mastic.app..")
        .should()
        .accessTargetWhere(
            calls(
                "asks the machine for the time",
                target ->
                    CLOCKS.contains(target.getName())
                        && (target.getOwner().getPackageName().equals("java.time")
                            || target.getOwner().getFullName().equals("java.lang.System"))
                        && target.getRawParameterTypes().isEmpty()))
        .check(ServerRooms.CLASSES);
  }

  private static String outermost(String name) {
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, Predicate<CodeUnitAccessTarget> isIt) {
    return DescribedPredicate.describe(
        what, access -> access.getTarget() instanceof CodeUnitAccessTarget to && isIt.test(to));
  }

  /** Beyond that nobody keeps them apart by their places. */
  @Test
  void nothingIsMadeOfMoreThanSevenParts() {
    Set<String> more =
        ServerRooms.CLASSES.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(unit -> !unit.getOwner().isEnum() && !unit.getName().startsWith("lambda$"))
            .filter(unit -> unit.getRawParameterTypes().size() > PARTS)
            .map(unit -> unit.getOwner().getFullName() + "." + unit.getName())
            .collect(Collectors.toSet());
    assertThat(more).as("what takes more than seven").isEmpty();
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

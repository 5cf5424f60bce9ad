package io.mastic.app;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The modules that a server is made of, as they lie in the repository. */
final class ServerRooms {

  /** The app puts them together, and the runtime lives in the processes of jobs. */
  private static final Set<String> NO_ROOMS = Set.of("app", "runtime");

  /** All classes of the server, read once: there are thousands. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.mastic");

  private ServerRooms() {}

  static Set<String> all() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .filter(module -> Files.isDirectory(module.resolve("src/main/java/io/mastic")))
          .map(module -> module.getFileName().toString())
          .filter(name -> !NO_ROOMS.contains(name))
          .collect(toCollection(TreeSet::new));
    }
  }
}

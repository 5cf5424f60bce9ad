package io.mastic.jobs.source;

import static io.mastic.contract.Errors.invalidInput;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Directories below which repositories may lie, as the server's operator says; none by default,
 * since a repository is a directory of the server's machine.
 */
public record SourceDirectories(List<Path> allowed) {

  /** No repository can be reached. */
  public static final SourceDirectories NONE = new SourceDirectories(List.of());

  public SourceDirectories {
    allowed = List.copyOf(allowed);
  }

  /**
   * The directory that a repository's name says.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it is not below an
   *     allowed one, whether or not it is there
   */
  Path find(String name) {
    Path said = path(name);
    for (Path root : allowed) {
      try {
        // Links lead nowhere else.
        Path real = said.toRealPath();
        if (real.startsWith(root.toRealPath())) {
          return real;
        }
      } catch (IOException e) {
        // What is not there is not told apart from what may not be.
      }
    }
    throw invalidInput(
        "The repository "
            + name
            + " is not below a directory that the server's operator allows"
            + " (--source-directory).");
  }

  private static Path path(String name) {
    try {
      Path path = Path.of(name.startsWith("file://") ? name.substring(7) : name);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Nor is that one.
    }
    throw invalidInput(
        "RepositoryName must be the absolute path of a bare repository, was " + name + ".");
  }
}

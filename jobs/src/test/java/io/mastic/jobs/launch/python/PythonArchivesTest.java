package io.mastic.jobs.launch.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonArchivesTest {

  @TempDir private Path directory;

  private static List<String> names(Path archive) throws Exception {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void aDirectoryIsPackedOnceUntilItChanges() throws Exception {
    Path modules = Files.createDirectories(directory.resolve("modules"));
    Path inner = Files.createDirectories(modules.resolve("a/__pycache__"));
    Files.writeString(modules.resolve("a/__init__.py"), "X = 1\n");
    Files.writeString(inner.resolve("x.pyc"), "not for others");
    PythonArchives archives = new PythonArchives(directory.resolve("cache"));
    Path first = archives.of(modules);
    assertThat(names(first)).containsExactly("a/__init__.py");
    assertThat(archives.of(modules)).isEqualTo(first);
    Files.writeString(modules.resolve("b.py"), "Y = 2\n");
    assertThat(archives.of(modules)).isNotEqualTo(first);
    assertThat(names(archives.of(modules))).containsExactly("a/__init__.py", "b.py");
    assertThat(names(archives.ofPackage(modules.resolve("a")))).containsExactly("a/__init__.py");
  }
}

package io.mastic.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path temporary;

  private Path directory() {
    return temporary.resolve("data");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void nobodyElseLooksIntoANewOne() throws IOException {
    try (DataDirectory data = DataDirectory.open(directory())) {
      assertThat(mode(directory())).isEqualTo("rwx------");
      assertThat(mode(data.database())).isEqualTo("rw-------");
      assertThat(mode(directory().resolve("server-id"))).isEqualTo("rw-------");
      assertThat(Permissions.open(directory())).isEmpty();
    }
  }

  @Test
  void oneThatWasLeftOpenIsClosed() throws IOException {
    Path objects = Files.createDirectories(directory().resolve("objects"));
    Path database = Files.createFile(directory().resolve("mastic.db"));
    Path log = Files.createFile(directory().resolve("mastic.db-wal"));
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(Permissions.open(directory())).contains(directory(), database, log);
    try (DataDirectory data = DataDirectory.open(directory())) {
      assertThat(data.wasOfFirstFormat()).isTrue();
      assertThat(mode(directory())).isEqualTo("rwx------");
      assertThat(mode(objects)).isEqualTo("rwx------");
      assertThat(mode(database)).isEqualTo("rw-------");
      assertThat(mode(log)).isEqualTo("rw-------");
    }
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectories(directory());
    Files.createFile(directory().resolve("thesis.tex"));
    String before = mode(directory());
    assertThatThrownBy(() -> DataDirectory.open(directory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("thesis.tex")
        .hasMessageContaining("--data");
    assertThat(mode(directory())).isEqualTo(before);
    assertThat(directory().resolve("lock")).doesNotExist();
  }

  @Test
  void aSecondServerIsRefusedAndTold() throws IOException {
    try (DataDirectory first = DataDirectory.open(directory())) {
      first.announce("http://127.0.0.1:4566");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> DataDirectory.open(directory()))
            .isInstanceOf(DirectoryInUseException.class)
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("http://127.0.0.1:4566");
      }
      assertThat(Running.find(directory())).isPresent();
    }
    assertThat(Running.find(directory())).isEmpty();
    DataDirectory.open(directory()).close();
  }

  @Test
  void itsServerIsTheSameFromStartToStart() throws IOException {
    String first;
    try (DataDirectory data = DataDirectory.open(directory())) {
      first = data.serverId();
    }
    try (DataDirectory data = DataDirectory.open(directory());
        DataDirectory other = DataDirectory.open(temporary.resolve("other"))) {
      assertThat(data.serverId()).isEqualTo(first).isNotEqualTo(other.serverId());
      assertThat(data.wasOfFirstFormat()).isFalse();
    }
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    DataDirectory.open(directory()).close();
    Files.writeString(directory().resolve("mastic-format"), "999\n");
    assertThatThrownBy(() -> DataDirectory.open(directory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 999")
        .hasMessageContaining("newer Mastic");
    assertThat(directory().resolve("mastic-format")).hasContent("999\n");
  }
}

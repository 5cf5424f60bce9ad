package io.mastic.kernel.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full: a small one of memory, where this user may mount one. */
class FullDiskTest {

  @TempDir Path parent;
  private Path disk;
  private boolean isMounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(parent.resolve("disk"));
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
    assumeTrue(isMounted, "this user may not mount a disk of memory");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (isMounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theDatabaseRefusesAndLosesNothing() throws IOException {
    try (Db db = TestDatabases.sqlite(disk)) {
      db.writeOnly(h -> h.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)"));
      Path ballast = disk.resolve("ballast");
      Files.write(ballast, new byte[3 << 20]);
      int written = 0;
      Throwable full = null;
      while (full == null) {
        int id = written;
        full =
            catchThrowable(
                () ->
                    db.writeOnly(
                        h -> h.execute("INSERT INTO t VALUES (?, ?)", id, "x".repeat(100_000))));
        written += full == null ? 1 : 0;
      }
      assertThat(DiskFull.caused(full)).as("%s", full).isTrue();
      assertThat(count(db)).isEqualTo(written);
      assertThat(DiskGuard.of(disk, 1 << 20).refusal()).isPresent();

      Files.delete(ballast);
      int next = written;
      db.writeOnly(h -> h.execute("INSERT INTO t VALUES (?, 'y')", next));
      assertThat(count(db)).isEqualTo(written + 1);
      assertThat(
              db.<String>read(
                  h -> h.createQuery("PRAGMA integrity_check").mapTo(String.class).one()))
          .isEqualTo("ok");
    }
  }

  @Test
  void aFileThatDoesNotFitSaysSo() {
    Throwable full = catchThrowable(() -> Files.write(disk.resolve("f"), new byte[16 << 20]));
    assertThat(DiskFull.caused(full)).isTrue();
    assertThat(DiskFull.caused(new IOException("gone"))).isFalse();
  }

  private static int count(Db db) {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM t").mapTo(Integer.class).one());
  }
}

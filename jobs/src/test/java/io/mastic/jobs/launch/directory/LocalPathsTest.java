package io.mastic.jobs.launch.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.python.PipWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job leads to no file of the server's machine. */
class LocalPathsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "FILE:///etc/passwd",
        "../../mastic.db",
        "./x.py",
        "~/x.py",
        "folder/x.py",
        "c:\\x.py",
        "hdfs://host/x"
      })
  void aScriptOrFileIsInABucket(String location) {
    assertThatThrownBy(() -> LocalPaths.REFUSED.check(location))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("LAUNCH ERROR | " + location)
        .hasMessageContaining("s3://bucket/key")
        .hasMessageContaining("--allow-local-paths");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-r /etc/passwd",
        "-r/etc/passwd",
        "--requirement=/etc/passwd",
        "-e .",
        "-e /srv/code",
        "--editable=../code",
        "--index-url file:///srv/index",
        "--index-url=file:/srv/index",
        "--find-links=/srv/wheels",
        "-f /srv/wheels",
        "--constraint=../c.txt",
        "/srv/x.whl",
        "./x.whl",
        "x@file:///srv/x.whl",
        "x @ file:///srv/x.whl",
        "git+file:///srv/repo",
        "--target=/root",
        "--log=/srv/log",
        "https://h/x?a=file:///etc/passwd",
        "~/x.whl",
        "--index-url=${HOME}",
        "-r https://host/list.txt",
        "-rhttps://host/list.txt",
        "-c https://host/list.txt"
      })
  void pipIsLedToNoneEither(String words) {
    assertThatThrownBy(() -> PipWords.check(List.of(words.split(" ", -1)), LocalPaths.REFUSED))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("LAUNCH ERROR | ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pandas==2.0",
        "pandas[excel]>=1.0,<2",
        "scikit-learn~=1.2",
        "s3://b/x.whl",
        "https://host/x.whl",
        "x@https://host/x.whl",
        "x @ git+https://host/x.git",
        "git+https://host/x.git@v1",
        "--no-deps --pre -U",
        "--index-url https://host/simple",
        "--index-url=https://host/simple",
        "-ihttps://host/simple",
        "-r s3://b/list.txt",
        "--no-index",
        "--only-binary=:all:",
        "--trusted-host host",
        "-r"
      })
  void theRestIsPips(String words) throws LaunchException {
    PipWords.check(List.of(words.split(" ", -1)), LocalPaths.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-r /etc/passwd", "pandas\n-e /srv", "x @ file:///srv/x", "pandas \\\n -r /etc/x"})
  void norByTheLinesOfAList(String content) throws Exception {
    Path list = Files.writeString(directory.resolve("list.txt"), content);
    assertThatThrownBy(() -> PipWords.checkLines(list, LocalPaths.REFUSED))
        .isInstanceOf(LaunchException.class);
    PipWords.checkLines(list, LocalPaths.ALLOWED);
  }

  @Test
  void anOrdinaryListIsFine() throws Exception {
    Path list =
        Files.writeString(
            directory.resolve("list.txt"),
            """
            # from /srv/old
            pandas==2.0  # see https://host/
            requests \\
              --hash=sha256:abc
            numpy; python_version >= "3.9"
            """);
    PipWords.checkLines(list, LocalPaths.REFUSED);
  }

  @Test
  void whereTheyAreAllowedAllIs() throws Exception {
    LocalPaths.ALLOWED.check("/etc/passwd");
    PipWords.check(List.of("-r", "/etc/passwd"), LocalPaths.ALLOWED);
    assertThat(LocalPaths.leadsAway("/etc/passwd")).isTrue();
  }
}

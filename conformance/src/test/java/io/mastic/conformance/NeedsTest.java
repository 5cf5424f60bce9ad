package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What a machine lacks is skipped; what is broken is not. */
class NeedsTest {

  @TempDir Path directory;

  @Test
  void aProgramThatIsNotThere() {
    Needs.program("sh");
    assertThatThrownBy(() -> Needs.program("no-such-program"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void whatIsFetched() throws Exception {
    Needs.fetched(directory, List.of("true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm error code E404",
        "npm error code ENOTFOUND",
        "Could not transfer artifact org.vafer:jdeb:jar:1.14 from/to central: no route",
        "Could not find artifact org.vafer:jdeb:pom:1.14 in central",
        "Error: Failed to query available provider packages"
      })
  void whatIsOutOfReach(String said) {
    assertThatThrownBy(() -> fetched(said)).isInstanceOf(TestAbortedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm error code EUSAGE",
        "Could not find artifact io.mastic:app:jar:0.1.0 in central",
        "COMPILATION ERROR"
      })
  void whatIsBroken(String said) {
    assertThatThrownBy(() -> fetched(said))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(said);
  }

  private void fetched(String said) throws Exception {
    Needs.fetched(directory, List.of("sh", "-c", "echo '" + said + "'; exit 1"));
  }
}

package io.mastic.runtime.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.glue.GlueContext;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.frame.Sparks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/jobs.md says of connections is so: a type acts, or the call fails with its name. */
class KnownConnectionsTest {

  private static final Path FILE =
      Path.of("src/main/resources/io/mastic/runtime/option/known-connections.txt");
  private static final JsonOptions NONE = JsonOptions.empty();

  static Stream<List<String>> each() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> List.of(line.split(" \\|", 4)));
  }

  @ParameterizedTest
  @MethodSource("each")
  void itIsAsTheTableSays(List<String> type) {
    GlueContext context = new GlueContext(Sparks.session().sparkContext());
    check(type.get(0), type.get(1), () -> context.getSource(type.get(0), NONE, "", ""));
    check(type.get(0), type.get(2), () -> context.getSink(type.get(0), NONE, ""));
  }

  /** A type that acts has its own say on options that are missing, or on a connector that is. */
  private static void check(String type, String effect, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (effect.strip().equals("refused")) {
      assertThat(thrown)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(type);
    } else if (thrown instanceof UnsupportedOperationException) {
      assertThat(thrown).hasMessageContaining("--extra-jars brings it");
    }
  }
}

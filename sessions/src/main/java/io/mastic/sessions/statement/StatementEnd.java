package io.mastic.sessions.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StatementOutput;

/**
 * How a statement ended.
 *
 * @param text what it wrote
 * @param error null unless it raised one
 */
public record StatementEnd(Kind kind, String text, @Nullable Raised error) {

  /** What became of it. */
  public enum Kind {
    OK,
    ERROR,
    CANCELLED
  }

  /** What a statement raised. */
  public record Raised(String name, String value, List<String> traceback) {}

  /**
   * As clients of AWS's statements know it: one that raised an error is available, and its output's
   * status says so.
   */
  StatementState state() {
    return kind == Kind.CANCELLED ? StatementState.CANCELLED : StatementState.AVAILABLE;
  }

  StatementOutput output(int id) {
    StatementOutput.Builder output =
        StatementOutput.builder()
            .data(data -> data.textPlain(text))
            .executionCount(id)
            .status(kind == Kind.OK ? "ok" : kind == Kind.ERROR ? "error" : "CANCELLED");
    if (error != null) {
      output.errorName(error.name()).errorValue(error.value()).traceback(error.traceback());
    }
    return output.build();
  }
}

package io.mastic.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The database was changed by a newer build, or by hand; the message says what and what to do. */
public final class NewerDatabaseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private NewerDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  static NewerDatabaseException of(String room, MigrationInfoService info, RuntimeException cause) {
    String ahead =
        Arrays.stream(info.applied())
            .filter(migration -> migration.getState().isApplied())
            .filter(migration -> !migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return new NewerDatabaseException(
        ahead.isEmpty()
            ? "The tables of "
                + room
                + " in the database were not made by this build: "
                + cause.getMessage()
            : "The database holds changes of "
                + room
                + " that this build does not know ("
                + ahead
                + "): a newer Mastic made them. Start that one, or restore a backup from before the"
                + " upgrade.",
        cause);
  }
}

package io.mastic.app;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.connection.jdbc.JdbcHosts;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.secret.KeyFile;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.stacks.StackRoom;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What guards the secrets that a server keeps.
 *
 * @param keyFile what opens the secrets in the database; null for one that the data directory keeps
 * @param reachableHosts whose databases are looked at when a client asks for it
 */
public record Secrecy(@Nullable Path keyFile, JdbcHosts reachableHosts) {

  public static final Secrecy DEFAULT = new Secrecy(null, JdbcHosts.ALL);

  public KeyFile keyFile(Path data) {
    return keyFile == null ? KeyFile.in(data) : KeyFile.given(keyFile);
  }

  /** All that is sealed in a server's database. */
  static List<SealedColumn> sealedColumns() {
    return Stream.of(AccessKeys.sealedColumns(), Catalog.sealedColumns(), StackRoom.sealedColumns())
        .flatMap(List::stream)
        .toList();
  }
}

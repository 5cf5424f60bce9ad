package io.mastic.catalog.connection;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.GetConnectionsFilter;

/**
 * Which connections are asked for.
 *
 * @param said null for all
 */
record ConnectionFilter(@Nullable GetConnectionsFilter said) implements Predicate<Connection> {

  @Override
  public boolean test(Connection connection) {
    return said == null
        || (isAskedOrFree(said.connectionTypeAsString(), connection.connectionTypeAsString())
            && isAskedOrFree(said.connectionSchemaVersion(), connection.connectionSchemaVersion())
            && connection.matchCriteria().containsAll(said.matchCriteria()));
  }

  private static boolean isAskedOrFree(@Nullable Object asked, @Nullable Object its) {
    return asked == null || asked.equals(its);
  }
}

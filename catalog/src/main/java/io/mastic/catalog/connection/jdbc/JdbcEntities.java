package io.mastic.catalog.connection.jdbc;

import io.mastic.catalog.connection.entity.EntitySource;
import io.mastic.catalog.connection.entity.RecordQuery;
import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.Entity;
import software.amazon.awssdk.services.glue.model.FederationSourceErrorCode;
import software.amazon.awssdk.services.glue.model.FederationSourceException;
import software.amazon.awssdk.services.glue.model.Field;
import software.amazon.awssdk.services.glue.model.OperationTimeoutException;

/**
 * The entities of a database: schemas, and in them tables and views, named {@code schema.table}.
 * Each call logs in and out again, and only ever reads.
 */
public final class JdbcEntities implements EntitySource {

  private static final int PAGE = 1000;

  private final JdbcLogin login;
  private final Map<String, String> properties;

  /**
   * @param properties the connection's, by their AWS names
   */
  public JdbcEntities(JdbcLogin login, Map<String, String> properties) {
    this.login = login;
    this.properties = Map.copyOf(properties);
  }

  @Override
  public Page<Entity> list(@Nullable String parent, @Nullable String token) {
    String after = PageToken.decode(token, 1).stream().findFirst().orElse("");
    return with(
        spaces -> {
          NavigableSet<String> outermost = spaces.names();
          if (parent == null) {
            return page(outermost, after).map(name -> space(name, spaces.hasSchemas()));
          }
          if (!outermost.contains(parent)) {
            throw notFound(parent);
          }
          return page(spaces.tables(parent), after).map(name -> table(parent, name));
        });
  }

  private static Page<String> page(NavigableSet<String> names, String after) {
    List<String> rest = names.tailSet(after, false).stream().limit(PAGE + 1).toList();
    return Page.cut(rest, PAGE, List::of);
  }

  private static Entity space(String name, boolean isSchema) {
    return Entity.builder()
        .entityName(name)
        .label(name)
        .isParentEntity(true)
        .category(isSchema ? "schemas" : "databases")
        .build();
  }

  private static Entity table(String space, String name) {
    return Entity.builder()
        .entityName(space + "." + name)
        .label(name)
        .isParentEntity(false)
        .category("tables")
        .build();
  }

  @Override
  public List<Field> fields(String entity) {
    return with(
        spaces -> load(spaces, entity).fields().stream().map(JdbcField::described).toList());
  }

  @Override
  public Page<Document> records(String entity, RecordQuery query) {
    return with(spaces -> new JdbcRecords(load(spaces, entity), query).read());
  }

  private static JdbcTable load(JdbcSpaces spaces, String entity) throws SQLException {
    return JdbcTable.find(spaces, entity).orElseThrow(() -> notFound(entity));
  }

  private static RuntimeException notFound(String entity) {
    return Errors.entityNotFound("Entity " + entity + " not found.");
  }

  /** What is done while logged in. */
  private interface Work<T> {
    T in(JdbcSpaces spaces) throws SQLException;
  }

  private <T> T with(Work<T> work) {
    try (Connection connection = login.open(properties)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return work.in(JdbcSpaces.of(connection));
      } finally {
        connection.rollback();
      }
    } catch (SQLTimeoutException e) {
      throw OperationTimeoutException.builder()
          .message("The database did not answer within " + JdbcLogin.SECONDS + " s.")
          .build();
    } catch (SQLException e) {
      throw FederationSourceException.builder()
          .federationSourceErrorCode(FederationSourceErrorCode.INVALID_RESPONSE_EXCEPTION)
          .message(JdbcLogin.reason(e))
          .build();
    }
  }
}

package io.mastic.catalog.connection;

import io.mastic.catalog.connection.type.BuiltInTypes;
import io.mastic.catalog.connection.type.RegisteredType;
import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.RegisterConnectionTypeRequest;

/**
 * The types that a connection can be of: those that Glue brings along, and those that the account
 * registered in the region.
 */
public final class ConnectionTypes {

  private static final String TYPE = "connectionType";

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final BuiltInTypes builtIn = BuiltInTypes.load();
  private final DocumentStore store = new DocumentStore("connection-type");

  public ConnectionTypes(Db db, Clock clock, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
  }

  /**
   * @return the ARN of the new type
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public String register(RegisteredType type, Map<String, String> tagged) {
    type.check();
    String name = type.said().connectionType();
    Scope scope = Scope.current();
    String arn = scope.arn(TYPE, name);
    db.writeOnly(
        h -> {
          if (!store.insert(h, scope, name, Pojos.json(type.said()), clock.millis())) {
            throw Errors.alreadyExists("Connection type " + name + " already exists.");
          }
          tags.put(h, arn, tagged);
        });
    return arn;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if there is none
   */
  public DescribeConnectionTypeResponse describe(String name) {
    return builtIn
        .describe(name)
        .or(() -> find(name).map(RegisteredType::description))
        .orElseThrow(() -> Errors.invalidInput("Connection type " + name + " not found."));
  }

  /** In the order of names. */
  public Page<ConnectionTypeBrief> list(int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<ConnectionTypeBrief> types = new ArrayList<>(builtIn.list(after));
    db.read(h -> store.list(h, Scope.current(), after, limit + 1))
        .forEach(row -> types.add(type(row).brief()));
    types.sort(Comparator.comparing(ConnectionTypeBrief::connectionTypeAsString));
    return Page.cut(
        types.subList(0, Math.min(types.size(), limit + 1)),
        limit,
        type -> List.of(type.connectionTypeAsString()));
  }

  /** Takes a registered type away; connections of it stay, and wait for it to come back. */
  public void delete(String name) {
    if (builtIn.has(name)) {
      throw Errors.invalidInput("Connection type " + name + " is built in and cannot be deleted.");
    }
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (!store.delete(h, scope, name)) {
            throw Errors.entityNotFound("Connection type " + name + " not found.");
          }
          tags.delete(h, scope.arn(TYPE, name));
        });
  }

  /**
   * What a registered type asks of its connections; other types' are not looked at here.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying why not
   */
  void check(ConnectionInput input) {
    String type = input.connectionTypeAsString();
    if (type.startsWith(RegisteredType.PREFIX)) {
      load(type).check(input);
    }
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if it is not
   *     registered
   */
  RegisteredType load(String name) {
    return find(name)
        .orElseThrow(() -> Errors.invalidInput("Connection type " + name + " is not registered."));
  }

  private Optional<RegisteredType> find(String name) {
    return db.read(h -> store.find(h, Scope.current(), name)).map(ConnectionTypes::type);
  }

  private static RegisteredType type(DocumentRow row) {
    return new RegisteredType(
        Pojos.read(row.document(), RegisterConnectionTypeRequest.builder()).build());
  }
}

package io.mastic.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateConnectionRequest;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.TestConnectionRequest;
import software.amazon.awssdk.services.glue.model.UpdateConnectionRequest;

/**
 * Connections of a type that a client registered have properties of that type's own names, which
 * their room knows; the model's list is that of the built-in types.
 */
final class RegisteredNames {

  private static final Set<String> LEFT_TO_THE_CATALOG = Set.of("ConnectionPropertyKey");

  private RegisteredNames() {}

  /** The shapes that the model has nothing to say about in this request; mostly none. */
  static Set<String> of(GlueRequest request) {
    String type = connectionType(request);
    return type != null && type.startsWith("REST-") ? LEFT_TO_THE_CATALOG : Set.of();
  }

  private static @Nullable String connectionType(GlueRequest request) {
    if (request instanceof CreateConnectionRequest create && create.connectionInput() != null) {
      return create.connectionInput().connectionTypeAsString();
    }
    if (request instanceof UpdateConnectionRequest update && update.connectionInput() != null) {
      return update.connectionInput().connectionTypeAsString();
    }
    if (request instanceof TestConnectionRequest test && test.testConnectionInput() != null) {
      return test.testConnectionInput().connectionTypeAsString();
    }
    return null;
  }
}

package io.mastic.app;

import io.mastic.catalog.connection.jdbc.LoginSecrets;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.neighbours.secrets.KeptSecrets;
import java.util.List;
import java.util.Optional;

/**
 * Secrets for logins, each only for who may read it: who may test a connection could otherwise send
 * any secret of the account to a database of their own.
 */
record PermittedSecrets(Authorizer authorizer, KeptSecrets secrets) implements LoginSecrets {

  @Override
  public Optional<String> findText(String id) {
    authorizer.check(
        new Ask(Caller.current(), "secretsmanager", "GetSecretValue", List.of(secrets.arnFor(id))));
    return secrets.findText(id);
  }
}

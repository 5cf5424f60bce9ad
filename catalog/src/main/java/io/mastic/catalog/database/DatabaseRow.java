package io.mastic.catalog.database;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.contract.Pojos;
import java.time.Instant;
import software.amazon.awssdk.services.glue.model.DataLakePrincipal;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Permission;
import software.amazon.awssdk.services.glue.model.PrincipalPermissions;

/**
 * A stored database.
 *
 * @param document the DatabaseInput as AWS JSON
 */
public record DatabaseRow(long id, DatabaseName name, String document, long createdAt) {

  /** What Glue gives new tables where Lake Formation was never told otherwise. */
  private static final PrincipalPermissions EVERYBODY =
      PrincipalPermissions.builder()
          .principal(
              DataLakePrincipal.builder()
                  .dataLakePrincipalIdentifier("IAM_ALLOWED_PRINCIPALS")
                  .build())
          .permissions(Permission.ALL)
          .build();

  Database toDatabase() {
    Database.Builder database = Pojos.read(document, Database.builder());
    if (!database.build().hasCreateTableDefaultPermissions()) {
      database.createTableDefaultPermissions(EVERYBODY);
    }
    return database
        .name(name.name())
        .catalogId(name.scope().catalog())
        .createTime(Instant.ofEpochMilli(createdAt))
        .build();
  }
}

package io.mastic.catalog.table;

import io.mastic.catalog.database.DatabaseLinks;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Pojos;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableIdentifier;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables that stand for others, as {@link DatabaseLinks} has it for databases. */
final class TableLinks {

  private TableLinks() {}

  /** The table that a link stands for, or the same one. */
  static TableRow follow(Handle h, TableRow row) {
    return target(row).flatMap(target -> TableStore.find(h, target)).orElse(row);
  }

  /** A table as it is shown: a link has its own name and its target's properties. */
  static Table shown(Handle h, TableRow row) {
    TableRow target = follow(h, row);
    Table own = row.toTable();
    return target.id() == row.id()
        ? own
        : target.toTable().toBuilder()
            .name(own.name())
            .databaseName(own.databaseName())
            .catalogId(own.catalogId())
            .targetTable(own.targetTable())
            .build();
  }

  private static Optional<TableName> target(TableRow row) {
    // Most are no links: that is seen without reading the document.
    if (!row.document().contains("\"TargetTable\"")) {
      return Optional.empty();
    }
    TableIdentifier target = Pojos.read(row.document(), TableInput.builder()).build().targetTable();
    return target == null || target.name() == null
        ? Optional.empty()
        : DatabaseLinks.named(
                row.name().scope(), target.catalogId(), target.databaseName(), target.region())
            .map(database -> database.table(target.name()));
  }
}

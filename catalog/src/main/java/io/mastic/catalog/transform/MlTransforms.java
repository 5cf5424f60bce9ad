package io.mastic.catalog.transform;

import io.mastic.catalog.document.DocumentRow;
import io.mastic.catalog.document.DocumentStore;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.catalog.table.Tables;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueTable;
import software.amazon.awssdk.services.glue.model.MLTransform;
import software.amazon.awssdk.services.glue.model.SchemaColumn;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TransformStatusType;

/** Machine learning transforms by their ids; a name is taken once. */
public final class MlTransforms {

  private static final String TYPE = "mlTransform";

  /** How many rows are read at once. */
  private static final int STEP = 500;

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final SecurityConfigurations configurations;
  private final Tables tables;
  private final DocumentStore store = new DocumentStore("ml-transform");

  /** The id of each name. */
  private final DocumentStore names = new DocumentStore("ml-transform-name");

  public MlTransforms(
      Db db, Clock clock, Tags tags, SecurityConfigurations configurations, Tables tables) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
    this.configurations = configurations;
    this.tables = tables;
  }

  /**
   * Keeps a transform, which is NOT_READY until somebody teaches it; its schema is that of its
   * tables.
   *
   * @return its id
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if the name is taken
   * @throws EntityNotFoundException if a table is not there
   */
  String create(MLTransform asked, Map<String, String> tagged) {
    String id = "tfm-" + UUID.randomUUID().toString().replace("-", "");
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          if (asked.transformEncryption() != null) {
            configurations.checkOfNew(
                asked.transformEncryption().taskRunSecurityConfigurationName());
          }
          MLTransform kept =
              asked.toBuilder()
                  .transformId(id)
                  .status(TransformStatusType.NOT_READY)
                  .labelCount(0)
                  .schema(schema(asked.inputRecordTables()))
                  .build();
          take(h, scope, asked.name(), id);
          store.insert(h, scope, id, Pojos.json(kept), clock.millis());
          tags.put(h, scope.arn(TYPE, id), tagged);
        });
    return id;
  }

  private void take(Handle h, Scope scope, String name, String id) {
    if (!names.insert(h, scope, name, id, clock.millis())) {
      throw Errors.alreadyExists("ML transform " + name + " already exists.");
    }
  }

  private List<SchemaColumn> schema(List<GlueTable> inputs) {
    List<SchemaColumn> columns = new ArrayList<>();
    for (GlueTable input : inputs) {
      Table table =
          tables.load(TableName.of(input.catalogId(), input.databaseName(), input.tableName()));
      List<Column> own =
          table.storageDescriptor() == null ? List.of() : table.storageDescriptor().columns();
      own.forEach(
          column ->
              columns.add(
                  SchemaColumn.builder().name(column.name()).dataType(column.type()).build()));
    }
    return columns;
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  MLTransform load(String id) {
    return db.read(h -> shown(row(h, id)));
  }

  /** All that pass, in the order of ids. */
  List<MLTransform> all(Predicate<MLTransform> wanted) {
    Scope scope = Scope.current();
    List<MLTransform> found = new ArrayList<>();
    String after = "";
    while (true) {
      String from = after;
      List<DocumentRow> rows = db.read(h -> store.list(h, scope, from, STEP));
      rows.stream().map(MlTransforms::shown).filter(wanted).forEach(found::add);
      if (rows.size() < STEP) {
        return found;
      }
      after = rows.get(rows.size() - 1).name();
    }
  }

  boolean has(String id, Map<String, String> tagged) {
    return tagged.isEmpty()
        || tags.load(Scope.current().arn(TYPE, id)).entrySet().containsAll(tagged.entrySet());
  }

  /** Changes what is given; the rest stays. */
  void update(String id, MLTransform changes) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          MLTransform before = Pojos.read(row(h, id).document(), MLTransform.builder()).build();
          MLTransform after = Pojos.copy(changes, before.toBuilder()).build();
          if (!after.name().equals(before.name())) {
            take(h, scope, after.name(), id);
            names.delete(h, scope, before.name());
          }
          store.update(h, scope, id, Pojos.json(after), clock.millis());
        });
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  void delete(String id) {
    Scope scope = Scope.current();
    db.writeOnly(
        h -> {
          names.delete(h, scope, shown(row(h, id)).name());
          store.delete(h, scope, id);
          tags.delete(h, scope.arn(TYPE, id));
        });
  }

  private DocumentRow row(Handle h, String id) {
    return store.find(h, Scope.current(), id).orElseThrow(() -> notFound(id));
  }

  private static MLTransform shown(DocumentRow row) {
    return Pojos.read(row.document(), MLTransform.builder())
        .createdOn(row.created())
        .lastModifiedOn(row.updated())
        .build();
  }

  private static EntityNotFoundException notFound(@Nullable String id) {
    return Errors.entityNotFound("Unable to find transform " + id);
  }
}

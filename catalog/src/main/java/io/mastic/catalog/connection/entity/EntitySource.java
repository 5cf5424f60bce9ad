package io.mastic.catalog.connection.entity;

import io.mastic.kernel.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.Entity;
import software.amazon.awssdk.services.glue.model.Field;

/** What lies behind a connection: entities, which have fields and records. */
public interface EntitySource {

  /**
   * In the order of names.
   *
   * @param parent null for the outermost entities
   */
  Page<Entity> list(@Nullable String parent, @Nullable String token);

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  List<Field> fields(String entity);

  /** A page of what is asked for. */
  Page<Document> records(String entity, RecordQuery query);
}

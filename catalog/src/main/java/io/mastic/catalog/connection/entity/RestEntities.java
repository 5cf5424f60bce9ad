package io.mastic.catalog.connection.entity;

import io.mastic.catalog.connection.type.RegisteredType;
import io.mastic.contract.Errors;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.glue.model.Entity;
import software.amazon.awssdk.services.glue.model.EntityConfiguration;
import software.amazon.awssdk.services.glue.model.Field;
import software.amazon.awssdk.services.glue.model.FieldDefinition;

/** The entities of a registered type, as it was said which there are; nobody asks the API. */
public final class RestEntities implements EntitySource {

  private static final int PAGE = 100;

  private final RegisteredType type;

  public RestEntities(RegisteredType type) {
    this.type = type;
  }

  @Override
  public Page<Entity> list(@Nullable String parent, @Nullable String token) {
    if (parent != null) {
      load(parent);
      return new Page<>(List.of(), null);
    }
    List<String> after = PageToken.decode(token, 1);
    List<Entity> rest =
        new TreeMap<>(entities())
            .tailMap(after.isEmpty() ? "" : after.get(0), false).keySet().stream()
                .limit(PAGE + 1)
                .map(
                    name ->
                        Entity.builder().entityName(name).label(name).isParentEntity(false).build())
                .toList();
    return Page.cut(rest, PAGE, entity -> List.of(entity.entityName()));
  }

  @Override
  public List<Field> fields(String entity) {
    return load(entity).schema().entrySet().stream()
        .map(each -> field(each.getKey(), each.getValue()))
        .toList();
  }

  private static Field field(String name, FieldDefinition said) {
    return Field.builder()
        .fieldName(name)
        .label(said.name())
        .fieldType(said.fieldDataTypeAsString())
        .isRetrievable(true)
        .build();
  }

  @Override
  public Page<Document> records(String entity, RecordQuery query) {
    load(entity);
    throw Errors.invalidInput(
        "Records of REST connections cannot be read here; those of JDBC connections can.");
  }

  private EntityConfiguration load(String name) {
    EntityConfiguration entity = entities().get(name);
    if (entity == null) {
      throw Errors.entityNotFound("Entity " + name + " not found.");
    }
    return entity;
  }

  private Map<String, EntityConfiguration> entities() {
    return type.said().restConfiguration().entityConfigurations();
  }
}

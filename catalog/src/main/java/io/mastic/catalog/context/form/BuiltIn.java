package io.mastic.catalog.context.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that are there without being made, as the developer guide names them. */
public final class BuiltIn {

  /** The type of the assets that the catalog's tables are. */
  public static final String TABLE = "Table";

  /** The namespace of that type. */
  static final String GLUE = "amazon.glue";

  /** How the identifiers of the other built-in types begin. */
  public static final String AMAZON = "amazon::";

  /** The iterable form that a table's columns are. */
  public static final String COLUMNS = "columns";

  /** The form that relates assets to each other, and its one member. */
  public static final String RELATED_TO = AMAZON + "RelatedTo";

  public static final String RELATED_ASSETS = "assetIdentifiers";

  private static final String SKILL = AMAZON + "Skill";

  private static final Map<String, FormType> FORM_TYPES =
      Map.of(
          SKILL,
          new FormType(SKILL, "structure Skill {\n    @required\n    uri: String\n}\n"),
          RELATED_TO,
          new FormType(
              RELATED_TO,
              "structure RelatedTo {\n    @required\n    assetIdentifiers: AssetIdentifiers\n}\n"
                  + "list AssetIdentifiers {\n    member: String\n}\n"));

  private static final Map<String, AssetType> ASSET_TYPES =
      Map.of(
          TABLE, new AssetType(TABLE, Map.of()),
          SKILL, new AssetType(SKILL, Map.of(SKILL, SKILL)));

  private BuiltIn() {}

  static Optional<FormType> formType(String id) {
    return Optional.ofNullable(FORM_TYPES.get(id));
  }

  public static Optional<AssetType> assetType(String id) {
    return Optional.ofNullable(ASSET_TYPES.get(id));
  }

  /** A type's own name, without the namespace that stands before it. */
  public static String plain(String id) {
    return id.substring(id.lastIndexOf(':') + 1);
  }

  /** The namespace of a type, if it has one. */
  public static List<String> namespace(String typeId) {
    if (typeId.equals(TABLE)) {
      return List.of(GLUE);
    }
    int end = typeId.indexOf("::");
    return end < 0 ? List.of() : List.of(typeId.substring(0, end));
  }
}

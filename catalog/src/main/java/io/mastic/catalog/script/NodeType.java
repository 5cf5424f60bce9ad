package io.mastic.catalog.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of nodes: where frames come from, where they go, and what may happen between. */
enum NodeType {
  DATA_SOURCE("DataSource"),
  DATA_SINK("DataSink"),
  APPLY_MAPPING("ApplyMapping"),
  COALESCE("Coalesce"),
  DROP_FIELDS("DropFields"),
  DROP_NULL_FIELDS("DropNullFields"),
  ERRORS_AS_DYNAMIC_FRAME("ErrorsAsDynamicFrame"),
  FILTER("Filter"),
  JOIN("Join"),
  MAP("Map"),
  RELATIONALIZE("Relationalize"),
  RENAME_FIELD("RenameField"),
  REPARTITION("Repartition"),
  RESOLVE_CHOICE("ResolveChoice"),
  SELECT_FIELDS("SelectFields"),
  SELECT_FROM_COLLECTION("SelectFromCollection"),
  SIMPLIFY_DDB_JSON("SimplifyDDBJson"),
  SPIGOT("Spigot"),
  SPLIT_FIELDS("SplitFields"),
  SPLIT_ROWS("SplitRows"),
  UNBOX("Unbox"),
  UNION("Union"),
  UNNEST_FRAME("UnnestFrame");

  private static final Map<String, NodeType> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(type -> type.word, type -> type));

  private final String word;

  NodeType(String word) {
    this.word = word;
  }

  static NodeType of(String word) {
    NodeType type = BY_WORD.get(word);
    if (type == null) {
      List<String> known = BY_WORD.keySet().stream().sorted().toList();
      throw new ScriptException("There is no node type " + word + "; there are " + known + ".");
    }
    return type;
  }

  static boolean isWord(String name) {
    return BY_WORD.containsKey(name);
  }

  String word() {
    return word;
  }

  /** The parameters that take a frame each; all of them must. */
  List<String> inputs() {
    return switch (this) {
      case DATA_SOURCE -> List.of();
      case JOIN, UNION -> List.of("frame1", "frame2");
      case SELECT_FROM_COLLECTION -> List.of("dfc");
      default -> List.of("frame");
    };
  }

  boolean isTransform() {
    return this != DATA_SOURCE && this != DATA_SINK;
  }
}

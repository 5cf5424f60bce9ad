package io.mastic.catalog.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CatalogEntry;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;
import software.amazon.awssdk.services.glue.model.CodeGenNode;
import software.amazon.awssdk.services.glue.model.CodeGenNodeArg;
import software.amazon.awssdk.services.glue.model.Location;
import software.amazon.awssdk.services.glue.model.MappingEntry;

/**
 * The graph that maps a table to others: read, map, fit to what the target is, write. Names of
 * nodes are those that Glue gives, with their number in the graph.
 */
public final class Plan {

  private final List<CodeGenNode> nodes = new ArrayList<>();
  private final List<CodeGenEdge> edges = new ArrayList<>();

  private Plan() {}

  /**
   * @param options AWS's AdditionalPlanOptionsMap, of which there is inferSchema
   * @throws ScriptException if something is missing
   */
  public static ScriptGraph of(
      List<MappingEntry> mapping,
      CatalogEntry source,
      List<CatalogEntry> sinks,
      @Nullable Location location,
      Map<String, String> options) {
    if (mapping.isEmpty()) {
      throw new ScriptException("Mapping is empty.");
    }
    if (location != null && location.hasDynamoDB()) {
      throw new ScriptException("A Location of DynamoDB is not supported as a target.");
    }
    Plan plan = new Plan();
    String read = plan.read(source, options);
    for (CatalogEntry sink : sinks) {
      plan.write(read, sink, sinks.size() == 1 ? mapping : of(sink, mapping));
    }
    if (sinks.isEmpty()) {
      plan.write(read, location, mapping);
    }
    return new ScriptGraph(plan.nodes, plan.edges);
  }

  /** Of several tables each gets what is meant for it. */
  private static List<MappingEntry> of(CatalogEntry sink, List<MappingEntry> mapping) {
    List<MappingEntry> own =
        mapping.stream().filter(each -> sink.tableName().equals(each.targetTable())).toList();
    if (own.isEmpty()) {
      throw new ScriptException("Nothing is mapped to the table " + sink.tableName() + ".");
    }
    return own;
  }

  private String read(CatalogEntry source, Map<String, String> options) {
    List<CodeGenNodeArg> args = new ArrayList<>(table(source));
    options.forEach(
        (name, value) -> {
          if (!name.equals("inferSchema") || !Set.of("true", "false").contains(value)) {
            throw new ScriptException(
                "AdditionalPlanOptionsMap has inferSchema, which is true or false; not "
                    + name
                    + ".");
          }
          args.add(arg("additional_options", "{\"inferSchema\": \"" + value + "\"}"));
        });
    return node(null, "datasource", "DataSource", args);
  }

  private void write(String read, CatalogEntry sink, List<MappingEntry> mapping) {
    String mapped = map(read, mapping);
    String selected =
        node(
            mapped,
            "selectfields",
            "SelectFields",
            List.of(arg("paths", PythonText.list(targets(mapping)))));
    List<CodeGenNodeArg> fit = new ArrayList<>(List.of(text("choice", "MATCH_CATALOG")));
    fit.addAll(table(sink));
    String fitted = node(selected, "resolvechoice", "ResolveChoice", fit);
    node(fitted, "datasink", "DataSink", table(sink));
  }

  private void write(String read, @Nullable Location location, List<MappingEntry> mapping) {
    if (location == null || (!location.hasS3() && !location.hasJdbc())) {
      throw new ScriptException("Sinks, or an S3 or Jdbc Location, must say where to write.");
    }
    String mapped = map(read, mapping);
    String resolved =
        node(mapped, "resolvechoice", "ResolveChoice", List.of(text("choice", "make_struct")));
    String kept = node(resolved, "dropnullfields", "DropNullFields", List.of());
    node(kept, "datasink", "DataSink", location.hasS3() ? s3(location.s3()) : location.jdbc());
  }

  /**
   * A place on S3 is its path, in JSON where no format is said; other arguments are as they are.
   */
  private static List<CodeGenNodeArg> s3(List<CodeGenNodeArg> said) {
    List<CodeGenNodeArg> args = new ArrayList<>(List.of(text("connection_type", "s3")));
    for (CodeGenNodeArg each : said) {
      switch (each.name()) {
        case "path" ->
            args.add(arg("connection_options", "{\"path\": " + literal(each.value()) + "}"));
        case "format" -> args.add(arg("format", literal(each.value())));
        case "connection_type" -> {}
        default -> args.add(each);
      }
    }
    if (args.stream().noneMatch(arg -> arg.name().equals("connection_options"))) {
      throw new ScriptException("An S3 Location must say its path.");
    }
    if (args.stream().noneMatch(arg -> arg.name().equals("format"))) {
      args.add(text("format", "json"));
    }
    return args;
  }

  /** A text with or without Python's quotes. */
  private static String literal(String value) {
    boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
    return quoted && Fragments.isWhole(value) ? value : PythonText.quoted(value);
  }

  private String map(String read, List<MappingEntry> mapping) {
    String tuples =
        mapping.stream()
            .map(
                each ->
                    PythonText.tuple(
                        required("SourcePath", each.sourcePath()),
                        required("SourceType", each.sourceType()),
                        required("TargetPath", each.targetPath()),
                        required("TargetType", each.targetType())))
            .collect(Collectors.joining(", ", "[", "]"));
    return node(read, "applymapping", "ApplyMapping", List.of(arg("mapping", tuples)));
  }

  private static Set<String> targets(List<MappingEntry> mapping) {
    return mapping.stream()
        .map(MappingEntry::targetPath)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String required(String member, @Nullable String value) {
    if (value == null) {
      throw new ScriptException(member + " is required in each entry of Mapping.");
    }
    return value;
  }

  private static List<CodeGenNodeArg> table(CatalogEntry entry) {
    return List.of(text("database", entry.databaseName()), text("table_name", entry.tableName()));
  }

  private static CodeGenNodeArg text(String name, String value) {
    return arg(name, PythonText.quoted(value));
  }

  private static CodeGenNodeArg arg(String name, String value) {
    return CodeGenNodeArg.builder().name(name).value(value).param(false).build();
  }

  private String node(
      @Nullable String before, String word, String type, List<CodeGenNodeArg> args) {
    String id = word + nodes.size();
    nodes.add(CodeGenNode.builder().id(id).nodeType(type).args(args).build());
    if (before != null) {
      edges.add(CodeGenEdge.builder().source(before).target(id).build());
    }
    return id;
  }
}

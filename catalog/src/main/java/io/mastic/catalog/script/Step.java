package io.mastic.catalog.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;
import software.amazon.awssdk.services.glue.model.CodeGenNode;
import software.amazon.awssdk.services.glue.model.CodeGenNodeArg;

/**
 * One node as lines of a Python script: the annotation that a graph can be read from again, and the
 * statement.
 *
 * @param inputs parameter to node
 */
record Step(String id, NodeType type, List<CodeGenNodeArg> args, Map<String, String> inputs) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern LINE_END = Pattern.compile("[\\n\\r]");
  private static final String CONTEXT = "transformation_ctx";

  /**
   * @param edges those that lead to the node
   */
  static Step of(CodeGenNode node, List<CodeGenEdge> edges) {
    NodeType type = NodeType.of(node.nodeType());
    if (!ScriptWriter.isFree(node.id())) {
      throw new ScriptException("A node cannot be called " + node.id() + " in a script.");
    }
    List<CodeGenNodeArg> args = new ArrayList<>(node.args());
    Set<String> taken = new HashSet<>(type.inputs());
    for (CodeGenNodeArg arg : args) {
      check(node, arg);
      if (!taken.add(arg.name())) {
        throw new ScriptException(
            "Argument " + arg.name() + " of node " + node.id() + " is said twice, or is an input.");
      }
    }
    if (args.stream().noneMatch(arg -> arg.name().equals(CONTEXT))) {
      args.add(
          CodeGenNodeArg.builder()
              .name(CONTEXT)
              .value(PythonText.quoted(node.id()))
              .param(false)
              .build());
    }
    return new Step(node.id(), type, args, inputs(node, type, edges));
  }

  private static void check(CodeGenNode node, CodeGenNodeArg arg) {
    String where = "Argument " + arg.name() + " of node " + node.id();
    if (!NAME.matcher(arg.name()).matches() || PythonText.isKeyword(arg.name())) {
      throw new ScriptException(where + " has no name that a parameter can have.");
    }
    boolean isParam = Boolean.TRUE.equals(arg.param());
    if (isParam && !NAME.matcher(arg.value()).matches()) {
      throw new ScriptException(where + " is no name of a job's parameter: " + arg.value());
    }
    if (LINE_END.matcher(arg.value()).find() || !Fragments.isWhole(arg.value())) {
      throw new ScriptException(where + " is not one expression on one line: " + arg.value());
    }
  }

  /** Edges that say no parameter take what is free, in the order of parameters. */
  private static Map<String, String> inputs(
      CodeGenNode node, NodeType type, List<CodeGenEdge> edges) {
    List<String> free = new ArrayList<>(type.inputs());
    Map<String, String> taken = new LinkedHashMap<>();
    edges.forEach(edge -> free.remove(edge.targetParameter()));
    for (CodeGenEdge edge : edges) {
      String parameter = edge.targetParameter();
      if (parameter == null) {
        if (free.isEmpty()) {
          throw new ScriptException("Node " + node.id() + " takes in fewer frames than that.");
        }
        parameter = free.remove(0);
      } else if (!type.inputs().contains(parameter)) {
        throw new ScriptException(
            "A "
                + type.word()
                + " takes frames in "
                + type.inputs()
                + ", not in "
                + parameter
                + ".");
      }
      if (taken.put(parameter, edge.source()) != null) {
        throw new ScriptException("Two edges lead to " + parameter + " of node " + node.id() + ".");
      }
    }
    if (!free.isEmpty()) {
      throw new ScriptException(
          "Node " + node.id() + " takes in " + free + ", and no edge says what.");
    }
    Map<String, String> inOrder = new LinkedHashMap<>();
    type.inputs().forEach(parameter -> inOrder.put(parameter, taken.get(parameter)));
    return inOrder;
  }

  /** The parameters of the job that the step is given. */
  List<String> parameters() {
    return args.stream()
        .filter(arg -> Boolean.TRUE.equals(arg.param()))
        .map(CodeGenNodeArg::value)
        .toList();
  }

  List<String> lines() {
    return List.of(
        Annotation.TYPE.line(type.word()),
        Annotation.ARGS.line("[" + list(said()) + "]"),
        Annotation.RETURN.line(id),
        Annotation.INPUTS.line("[" + list(inputs) + "]"),
        id + " = " + function() + "(" + list(given()) + ")");
  }

  /** The arguments as the annotation has them. */
  private Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    args.forEach(arg -> said.put(arg.name(), arg.value()));
    return said;
  }

  /** The arguments as the function takes them; scripts of old say mapping for ApplyMapping's. */
  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(inputs);
    for (CodeGenNodeArg arg : args) {
      String name =
          type == NodeType.APPLY_MAPPING && arg.name().equals("mapping") ? "mappings" : arg.name();
      String value =
          Boolean.TRUE.equals(arg.param())
              ? "args[" + PythonText.quoted(arg.value()) + "]"
              : arg.value();
      given.put(name, value);
    }
    return given;
  }

  private static String list(Map<String, String> map) {
    return map.entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private String function() {
    return switch (type) {
      case DATA_SOURCE -> "glueContext.create_dynamic_frame." + reader();
      case DATA_SINK -> "glueContext.write_dynamic_frame." + writer();
      default -> type.word() + ".apply";
    };
  }

  private String reader() {
    if (has("connection_type")) {
      return "from_options";
    }
    return catalog();
  }

  private String writer() {
    if (has("catalog_connection")) {
      return "from_jdbc_conf";
    }
    return reader();
  }

  private String catalog() {
    if (!has("database") || !has("table_name")) {
      throw new ScriptException(
          "Node " + id + " says neither database and table_name nor connection_type.");
    }
    return "from_catalog";
  }

  private boolean has(String argument) {
    return args.stream().anyMatch(arg -> arg.name().equals(argument));
  }
}

package io.mastic.catalog.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;
import software.amazon.awssdk.services.glue.model.CodeGenNode;
import software.amazon.awssdk.services.glue.model.CodeGenNodeArg;

/**
 * Reads the graph that the annotations of a Python script say. The statements are not looked at; a
 * script without annotations has an empty graph.
 */
public final class ScriptReader {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NAMED =
      Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=(?!=)\\s*(?<value>.*)");

  private final Map<String, CodeGenNode> nodes = new LinkedHashMap<>();
  private final List<CodeGenEdge> edges = new ArrayList<>();
  private final Set<String> parameters = new HashSet<>();
  private int number;

  /** The annotations of the node that is being read, with the line where they begin. */
  private final Map<Annotation, String> current = new EnumMap<>(Annotation.class);

  private int began;

  private ScriptReader() {}

  /**
   * @throws ScriptException naming the line of an annotation that cannot be read
   */
  public static ScriptGraph read(String script) {
    ScriptReader reader = new ScriptReader();
    script.lines().forEach(reader::line);
    reader.end();
    // What is no node's output is no edge: an editor's templates say <frame> there.
    return new ScriptGraph(
        List.copyOf(reader.nodes.values()),
        reader.edges.stream().filter(edge -> reader.nodes.containsKey(edge.source())).toList());
  }

  private void line(String line) {
    number++;
    Map.Entry<Annotation, String> said = Annotation.read(line).orElse(null);
    if (said == null) {
      end();
    } else if (said.getKey() == Annotation.PARAMS) {
      parameters.addAll(elements(said.getValue()));
    } else {
      if (said.getKey() == Annotation.TYPE) {
        end();
        began = number;
      }
      if (current.isEmpty() && said.getKey() != Annotation.TYPE) {
        throw new ScriptException("Line " + number + ": an annotation without a type before it.");
      }
      if (current.put(said.getKey(), said.getValue()) != null) {
        throw new ScriptException("Line " + number + ": an annotation that is there already.");
      }
    }
  }

  /** The node is complete; without a name for what it returns it is none. */
  private void end() {
    String id = current.get(Annotation.RETURN);
    if (id != null && IDENTIFIER.matcher(id).matches()) {
      CodeGenNode node =
          CodeGenNode.builder()
              .id(id)
              .nodeType(current.get(Annotation.TYPE))
              .args(args(current.get(Annotation.ARGS)))
              .lineNumber(began)
              .build();
      if (nodes.put(id, node) != null) {
        throw new ScriptException("Line " + began + ": two nodes return " + id + ".");
      }
      named(current.get(Annotation.INPUTS))
          .forEach(
              (parameter, source) ->
                  edges.add(
                      CodeGenEdge.builder()
                          .source(source)
                          .target(id)
                          .targetParameter(parameter)
                          .build()));
    }
    current.clear();
  }

  private List<CodeGenNodeArg> args(@Nullable String list) {
    return named(list).entrySet().stream()
        .map(
            each ->
                CodeGenNodeArg.builder()
                    .name(each.getKey())
                    .value(each.getValue())
                    .param(parameters.contains(each.getValue()))
                    .build())
        .toList();
  }

  /** {@code [a = 1, b = 2]}; a comma in a value that nothing encloses goes on with the value. */
  private Map<String, String> named(@Nullable String list) {
    Map<String, String> named = new LinkedHashMap<>();
    String last = null;
    for (String element : list == null ? List.<String>of() : elements(list)) {
      Matcher matcher = NAMED.matcher(element);
      if (matcher.matches()) {
        last = matcher.group("name");
        named.put(last, matcher.group("value"));
      } else if (last == null) {
        throw new ScriptException("Line " + began + ": " + element + " has no name.");
      } else {
        named.merge(last, element, (value, more) -> value + ", " + more);
      }
    }
    return named;
  }

  private List<String> elements(String list) {
    if (!list.startsWith("[") || !list.endsWith("]") || list.length() < 2) {
      throw new ScriptException("Line " + at() + ": not a list: " + list);
    }
    try {
      return Fragments.split(list.substring(1, list.length() - 1));
    } catch (ScriptException e) {
      throw new ScriptException("Line " + at() + ": " + e.getMessage() + ": " + list);
    }
  }

  private int at() {
    return current.isEmpty() ? number : began;
  }
}

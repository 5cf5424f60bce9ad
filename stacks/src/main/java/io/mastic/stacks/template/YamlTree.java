package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML as JSON: CloudFormation's short tags become its functions' full names; aliases, and with
 * them bombs, are refused before any node is made.
 */
final class YamlTree {

  /** What the parser takes a whole text of the form {@code ${Name}} for, which is Fn::Sub's. */
  private static final String VARIABLE = "!ENV_VARIABLE";

  private static final int DEEPEST = 150;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlTree() {}

  static JsonNode read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(true).setLabel("template").build();
    try {
      check(settings, text);
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty() ? JSON.nullNode() : json(root.get());
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark()
              .map(
                  mark ->
                      " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")")
              .orElse("");
      throw TemplateException.format("YAML not well-formed." + where);
    } catch (YamlEngineException e) {
      throw TemplateException.format("YAML not well-formed.");
    }
  }

  private static void check(LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent) {
        throw TemplateException.error("YAML aliases are not allowed in CloudFormation templates");
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw TemplateException.format("the template is nested too deeply.");
      }
    }
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") && tag.length() > 1 && !tag.equals(VARIABLE)
        ? ShortTag.written(tag.substring(1), value(node))
        : value(node);
  }

  private static JsonNode value(Node node) {
    if (node instanceof MappingNode mapping) {
      return object(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.getValue().forEach(item -> array.add(json(item)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        ? PlainScalar.json(scalar.getValue())
        : JSON.textNode(scalar.getValue());
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw TemplateException.format("only scalars can be keys of mappings.");
      }
      if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
        throw TemplateException.error(
            "YAML merge keys are not allowed in CloudFormation templates");
      }
      if (object.has(key.getValue())) {
        throw TemplateException.format("duplicate key \"" + key.getValue() + "\" in a mapping.");
      }
      object.set(key.getValue(), json(tuple.getValueNode()));
    }
    return object;
  }
}

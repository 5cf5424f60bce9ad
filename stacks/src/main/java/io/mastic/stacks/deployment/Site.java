package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.stacks.plan.Prepared;
import io.mastic.stacks.plan.StoredValues;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.Wish;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.ExportStore;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.Evaluator;
import io.mastic.stacks.template.Lookup;
import io.mastic.stacks.template.TemplateException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A deployment at work: its stack, and what its template comes to where things stand. */
final class Site implements Lookup {

  private final Db db;
  private final StackStore store;
  private final StoredValues stored;
  private final Stack stack;
  private final Deployment deployment;
  private final Prepared prepared;
  private final Set<String> imports = new LinkedHashSet<>();

  Site(
      Db db,
      StackStore store,
      StoredValues stored,
      Stack stack,
      Deployment deployment,
      Prepared prepared) {
    this.db = db;
    this.store = store;
    this.stored = stored;
    this.stack = stack;
    this.deployment = deployment;
    this.prepared = prepared;
  }

  Stack stack() {
    return stack;
  }

  Deployment deployment() {
    return deployment;
  }

  Prepared prepared() {
    return prepared;
  }

  Caller caller() {
    return new Caller(stack.id().account(), stack.id().region(), deployment.principal());
  }

  Evaluator evaluator() {
    return new Evaluator(prepared.template(), prepared.parameters(), this);
  }

  /** The names that have been imported while this was evaluated. */
  Set<String> imports() {
    return imports;
  }

  /** A resource as its template wants it now. */
  Wish wish(String logicalId, boolean isAgain) {
    JsonNode properties =
        Optional.ofNullable(prepared.template().resources().get(logicalId))
            .flatMap(spec -> evaluator().evaluate(spec.properties()))
            .orElse(JsonNodeFactory.instance.objectNode());
    return wish(logicalId, (ObjectNode) properties, isAgain);
  }

  Wish wish(String logicalId, ObjectNode properties, boolean isAgain) {
    String name = PhysicalName.of(stack.name(), logicalId, deployment.id());
    return new Wish(logicalId, name, properties, deployment.target().tags(), isAgain);
  }

  private ResourceState made(String logicalId) {
    ResourceState state =
        db.read(h -> store.findResource(h, stack.id().arn(), logicalId))
            .map(row -> row.current())
            .orElse(null);
    if (state == null) {
      throw new TemplateException("Resource " + logicalId + " is not there");
    }
    return state;
  }

  @Override
  public JsonNode reference(String logicalId) {
    return JsonNodeFactory.instance.textNode(made(logicalId).physicalId());
  }

  @Override
  public JsonNode attribute(String logicalId, String attribute) {
    String value = made(logicalId).attributes().get(attribute);
    if (value == null) {
      throw new TemplateException(
          "Attribute '" + attribute + "' does not exist on resource " + logicalId);
    }
    return JsonNodeFactory.instance.textNode(value);
  }

  @Override
  public String imported(String exportName) {
    imports.add(exportName);
    return Imports.value(db, stack.id(), exportName);
  }

  @Override
  public String stored(String service, String key) {
    return stored.resolve(service, key);
  }

  /** Exports of other stacks. */
  static final class Imports {

    private Imports() {}

    static String value(Db db, StackId in, String exportName) {
      return db.read(h -> ExportStore.find(h, in, exportName))
          .map(ExportStore.Export::value)
          .orElseThrow(() -> new TemplateException("No export named " + exportName + " found."));
    }
  }
}

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
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.Evaluator;
import io.mastic.stacks.template.Lookup;
import io.mastic.stacks.template.TemplateException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A deployment at work: its stack, and what its template comes to where things stand. */
final class Site implements Lookup {

  private final Db db;
  private final StackStore store;
  private final StoredValues stored;
  private final Stack stack;
  private final Deployment deployment;
  private final Prepared prepared;
  private final Set<String> imports = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();

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

  /** A text without the values that are never shown, of all that was evaluated here. */
  String masked(@Nullable String text) {
    return prepared.secrets().and(secrets).masked(String.valueOf(text));
  }

  /** As {@link #masked}, of what has to do with a resource that was not evaluated here. */
  String masked(@Nullable String text, String logicalId) {
    try {
      Wish unused = wish(logicalId);
    } catch (TemplateException e) {
      // What cannot be evaluated any more is masked as far as it went.
    }
    return masked(text);
  }

  /** All names that the template imports. */
  Set<String> importedByAll() {
    Importing importing = new Importing();
    Evaluator evaluator = new Evaluator(prepared.template(), prepared.parameters(), importing);
    prepared.template().resources().values().stream()
        .filter(spec -> evaluator.has(spec.logicalId()))
        .forEach(spec -> evaluator.evaluate(spec.properties()));
    prepared.template().outputs().values().stream()
        .filter(spec -> evaluator.holds(spec.condition()))
        .forEach(spec -> evaluator.evaluate(spec.value()));
    return importing.names;
  }

  /** Asks for what is imported, and for no secret. */
  private final class Importing implements Lookup {

    private final Set<String> names = new LinkedHashSet<>();

    @Override
    public JsonNode reference(String logicalId) {
      return Site.this.reference(logicalId);
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
      return Site.this.attribute(logicalId, attribute);
    }

    @Override
    public String imported(String exportName) {
      names.add(exportName);
      return Site.this.imported(exportName);
    }

    @Override
    public String stored(String service, String key) {
      return service.equals("ssm") ? Site.this.stored(service, key) : "";
    }
  }

  /** A resource as its template wants it now. */
  Wish wish(String logicalId) {
    JsonNode properties =
        Optional.ofNullable(prepared.template().resources().get(logicalId))
            .flatMap(spec -> evaluator().evaluate(spec.properties()))
            .orElse(JsonNodeFactory.instance.objectNode());
    return wish(logicalId, (ObjectNode) properties);
  }

  private Wish wish(String logicalId, ObjectNode properties) {
    String name = PhysicalName.of(stack.name(), logicalId, deployment.id());
    return new Wish(logicalId, name, properties, deployment.target().tags(), stack.id().arn());
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
    ExportStore.Export export =
        db.read(h -> store.exports().find(h, stack.id(), exportName))
            .orElseThrow(() -> new TemplateException("No export named " + exportName + " found."));
    if (export.isHidden()) {
      secrets.add(export.value());
    }
    return export.value();
  }

  @Override
  public String stored(String service, String key) {
    String value = stored.resolve(service, key);
    if (!service.equals("ssm")) {
      secrets.add(value);
    }
    return value;
  }
}

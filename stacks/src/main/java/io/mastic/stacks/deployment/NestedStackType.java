package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.stacks.plan.MissingCapabilityException;
import io.mastic.stacks.plan.Sources;
import io.mastic.stacks.resource.PropertyTable;
import io.mastic.stacks.resource.ResourceException;
import io.mastic.stacks.resource.ResourceProgress;
import io.mastic.stacks.resource.ResourceState;
import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.resource.Wish;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code AWS::CloudFormation::Stack}: a stack that belongs to another. It is deployed by itself,
 * beside whatever else its parent makes, and the parent waits for its end.
 */
final class NestedStackType implements ResourceType {

  private static final String OUTPUTS = "Outputs.";

  private final Db db;
  private final Ledger ledger;
  private final Sources sources;
  private final Deployments deployments;

  NestedStackType(Db db, Ledger ledger, Sources sources, Deployments deployments) {
    this.db = db;
    this.ledger = ledger;
    this.sources = sources;
    this.deployments = deployments;
  }

  @Override
  public String name() {
    return Ledger.STACK;
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable().inPlace("Parameters", "Tags", "TemplateURL").required("TemplateURL");
  }

  @Override
  public boolean hasAttribute(String attribute) {
    return attribute.startsWith(OUTPUTS);
  }

  @Override
  public boolean varies(String attribute) {
    return true;
  }

  /** Its template lies outside of it, and may have been written anew. */
  @Override
  public boolean isOutdated(ResourceState now) {
    Stack nested = load(now);
    Definition was = nested.definition();
    try {
      Definition wanted =
          new Definition(
              sources.text(now.properties().path("TemplateURL").asText()),
              was.parameters(),
              was.tags(),
              was.capabilities());
      return !deployments.foresee(nested.id(), wanted, Optional.of(nested)).isNothing();
    } catch (StackRefusal | TemplateException | MissingCapabilityException e) {
      // The update says why.
      return true;
    }
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public boolean takesTime() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    StackId id = StackId.fresh(wish.name());
    Stack.Options options = new Stack.Options(false, "ROLLBACK", wish.stack(), "");
    Stack made =
        refusing(() -> deployments.create(id, definition(wish), options, Deployment.Manner.PLAIN));
    return new ResourceState(made.id().arn(), wish.properties(), Map.of());
  }

  private Definition definition(Wish wish) {
    ObjectNode wanted = wish.properties();
    Map<String, String> parameters = new LinkedHashMap<>();
    wanted
        .path("Parameters")
        .properties()
        .forEach(
            each -> {
              List<String> parts = new ArrayList<>();
              each.getValue().forEach(part -> parts.add(part.asText()));
              parameters.put(
                  each.getKey(),
                  each.getValue().isArray() ? String.join(",", parts) : each.getValue().asText());
            });
    Map<String, String> tags = new LinkedHashMap<>(wish.tags());
    wanted
        .path("Tags")
        .forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    List<String> capabilities =
        db.read(h -> ledger.deployment(h, wish.stack()).target().capabilities());
    return new Definition(
        sources.text(wanted.path("TemplateURL").asText()), parameters, tags, capabilities);
  }

  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackRefusal | TemplateException | MissingCapabilityException e) {
      throw new ResourceException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    Stack nested = load(now);
    try {
      Stack unused = deployments.update(nested, definition(wish), "", Deployment.Manner.PLAIN);
    } catch (StackRefusal e) {
      if (!StackRefusal.NOTHING.equals(e.getMessage())) {
        throw new ResourceException(String.valueOf(e.getMessage()));
      }
    } catch (TemplateException | MissingCapabilityException e) {
      throw new ResourceException(String.valueOf(e.getMessage()));
    }
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  private Stack load(ResourceState now) {
    return db.read(h -> ledger.store().load(h, now.physicalId()));
  }

  @Override
  public ResourceProgress progress(ResourceState now) {
    Stack nested = load(now);
    if (nested.status().isBusy()) {
      return new ResourceProgress.Waiting();
    }
    if (nested.status() == StackStatus.CREATE_COMPLETE
        || nested.status() == StackStatus.UPDATE_COMPLETE) {
      Map<String, String> attributes = new LinkedHashMap<>();
      nested.outputs().forEach(output -> attributes.put(OUTPUTS + output.name(), output.value()));
      return new ResourceProgress.Ready(
          new ResourceState(now.physicalId(), now.properties(), attributes));
    }
    String verb = nested.status().name().startsWith("UPDATE") ? "updated" : "created";
    return new ResourceProgress.Failed(
        "Embedded stack "
            + now.physicalId()
            + " was not successfully "
            + verb
            + ": "
            + (nested.reason().isEmpty() ? "it is in " + nested.status() : nested.reason()));
  }

  /** An update that its parent does not want any more. */
  @Override
  public void giveUp(ResourceState now) {
    Stack nested = load(now);
    if (nested.status() == StackStatus.UPDATE_IN_PROGRESS) {
      deployments.cancel(nested);
    }
  }

  @Override
  public void delete(ResourceState now) {
    Stack nested = load(now);
    boolean unused =
        refusing(
            () -> {
              deployments.delete(nested, List.of(), "");
              return true;
            });
  }

  @Override
  public ResourceProgress gone(ResourceState now) {
    Stack nested = load(now);
    return switch (nested.status()) {
      case DELETE_COMPLETE -> new ResourceProgress.Ready(now);
      case DELETE_FAILED ->
          new ResourceProgress.Failed(
              "Embedded stack "
                  + now.physicalId()
                  + " was not successfully deleted: "
                  + nested.reason());
      default -> new ResourceProgress.Waiting();
    };
  }
}

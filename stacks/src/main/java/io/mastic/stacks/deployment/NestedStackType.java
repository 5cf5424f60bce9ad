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

  /** Names the update that goes on; no attribute that a template could ask for. */
  private static final String UNDER_WAY = "UnderWay";

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
    Map<String, String> attributes = now.attributes();
    if (!hasGoneBackWith(nested, wish.stack())) {
      try {
        attributes = Map.of(UNDER_WAY, update(nested, wish));
      } catch (StackRefusal e) {
        if (!StackRefusal.NOTHING.equals(e.getMessage())) {
          throw new ResourceException(String.valueOf(e.getMessage()));
        }
      } catch (TemplateException | MissingCapabilityException e) {
        throw new ResourceException(String.valueOf(e.getMessage()));
      }
    }
    return new ResourceState(now.physicalId(), wish.properties(), attributes);
  }

  /** What it deletes waits for its parent, unless that itself is on its way back. */
  private String update(Stack nested, Wish wish) {
    StackStatus above = db.read(h -> ledger.store().load(h, wish.stack())).status();
    Stack moving =
        above == StackStatus.UPDATE_IN_PROGRESS
            ? deployments.updateHeld(nested, definition(wish))
            : deployments.update(nested, definition(wish), "", Deployment.Manner.PLAIN);
    return db.read(h -> ledger.deployment(h, moving.id().arn())).id();
  }

  /** Its only update since then was given up, so that it is what it was. */
  private boolean hasGoneBackWith(Stack nested, String parent) {
    return nested.status() == StackStatus.UPDATE_ROLLBACK_COMPLETE
        && db.read(
            h ->
                ledger.store().load(h, parent).status() == StackStatus.UPDATE_ROLLBACK_IN_PROGRESS
                    && ledger.deployment(h, parent).kind() == Deployment.Kind.UPDATE);
  }

  private Stack load(ResourceState now) {
    return db.read(h -> ledger.store().load(h, now.physicalId()));
  }

  @Override
  public ResourceProgress progress(ResourceState now) {
    Stack nested = load(now);
    boolean isHeld = isHeld(nested);
    if (nested.status().isBusy() && !isHeld) {
      return new ResourceProgress.Waiting();
    }
    if (isHeld
        || nested.status() == StackStatus.CREATE_COMPLETE
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
    deployments.withdraw(load(now));
  }

  @Override
  public boolean isHeld(ResourceState now) {
    return isHeld(load(now));
  }

  private boolean isHeld(Stack nested) {
    return db.read(h -> deployments.isHeld(h, nested));
  }

  @Override
  public void delete(ResourceState now) {
    Stack nested = load(now);
    if (isChanging(nested)) {
      return;
    }
    boolean unused =
        refusing(
            () -> {
              deployments.delete(nested, List.of(), "", Deployment.Manner.PLAIN);
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
      default -> {
        if (!nested.status().isBusy()) {
          delete(now);
        }
        yield new ResourceProgress.Waiting();
      }
    };
  }

  /** An update comes to its end before the stack can be deleted. */
  private static boolean isChanging(Stack nested) {
    return nested.status().isBusy() && nested.status().name().startsWith("UPDATE_");
  }
}

package io.mastic.stacks.face;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.drift.DriftDetection;
import io.mastic.stacks.drift.StackDrift;
import io.mastic.stacks.plan.HiddenValues;
import io.mastic.stacks.stack.EventStore;
import io.mastic.stacks.stack.ResourceRow;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.ParameterSpec;
import io.mastic.stacks.template.ParameterTypes;
import io.mastic.stacks.template.TemplateException;
import io.mastic.stacks.template.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions that say how stacks stand. */
final class DescribeActions {

  private static final int PAGE = 100;

  private final Db db;
  private final StackStore store;
  private final Requests requests;
  private final DriftDetection detection;

  DescribeActions(Db db, StackStore store, Requests requests, DriftDetection detection) {
    this.db = db;
    this.store = store;
    this.requests = requests;
    this.detection = detection;
  }

  Map<String, Action> actions() {
    return Map.of(
        "DescribeStacks", this::stacks,
        "ListStacks", this::list,
        "DescribeStackEvents", this::events,
        "DescribeStackResources", this::resources,
        "DescribeStackResource", this::resource,
        "ListStackResources", this::listResources,
        "GetStackPolicy", this::policy);
  }

  /** No stack has one. */
  private void policy(QueryCall call, XmlElements result) {
    requests.stack(call);
    result.nothing();
  }

  private void stacks(QueryCall call, XmlElements result) {
    if (call.find("StackName").isPresent()) {
      Stack stack = requests.stack(call);
      result.list("Stacks", List.of(stack), this::stack);
      return;
    }
    List<Stack> page = page(call, true);
    result.list("Stacks", page, this::stack);
    next(result, page);
  }

  /** The stack above all that a nested one belongs to; empty for none. */
  private String root(Stack stack) {
    String root = "";
    Optional<Stack> above = Optional.of(stack);
    while (above.isPresent() && !above.get().options().parent().isEmpty()) {
      root = above.get().options().parent();
      above = requests.find(root);
    }
    return root;
  }

  private List<Stack> page(QueryCall call, boolean isLive) {
    Caller caller = Caller.current();
    List<String> after = token(call, 2);
    StackStore.Range range =
        after.isEmpty()
            ? StackStore.Range.first(isLive, PAGE)
            : new StackStore.Range(isLive, Long.parseLong(after.get(0)), after.get(1), PAGE);
    return db.read(h -> store.list(h, caller.account(), caller.region(), range));
  }

  private static void next(XmlElements result, List<Stack> page) {
    if (page.size() == PAGE) {
      Stack last = page.get(PAGE - 1);
      result.text(
          "NextToken",
          PageToken.encode(List.of(String.valueOf(last.times().created()), last.id().arn())));
    }
  }

  static List<String> token(QueryCall call, int parts) {
    try {
      return PageToken.decode(call.find("NextToken").orElse(null), parts);
    } catch (IllegalArgumentException e) {
      throw QueryException.invalid("Invalid NextToken");
    }
  }

  private void stack(XmlElements xml, Stack stack) {
    String text = stack.definition().template();
    Map<String, String> values = stack.definition().parameters();
    if (text.isEmpty()) {
      StackElements.Shown shown = new StackElements.Shown("", values);
      StackElements.stack(xml, stack, shown, Optional.empty());
      xml.text("RootId", StackElements.orNone(root(stack)));
      return;
    }
    try {
      var tree = TemplateText.read(text);
      Map<String, ParameterSpec> declared = ParameterTypes.read(tree);
      StackElements.Shown shown =
          new StackElements.Shown(
              tree.path("Description").asText(""), HiddenValues.shown(declared, values));
      StackElements.stack(xml, stack, shown, detection.find(stack.id().arn()));
      xml.text("RootId", StackElements.orNone(root(stack)));
    } catch (TemplateException e) {
      throw new IllegalStateException(
          "the template of " + stack.id().arn() + " was read before", e);
    }
  }

  private void list(QueryCall call, XmlElements result) {
    List<String> wanted = call.list("StackStatusFilter");
    List<Stack> page = page(call, false);
    result.list(
        "StackSummaries",
        page.stream()
            .filter(stack -> wanted.isEmpty() || wanted.contains(stack.status().name()))
            .toList(),
        (xml, stack) -> {
          StackElements.head(xml, stack);
          xml.text("ParentId", StackElements.orNone(stack.options().parent()))
              .text("RootId", StackElements.orNone(root(stack)));
          StackElements.drift(xml, detection.find(stack.id().arn()));
        });
    next(result, page);
  }

  private void events(QueryCall call, XmlElements result) {
    Stack stack = stackOr(call, "Stack [%s] does not exist");
    List<String> after = token(call, 1);
    int before = after.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(after.get(0));
    List<EventStore.Numbered> page =
        db.read(h -> EventStore.list(h, stack.id().arn(), before, PAGE));
    result.list("StackEvents", page, (xml, each) -> StackElements.event(xml, stack, each.event()));
    if (page.size() == PAGE) {
      result.text(
          "NextToken", PageToken.encode(List.of(String.valueOf(page.get(PAGE - 1).number()))));
    }
  }

  private Stack stackOr(QueryCall call, String words) {
    String name = call.text("StackName");
    return requests.find(name).orElseThrow(() -> QueryException.invalid(words.replace("%s", name)));
  }

  private void resources(QueryCall call, XmlElements result) {
    Stack stack =
        call.find("StackName").isPresent()
            ? stackOr(call, "Stack with id %s does not exist")
            : owner(call.text("PhysicalResourceId"));
    Optional<String> one = call.find("LogicalResourceId");
    Optional<StackDrift> drift = detection.find(stack.id().arn());
    result.list(
        "StackResources",
        rows(stack).stream()
            .filter(row -> one.isEmpty() || one.get().equals(row.logicalId()))
            .toList(),
        (xml, row) -> {
          xml.text("StackId", stack.id().arn()).text("StackName", stack.name());
          StackElements.resource(xml, row, "Timestamp", drift);
        });
  }

  /** The stack that a resource belongs to. */
  private Stack owner(String physicalId) {
    Caller caller = Caller.current();
    return db.read(
            h ->
                store
                    .list(
                        h,
                        caller.account(),
                        caller.region(),
                        StackStore.Range.first(true, Integer.MAX_VALUE))
                    .stream()
                    .filter(
                        stack ->
                            store.resources(h, stack.id().arn()).stream()
                                .anyMatch(row -> row.physicalId().equals(physicalId)))
                    .findFirst())
        .orElseThrow(() -> QueryException.invalid("Stack for " + physicalId + " does not exist"));
  }

  private List<ResourceRow> rows(Stack stack) {
    return db.read(h -> store.resources(h, stack.id().arn()));
  }

  private void resource(QueryCall call, XmlElements result) {
    Stack stack = stackOr(call, "Stack '%s' does not exist");
    String logicalId = call.text("LogicalResourceId");
    ResourceRow row =
        db.read(h -> store.findResource(h, stack.id().arn(), logicalId))
            .orElseThrow(
                () ->
                    QueryException.invalid(
                        "Resource " + logicalId + " does not exist for stack " + stack.name()));
    result.element(
        "StackResourceDetail",
        xml -> {
          xml.text("StackId", stack.id().arn()).text("StackName", stack.name());
          StackElements.resource(
              xml, row, "LastUpdatedTimestamp", detection.find(stack.id().arn()));
          xml.text("Metadata", StackElements.orNone(metadata(stack, logicalId)));
        });
  }

  private static String metadata(Stack stack, String logicalId) {
    String text = stack.definition().template();
    return text.isEmpty()
        ? ""
        : TemplateText.read(text).path("Resources").path(logicalId).path("Metadata").toString();
  }

  private void listResources(QueryCall call, XmlElements result) {
    Stack stack = stackOr(call, "Stack with id %s does not exist");
    List<String> after = token(call, 1);
    Optional<StackDrift> drift = detection.find(stack.id().arn());
    List<ResourceRow> rows =
        rows(stack).stream()
            .filter(row -> after.isEmpty() || row.logicalId().compareTo(after.get(0)) > 0)
            .limit(PAGE)
            .toList();
    result.list(
        "StackResourceSummaries",
        rows,
        (xml, row) -> StackElements.resource(xml, row, "LastUpdatedTimestamp", drift));
    if (rows.size() == PAGE) {
      result.text("NextToken", PageToken.encode(List.of(rows.get(PAGE - 1).logicalId())));
    }
  }
}

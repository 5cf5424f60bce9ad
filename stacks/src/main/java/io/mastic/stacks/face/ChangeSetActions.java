package io.mastic.stacks.face;

import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.changeset.ChangeSet;
import io.mastic.stacks.changeset.ChangeSetStore;
import io.mastic.stacks.deployment.Deployments;
import io.mastic.stacks.deployment.Foreseen;
import io.mastic.stacks.plan.HiddenValues;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import io.mastic.stacks.stack.StackStatus;
import io.mastic.stacks.template.ParameterTypes;
import io.mastic.stacks.template.TemplateText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The actions on change sets. */
final class ChangeSetActions {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

  private static final String NOTHING =
      "The submitted information didn't contain changes. Submit different information to create a"
          + " change set.";

  private final Db db;
  private final ChangeSetStore sets;
  private final Deployments deployments;
  private final Requests requests;
  private final Clock clock;

  ChangeSetActions(
      Db db, ChangeSetStore sets, Deployments deployments, Requests requests, Clock clock) {
    this.db = db;
    this.sets = sets;
    this.deployments = deployments;
    this.requests = requests;
    this.clock = clock;
  }

  Map<String, Action> actions() {
    return Map.of(
        "CreateChangeSet", this::create,
        "DescribeChangeSet", this::describe,
        "ListChangeSets", this::list,
        "ExecuteChangeSet", this::execute,
        "DeleteChangeSet", this::delete);
  }

  private void create(QueryCall call, XmlElements result) {
    String type = call.find("ChangeSetType").orElse("UPDATE");
    String name = call.text("ChangeSetName");
    if (!NAME.matcher(name).matches()) {
      throw QueryException.invalid("No name of a change set: " + name);
    }
    String stackName = call.text("StackName");
    Optional<Stack> found = requests.find(stackName);
    boolean isNew = found.isEmpty() || found.get().status() == StackStatus.REVIEW_IN_PROGRESS;
    require(type, stackName, found, isNew, call.find("OnStackFailure").orElse("ROLLBACK"));
    Optional<Stack> there = found.filter(stack -> !isNew);
    Definition definition = requests.definition(call, there);
    StackId id = found.map(Stack::id).orElseGet(() -> StackId.fresh(StackActions.name(call)));
    Foreseen foreseen = Requests.answering(() -> deployments.foresee(id, definition, there));
    if (found.isEmpty()) {
      deployments.review(id, StackActions.options(call));
    }
    ChangeSet set = set(call, id, type, foreseen);
    db.writeOnly(
        h -> {
          sets.find(h, id.arn(), name)
              .ifPresent(
                  former -> {
                    if (former.isExecutable()) {
                      throw new QueryException(
                          400, "AlreadyExistsException", "ChangeSet " + name + " already exists");
                    }
                    sets.delete(h, former.arn());
                  });
          sets.put(h, set);
        });
    result.text("Id", set.arn()).text("StackId", id.arn());
  }

  private static void require(
      String type, String name, Optional<Stack> found, boolean isNew, String onFailure) {
    if (!type.equals("CREATE") && !type.equals("UPDATE")) {
      throw QueryException.invalid("Mastic does not support change sets of type " + type);
    }
    if (type.equals("UPDATE") && found.isEmpty()) {
      throw QueryException.invalid("Stack [" + name + "] does not exist");
    }
    if (type.equals("CREATE") && !isNew) {
      throw QueryException.invalid(
          "Stack ["
              + name
              + "] already exists and cannot be created again with the changeSet ["
              + name
              + "].");
    }
    if (type.equals("UPDATE") && !onFailure.equals("ROLLBACK")) {
      throw QueryException.invalid(
          "Mastic takes OnStackFailure "
              + onFailure
              + " of updates as DisableRollback of ExecuteChangeSet.");
    }
    if (type.equals("UPDATE") && isNew) {
      throw QueryException.invalid(
          "Stack [" + name + "] is in REVIEW_IN_PROGRESS state and can not be updated.");
    }
    found
        .filter(stack -> !isNew && !stack.status().isUpdatable() && !stack.status().isLeft())
        .ifPresent(
            stack -> {
              throw QueryException.invalid(
                  "Stack:"
                      + stack.id().arn()
                      + " is in "
                      + stack.status()
                      + " state and can not be updated.");
            });
  }

  private ChangeSet set(QueryCall call, StackId id, String type, Foreseen foreseen) {
    String name = call.text("ChangeSetName");
    String arn =
        "arn:aws:cloudformation:"
            + id.region()
            + ":"
            + id.account()
            + ":changeSet/"
            + name
            + "/"
            + Ids.uuid();
    boolean isNothing = foreseen.isNothing();
    ChangeSet.Standing standing =
        new ChangeSet.Standing(
            isNothing ? "FAILED" : "CREATE_COMPLETE",
            isNothing ? NOTHING : "",
            isNothing ? "UNAVAILABLE" : "AVAILABLE",
            call.find("Description").orElse(""),
            clock.millis(),
            call.find("RoleARN").orElse(""));
    return new ChangeSet(
        arn, name, id.arn(), type, standing, foreseen.definition(), foreseen.plan().real());
  }

  ChangeSet load(QueryCall call) {
    String name = call.text("ChangeSetName");
    return find(call)
        .orElseThrow(
            () ->
                new QueryException(
                    404, "ChangeSetNotFound", "ChangeSet [" + name + "] does not exist"));
  }

  private Optional<ChangeSet> find(QueryCall call) {
    String name = call.text("ChangeSetName");
    if (name.startsWith("arn:")) {
      return db.read(h -> sets.find(h, name));
    }
    Stack stack = requests.stack(call);
    return db.read(h -> sets.find(h, stack.id().arn(), name));
  }

  private void describe(QueryCall call, XmlElements result) {
    ChangeSet set = load(call);
    head(result, set);
    Map<String, String> shown =
        HiddenValues.shown(
            ParameterTypes.read(TemplateText.read(set.definition().template())),
            set.definition().parameters());
    result.list(
        "Parameters",
        shown.entrySet(),
        (xml, parameter) ->
            xml.text("ParameterKey", parameter.getKey())
                .text("ParameterValue", parameter.getValue()));
    result.texts("Capabilities", set.definition().capabilities());
    StackElements.tags(result, set.definition().tags());
    result.list("Changes", set.changes(), ChangeElements::change);
    result.element("NotificationARNs", none -> {});
    result.element("RollbackConfiguration", none -> {});
    result.text("IncludeNestedStacks", "false");
  }

  private void head(XmlElements xml, ChangeSet set) {
    xml.text("ChangeSetId", set.arn())
        .text("ChangeSetName", set.name())
        .text("StackId", set.stack())
        .text("StackName", requests.stack(set.stack()).name())
        .text("Status", set.standing().status())
        .text("StatusReason", StackElements.orNone(set.standing().reason()))
        .text("ExecutionStatus", set.standing().execution())
        .text("Description", StackElements.orNone(set.standing().description()))
        .text("CreationTime", StackElements.time(set.standing().at()));
  }

  private void list(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    List<ChangeSet> all = db.read(h -> sets.list(h, stack.id().arn()));
    result.list("Summaries", all, this::head);
  }

  private void execute(QueryCall call, XmlElements result) {
    ChangeSet set = load(call);
    if (!set.isExecutable()) {
      throw new QueryException(
          400,
          "InvalidChangeSetStatus",
          "ChangeSet ["
              + set.arn()
              + "] cannot be executed in its current status of ["
              + set.standing().status()
              + "]");
    }
    Stack stack = requests.stack(set.stack());
    Deployment.Manner manner = Requests.manner(call);
    Stack unused =
        Requests.answering(
            () ->
                set.type().equals("CREATE")
                    ? deployments.make(stack, set.definition(), set.role(), manner)
                    : deployments.update(stack, set.definition(), set.role(), manner));
    db.writeOnly(
        h -> {
          sets.deleteAll(h, set.stack());
          sets.put(h, set.executed());
        });
    result.nothing();
  }

  private void delete(QueryCall call, XmlElements result) {
    find(call).ifPresent(set -> db.writeOnly(h -> sets.delete(h, set.arn())));
    result.nothing();
  }
}

package io.mastic.stacks.face;

import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace.Action;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.stacks.deployment.Deployments;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The actions that deploy stacks. */
final class StackActions {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");
  private static final Set<String> ON_FAILURE = Set.of("ROLLBACK", "DELETE", "DO_NOTHING");

  private final Deployments deployments;
  private final Requests requests;

  StackActions(Deployments deployments, Requests requests) {
    this.deployments = deployments;
    this.requests = requests;
  }

  Map<String, Action> actions() {
    return Map.of(
        "CreateStack", this::create,
        "UpdateStack", this::update,
        "RollbackStack", this::rollBack,
        "DeleteStack", this::delete,
        "CancelUpdateStack", this::cancel,
        "ContinueUpdateRollback", this::undoAgain,
        "UpdateTerminationProtection", this::protect);
  }

  private void create(QueryCall call, XmlElements result) {
    String name = name(call);
    if (requests.find(name).isPresent()) {
      throw new QueryException(
          400, "AlreadyExistsException", "Stack [" + name + "] already exists");
    }
    Definition definition = requests.definition(call, Optional.empty());
    Stack stack =
        Requests.answering(
            () ->
                deployments.create(
                    StackId.fresh(name), definition, options(call), Requests.manner(call)));
    result.text("StackId", stack.id().arn());
  }

  static String name(QueryCall call) {
    String name = call.text("StackName");
    if (!NAME.matcher(name).matches()) {
      throw QueryException.invalid(
          "1 validation error detected: Value '"
              + name
              + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }
    return name;
  }

  static Stack.Options options(QueryCall call) {
    String onFailure =
        call.find("OnFailure").or(() -> call.find("OnStackFailure")).orElse("ROLLBACK");
    if (!ON_FAILURE.contains(onFailure)) {
      throw QueryException.invalid("OnFailure must be one of DO_NOTHING, ROLLBACK, DELETE");
    }
    boolean isKept = call.find("DisableRollback").filter("true"::equals).isPresent();
    return new Stack.Options(
        call.find("EnableTerminationProtection").filter("true"::equals).isPresent(),
        isKept ? "DO_NOTHING" : onFailure,
        "",
        call.find("RoleARN").orElse(""));
  }

  private void update(QueryCall call, XmlElements result) {
    String name = call.text("StackName");
    Stack stack =
        requests
            .find(name)
            .orElseThrow(() -> QueryException.invalid("Stack [" + name + "] does not exist"));
    Definition definition = requests.definition(call, Optional.of(stack));
    Stack updating =
        Requests.answering(
            () ->
                deployments.update(
                    stack, definition, call.find("RoleARN").orElse(""), Requests.manner(call)));
    result.text("StackId", updating.id().arn());
  }

  private void rollBack(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    Stack going =
        Requests.answering(
            () ->
                deployments.rollBack(
                    stack, call.find("RoleARN").orElse(""), Requests.manner(call)));
    result.text("StackId", going.id().arn());
  }

  /** That there is no such stack is no error. */
  private void delete(QueryCall call, XmlElements result) {
    Optional<Stack> stack = requests.find(call.text("StackName"));
    stack.ifPresent(
        there ->
            Requests.answering(
                () -> {
                  deployments.delete(
                      there,
                      call.list("RetainResources"),
                      call.find("RoleARN").orElse(""),
                      Requests.deletion(call));
                  return there;
                }));
  }

  private void cancel(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    Requests.answering(
        () -> {
          deployments.cancel(stack);
          return stack;
        });
  }

  private void undoAgain(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    Requests.answering(
        () -> {
          deployments.undoAgain(stack, call.list("ResourcesToSkip"));
          return stack;
        });
    result.nothing();
  }

  private void protect(QueryCall call, XmlElements result) {
    Stack stack = requests.stack(call);
    boolean isProtected = call.text("EnableTerminationProtection").equals("true");
    deployments.protect(stack, isProtected);
    result.text("StackId", stack.id().arn());
  }
}

package io.mastic.stacks.face;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.stacks.deployment.StackRefusal;
import io.mastic.stacks.plan.MissingCapabilityException;
import io.mastic.stacks.plan.Sources;
import io.mastic.stacks.stack.Definition;
import io.mastic.stacks.stack.Deployment;
import io.mastic.stacks.stack.Stack;
import io.mastic.stacks.stack.StackStore;
import io.mastic.stacks.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What calls ask for, in the terms of stacks. */
final class Requests {

  private static final int LARGEST_BODY = 51_200;

  /** What would do nothing here. Clients send some of it empty with every call, which is let by. */
  private static final Set<String> REFUSED =
      Set.of(
          "RollbackConfiguration.RollbackTriggers",
          "NotificationARNs",
          "TimeoutInMinutes",
          "ResourceTypes",
          "StackPolicyBody",
          "StackPolicyURL",
          "StackPolicyDuringUpdateBody",
          "StackPolicyDuringUpdateURL",
          "ResourcesToImport");

  private final Db db;
  private final StackStore store;
  private final Sources sources;

  Requests(Db db, StackStore store, Sources sources) {
    this.db = db;
    this.store = store;
    this.sources = sources;
  }

  /** Runs something, and says in the API's words what goes wrong. */
  static <T> T answering(Supplier<T> work) {
    try {
      return work.get();
    } catch (TemplateException e) {
      throw QueryException.invalid(String.valueOf(e.getMessage()));
    } catch (MissingCapabilityException e) {
      throw new QueryException(
          400, "InsufficientCapabilitiesException", String.valueOf(e.getMessage()));
    } catch (StackRefusal e) {
      throw new QueryException(e.status(), e.code(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * The stack that a call names.
   *
   * @throws QueryException if there is none
   */
  Stack stack(QueryCall call) {
    return stack(call.text("StackName"));
  }

  Stack stack(String nameOrId) {
    return find(nameOrId)
        .orElseThrow(
            () ->
                new QueryException(
                    400, "ValidationError", "Stack with id " + nameOrId + " does not exist"));
  }

  Optional<Stack> find(String nameOrId) {
    Caller caller = Caller.current();
    return db.read(h -> store.find(h, caller.account(), caller.region(), nameOrId));
  }

  /** The template's text, if the call brings one. */
  Optional<String> template(QueryCall call) {
    Optional<String> body = call.find("TemplateBody");
    Optional<String> url = call.find("TemplateURL");
    if (body.isPresent() && url.isPresent()) {
      throw QueryException.invalid("Specify only one of TemplateBody and TemplateURL");
    }
    body.filter(text -> text.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY)
        .ifPresent(
            text -> {
              throw QueryException.invalid(
                  "1 validation error detected: Value at 'templateBody' failed to satisfy"
                      + " constraint: Member must have length less than or equal to 51200");
            });
    return body.or(() -> url.map(location -> answering(() -> sources.text(location))));
  }

  /** The text at a location in S3. */
  String source(String location) {
    return sources.text(location);
  }

  /** What is to become of a deployment that fails. */
  static Deployment.Manner manner(QueryCall call) {
    return new Deployment.Manner(
        says(call, "DisableRollback"), says(call, "RetainExceptOnCreate"), false);
  }

  /** How a stack is to be deleted. */
  static Deployment.Manner deletion(QueryCall call) {
    return switch (call.find("DeletionMode").orElse("STANDARD")) {
      case "STANDARD" -> Deployment.Manner.PLAIN;
      case "FORCE_DELETE_STACK" -> Deployment.Manner.FORCED;
      default ->
          throw QueryException.invalid("DeletionMode must be STANDARD or FORCE_DELETE_STACK");
    };
  }

  private static boolean says(QueryCall call, String flag) {
    return call.find(flag).filter("true"::equals).isPresent();
  }

  /** What a call wants a stack to be made of, where it may refer to what the stack is made of. */
  Definition definition(QueryCall call, Optional<Stack> stack) {
    refuse(call);
    boolean isPrevious = call.find("UsePreviousTemplate").filter("true"::equals).isPresent();
    String text =
        template(call)
            .or(() -> stack.filter(there -> isPrevious).map(there -> there.definition().template()))
            .orElseThrow(
                () ->
                    QueryException.invalid(
                        "Either Template URL or Template Body must be specified."));
    Map<String, String> tags = call.pairs("Tags");
    boolean areTagsLeft = stack.isPresent() && !call.has("Tags");
    return new Definition(
        text,
        parameters(call, stack),
        areTagsLeft ? stack.get().definition().tags() : tags,
        call.list("Capabilities"));
  }

  private static void refuse(QueryCall call) {
    for (String name : REFUSED) {
      if (call.find(name).isPresent()
          || !call.list(name).isEmpty()
          || !call.structures(name).isEmpty()) {
        throw QueryException.invalid("Mastic does not support " + name + " of stacks.");
      }
    }
  }

  private Map<String, String> parameters(QueryCall call, Optional<Stack> stack) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map<String, String> given : call.structures("Parameters")) {
      String key = given.getOrDefault("ParameterKey", "");
      if (given.getOrDefault("UsePreviousValue", "false").equals("true")) {
        String before = stack.map(there -> there.definition().parameters().get(key)).orElse(null);
        if (before == null) {
          throw QueryException.invalid(
              "Invalid input for parameter key "
                  + key
                  + ". Cannot specify usePreviousValue as"
                  + " true for a parameter key not in the previous template");
        }
        values.put(key, before);
      } else {
        values.put(key, given.getOrDefault("ParameterValue", ""));
      }
    }
    return values;
  }
}

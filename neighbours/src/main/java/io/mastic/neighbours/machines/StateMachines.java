package io.mastic.neighbours.machines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.machines.MachineDefinition.Fault;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The caller's state machines. */
final class StateMachines {

  private static final Pattern NAME = Pattern.compile("[\\w-]{1,80}");
  private static final int PAGE = 100;

  private final Db db;
  private final Clock clock;
  private final Shelf machines;

  StateMachines(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.machines = new Shelf(db, "state-machine");
  }

  static String arn(String name) {
    Caller caller = Caller.current();
    return "arn:aws:states:" + caller.region() + ":" + caller.account() + ":stateMachine:" + name;
  }

  private static JsonServiceException refused(String code, String message) {
    return new JsonServiceException(400, code, message);
  }

  private static String name(String arn) {
    if (!arn.startsWith(arn("")) || !NAME.matcher(arn.substring(arn("").length())).matches()) {
      throw refused("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    return arn.substring(arn("").length());
  }

  private ObjectNode load(String arn) {
    return machines
        .find(name(arn))
        .orElseThrow(
            () ->
                refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
  }

  /** The same again is no error. */
  ObjectNode create(Call call) {
    String name = call.text("name");
    if (!NAME.matcher(name).matches()) {
      throw refused("InvalidName", "Invalid Name: '" + name + "'");
    }
    ObjectNode machine = Json.MAPPER.createObjectNode();
    machine.put("stateMachineArn", arn(name)).put("name", name).put("status", "ACTIVE");
    machine.put("type", call.text("type", "STANDARD")).put("creationDate", seconds());
    machine
        .putObject("loggingConfiguration")
        .put("level", "OFF")
        .put("includeExecutionData", false);
    machine.putObject("tracingConfiguration").put("enabled", false);
    put(machine, call);
    putTags(machine.putObject("tags"), call);
    return db.write(
        h -> {
          Optional<ObjectNode> there = machines.find(name);
          if (there.isPresent() && !isSame(there.get(), machine)) {
            throw refused(
                "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn(name) + "'");
          }
          if (there.isEmpty()) {
            machines.put(name, machine);
          }
          ObjectNode answer = Json.MAPPER.createObjectNode();
          answer.put("stateMachineArn", arn(name));
          answer.set("creationDate", there.orElse(machine).get("creationDate"));
          return answer;
        });
  }

  private static boolean isSame(ObjectNode one, ObjectNode other) {
    return List.of("definition", "type", "loggingConfiguration", "tracingConfiguration").stream()
        .allMatch(member -> one.path(member).equals(other.path(member)));
  }

  private double seconds() {
    return clock.millis() / 1000.0;
  }

  /** Writes what a call says of a machine, whose definition is checked. */
  private static void put(ObjectNode machine, Call call) {
    if (call.has("definition")) {
      List<Fault> faults =
          MachineDefinition.faults(call.text("definition")).stream()
              .filter(fault -> !fault.code().equals("UNREACHABLE_STATE"))
              .toList();
      if (!faults.isEmpty()) {
        Fault first = faults.get(0);
        throw refused(
            "InvalidDefinition",
            "Invalid State Machine Definition: '"
                + first.code()
                + ": "
                + first.message()
                + " at "
                + first.location()
                + "'");
      }
    }
    for (String member :
        List.of(
            "definition",
            "roleArn",
            "loggingConfiguration",
            "tracingConfiguration",
            "encryptionConfiguration")) {
      if (call.has(member)) {
        machine.set(member, call.members().get(member));
      }
    }
    machine.put("revisionId", UUID.randomUUID().toString());
  }

  ObjectNode update(Call call) {
    change(call.text("stateMachineArn"), machine -> put(machine, call));
    ObjectNode answer = Json.MAPPER.createObjectNode().put("updateDate", seconds());
    answer.set("revisionId", load(call.text("stateMachineArn")).path("revisionId"));
    return answer;
  }

  private void change(String arn, Consumer<ObjectNode> change) {
    db.writeOnly(
        h -> {
          ObjectNode machine = load(arn);
          change.accept(machine);
          machines.put(name(arn), machine);
        });
  }

  ObjectNode describe(Call call) {
    ObjectNode machine = load(call.text("stateMachineArn"));
    machine.remove("tags");
    return machine;
  }

  ObjectNode list(Call call) {
    Listing listing;
    try {
      listing = Listing.of(call.text("nextToken", ""), limit(call));
    } catch (IllegalArgumentException e) {
      throw refused("InvalidToken", "Invalid Token: '" + call.text("nextToken") + "'");
    }
    Page<Shelf.Item> page = machines.list(listing, item -> true);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("stateMachines");
    page.items()
        .forEach(
            item ->
                list.add(
                    item.document().retain("stateMachineArn", "name", "type", "creationDate")));
    return page.nextToken() == null ? answer : answer.put("nextToken", page.nextToken());
  }

  private static int limit(Call call) {
    int asked = call.number("maxResults", PAGE);
    return asked == 0 ? PAGE : asked;
  }

  /** Nothing is published here, so that a machine has no versions. */
  ObjectNode versions(Call call) {
    ObjectNode unused = load(call.text("stateMachineArn"));
    ObjectNode none = Json.MAPPER.createObjectNode();
    none.putArray("stateMachineVersions");
    return none;
  }

  /** To delete one that is not there is no error. */
  void delete(Call call) {
    boolean unused = machines.delete(name(call.text("stateMachineArn")));
  }

  ObjectNode validate(Call call) {
    boolean warnings = call.text("severity", "ERROR").equals("WARNING");
    int most = limit(call);
    List<Fault> faults =
        MachineDefinition.faults(call.text("definition")).stream()
            .filter(fault -> warnings || !isWarning(fault))
            .toList();
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("result", faults.stream().allMatch(StateMachines::isWarning) ? "OK" : "FAIL");
    ArrayNode list = answer.putArray("diagnostics");
    faults.stream()
        .limit(most)
        .forEach(
            fault ->
                list.addObject()
                    .put("severity", isWarning(fault) ? "WARNING" : "ERROR")
                    .put("code", fault.code())
                    .put("message", fault.message())
                    .put("location", fault.location()));
    return answer.put("truncated", faults.size() > most);
  }

  private static boolean isWarning(Fault fault) {
    return fault.code().equals("UNREACHABLE_STATE");
  }

  ObjectNode tags(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("tags");
    load(call.text("resourceArn"))
        .path("tags")
        .properties()
        .forEach(
            tag -> list.addObject().put("key", tag.getKey()).put("value", tag.getValue().asText()));
    return answer;
  }

  void tag(Call call) {
    change(call.text("resourceArn"), machine -> putTags(machine.withObjectProperty("tags"), call));
  }

  private static void putTags(ObjectNode tags, Call call) {
    call.each("tags")
        .forEach(tag -> tags.put(tag.path("key").asText(), tag.path("value").asText()));
    if (tags.size() > 50) {
      throw refused("TooManyTags", "A state machine has at most 50 tags.");
    }
  }

  void untag(Call call) {
    change(
        call.text("resourceArn"),
        machine -> machine.withObjectProperty("tags").remove(call.texts("tagKeys")));
  }
}

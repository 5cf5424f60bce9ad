package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.logs.LogNotFoundException;
import io.mastic.jobs.logs.Logs;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Log groups: made, deleted, tagged, and how long their events are kept. */
final class GroupOperations {

  static final String STANDARD = "STANDARD";

  private static final int MOST_TAGS = 50;

  /** As the guide of PutRetentionPolicy lists them. */
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final Logs logs;
  private final KeptLogs kept;
  private final LogGroups groups;

  GroupOperations(Logs logs, KeptLogs kept) {
    this.logs = logs;
    this.kept = kept;
    this.groups = kept.groups();
  }

  void create(Call call) {
    String name = call.text("logGroupName");
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put(LogGroup.CLASS, call.text(LogGroup.CLASS, STANDARD));
    call.find(LogGroup.KEY).ifPresent(key -> document.put(LogGroup.KEY, key));
    ObjectNode tags = document.putObject("tags");
    call.map("tags").forEach(tags::put);
    check(tags);
    if (!groups.insert(name, document)) {
      throw new JsonServiceException(
          400, "ResourceAlreadyExistsException", "The specified log group already exists");
    }
  }

  void delete(Call call) {
    String name = call.text("logGroupName");
    Optional<LogGroup> group = groups.find(name);
    if (group.isPresent()) {
      groups.delete(group.get());
    } else if (logs.has(name)) {
      throw new JsonServiceException(
          501,
          "NotImplemented",
          "Mastic does not delete " + name + ": what Glue wrote goes with its runs (--retention).");
    } else {
      throw LogNotFoundException.group();
    }
  }

  void putRetention(Call call) {
    int days = call.number("retentionInDays", 0);
    if (!DAYS.contains(days)) {
      throw LogsRequest.invalid(
          "1 validation error detected: Value '"
              + days
              + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum"
              + " value set: "
              + DAYS.stream().sorted().toList());
    }
    groups.setRetention(said(call.text("logGroupName")), days);
  }

  void deleteRetention(Call call) {
    groups.setRetention(said(call.text("logGroupName")), null);
  }

  void tag(Call call) {
    change(
        call,
        group -> {
          call.map("tags").forEach(group.tagsToChange()::put);
          check(group.tagsToChange());
        });
  }

  void untag(Call call) {
    List<String> keys = call.texts(call.has("tagKeys") ? "tagKeys" : "tags");
    change(call, group -> group.tagsToChange().remove(keys));
  }

  ObjectNode listTags(Call call) {
    String name = name(call);
    Optional<LogGroup> group = groups.find(name);
    if (group.isEmpty() && !logs.has(name)) {
      throw LogNotFoundException.group();
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ObjectNode tags = answer.putObject("tags");
    group.ifPresent(found -> found.tags().forEach(tags::put));
    return answer;
  }

  void associateKey(Call call) {
    change(call, group -> group.document().put(LogGroup.KEY, call.text(LogGroup.KEY)));
  }

  void disassociateKey(Call call) {
    change(call, group -> group.document().remove(LogGroup.KEY));
  }

  private void change(Call call, Consumer<LogGroup> change) {
    if (call.has("logGroupName") && call.has("resourceIdentifier")) {
      throw LogsRequest.invalid(
          "logGroupName and resourceIdentifier are mutually exclusive parameters.");
    }
    groups.change(said(name(call)).name(), change);
  }

  private static String name(Call call) {
    return LogsRequest.named(
        call.find("logGroupName")
            .or(() -> call.find("resourceArn"))
            .or(() -> call.find("resourceIdentifier"))
            .orElse(""));
  }

  /** The group of which something is said; for one that Glue writes, that it is kept begins now. */
  private LogGroup said(String name) {
    if (!kept.has(name) && logs.has(name)) {
      groups.insert(name, Json.MAPPER.createObjectNode());
    }
    return groups.find(name).orElseThrow(LogNotFoundException::group);
  }

  private static void check(ObjectNode tags) {
    tags.properties()
        .forEach(
            tag -> {
              if (tag.getKey().startsWith("aws:")) {
                throw LogsRequest.invalid("aws: prefixed tag key names are not allowed.");
              }
            });
    if (tags.size() > MOST_TAGS) {
      throw new JsonServiceException(
          400, "TooManyTagsException", "A log group can have at most " + MOST_TAGS + " tags.");
    }
  }
}

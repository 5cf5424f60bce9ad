package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.wire.json.JsonServiceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reading secrets and their values. */
final class SecretReading {

  private final KeptSecrets secrets;

  SecretReading(KeptSecrets secrets) {
    this.secrets = secrets;
  }

  ObjectNode getValue(Call call) {
    Secret secret = secrets.loadLive(call.text("SecretId"));
    String version = version(secret, call);
    ObjectNode answer = value(secret, version);
    secrets.read(secret);
    return answer;
  }

  private static String version(Secret secret, Call call) {
    Optional<String> id = call.find("VersionId");
    if (id.isEmpty()) {
      String stage = call.text("VersionStage", VersionLabels.CURRENT);
      return secret
          .staged(stage)
          .orElseThrow(() -> SecretErrors.noValue("staging label: " + stage));
    }
    if (!secret.hasVersion(id.get())) {
      throw SecretErrors.noValue("VersionId: " + id.get());
    }
    if (call.has("VersionStage") && !secret.stages(id.get()).contains(call.text("VersionStage"))) {
      throw SecretErrors.wrongState(
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return id.get();
  }

  private ObjectNode value(Secret secret, String version) {
    ObjectNode answer = SecretOperations.named(secret).put("VersionId", version);
    secrets.value(secret, version).into(answer);
    ArrayNode stages = answer.putArray("VersionStages");
    secret.stages(version).forEach(stages::add);
    return answer.put("CreatedDate", secret.created(version) / 1000.0);
  }

  ObjectNode getValues(Call call) {
    List<String> ids = call.texts("SecretIdList");
    if (ids.isEmpty() == call.each("Filters").isEmpty()) {
      throw SecretErrors.invalid("You must include Filters or SecretIdList, but not both.");
    }
    if (!ids.isEmpty() && (call.has("MaxResults") || call.has("NextToken"))) {
      throw SecretErrors.invalid("MaxResults and NextToken go with Filters only.");
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode values = answer.putArray("SecretValues");
    ArrayNode errors = answer.putArray("Errors");
    if (!ids.isEmpty()) {
      ids.forEach(id -> putValue(id, values, errors));
      return answer;
    }
    Page<Secret> page =
        secrets.list(listing(call, 20), SecretFilter.of(call.each("Filters")).and(this::isLive));
    page.items().forEach(secret -> putValue(secret.name(), values, errors));
    return withToken(answer, page.nextToken());
  }

  private boolean isLive(Secret secret) {
    return !secret.isToBeDeleted();
  }

  private void putValue(String id, ArrayNode values, ArrayNode errors) {
    try {
      Secret secret = secrets.loadLive(id);
      String current =
          secret
              .staged(VersionLabels.CURRENT)
              .orElseThrow(() -> SecretErrors.noValue("staging label: " + VersionLabels.CURRENT));
      values.add(value(secret, current));
      secrets.read(secret);
    } catch (JsonServiceException e) {
      errors
          .addObject()
          .put("SecretId", id)
          .put("ErrorCode", e.code())
          .put("Message", e.getMessage());
    }
  }

  ObjectNode describe(Call call) {
    Secret secret = secrets.load(call.text("SecretId"));
    ObjectNode answer = entry(secret);
    versions(secret, answer.putObject("VersionIdsToStages"));
    return answer;
  }

  ObjectNode list(Call call) {
    boolean all = call.says("IncludePlannedDeletion");
    Predicate<Secret> filter = SecretFilter.of(call.each("Filters"));
    Listing listing = listing(call, 100);
    boolean descends = call.text("SortOrder", "asc").equals("desc");
    Page<Secret> page =
        secrets.list(
            descends ? listing.backwards() : listing,
            secret -> (all || !secret.isToBeDeleted()) && filter.test(secret));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode entries = answer.putArray("SecretList");
    for (Secret secret : page.items()) {
      ObjectNode entry = entry(secret);
      versions(secret, entry.putObject("SecretVersionsToStages"));
      entries.add(entry);
    }
    return withToken(answer, page.nextToken());
  }

  private static Listing listing(Call call, int most) {
    try {
      return Listing.of(call.find("NextToken").orElse(null), call.number("MaxResults", most));
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
  }

  private static JsonServiceException invalidToken() {
    return new JsonServiceException(
        400, "InvalidNextTokenException", "The NextToken value is invalid.");
  }

  private static ObjectNode entry(Secret secret) {
    ObjectNode entry = SecretOperations.named(secret);
    for (String member : List.of("Type", "Description", "KmsKeyId")) {
      secret.find(member).ifPresent(text -> entry.put(member, text));
    }
    secret.time("Changed").ifPresent(time -> entry.put("LastChangedDate", time / 1000.0));
    secret.time("Accessed").ifPresent(time -> entry.put("LastAccessedDate", time / 1000.0));
    secret.time("Deleted").ifPresent(time -> entry.put("DeletedDate", time / 1000.0));
    secret.time("Created").ifPresent(time -> entry.put("CreatedDate", time / 1000.0));
    SecretTags.write(secret, entry);
    return entry;
  }

  private static void versions(Secret secret, ObjectNode into) {
    for (String version : secret.versionNames()) {
      List<String> stages = secret.stages(version);
      if (!stages.isEmpty()) {
        stages.forEach(into.putArray(version)::add);
      }
    }
  }

  ObjectNode listVersions(Call call) {
    Secret secret = secrets.load(call.text("SecretId"));
    String after;
    try {
      List<String> position = PageToken.decode(call.find("NextToken").orElse(null), 1);
      after = position.isEmpty() ? "" : position.get(0);
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
    boolean all = call.says("IncludeDeprecated");
    List<String> names =
        secret.versionNames().stream()
            .filter(version -> all || !secret.stages(version).isEmpty())
            .sorted()
            .filter(version -> version.compareTo(after) > 0)
            .toList();
    Page<String> page = Page.cut(names, call.number("MaxResults", 100), List::of);
    ObjectNode answer = SecretOperations.named(secret);
    ArrayNode versions = answer.putArray("Versions");
    for (String version : page.items()) {
      ObjectNode entry = versions.addObject().put("VersionId", version);
      secret.stages(version).forEach(entry.putArray("VersionStages")::add);
      entry.put("CreatedDate", secret.created(version) / 1000.0);
    }
    return withToken(answer, page.nextToken());
  }

  private static ObjectNode withToken(ObjectNode answer, @Nullable String token) {
    return token == null ? answer : answer.put("NextToken", token);
  }
}

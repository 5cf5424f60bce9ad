package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.PolicyText;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.wire.json.JsonServiceException;
import java.util.ArrayList;
import java.util.List;

/** Making keys, and what is said of them. */
final class KeyOperations {

  private static final int MOST_TAGS = 50;

  private final KmsKeys keys;

  KeyOperations(KmsKeys keys) {
    this.keys = keys;
  }

  ObjectNode create(Call call) {
    return keys.together(
        () -> {
          KmsKey made = keys.create(KmsKey.Manager.CUSTOMER, call.text("Description", ""));
          KmsKey key =
              keys.change(
                  made.id(),
                  each -> {
                    call.find("Policy").ifPresent(policy -> putPolicy(each, policy));
                    tag(each, call);
                  });
          return describe(key);
        });
  }

  ObjectNode describe(Call call) {
    return describe(keys.load(call.text("KeyId")));
  }

  private static ObjectNode describe(KmsKey key) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("KeyMetadata", key.metadata());
    return answer;
  }

  ObjectNode list(Call call) {
    Page<KmsKey> page = keys.list(listing(call, 100));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode all = answer.putArray("Keys");
    page.items().forEach(key -> all.addObject().put("KeyId", key.id()).put("KeyArn", key.arn()));
    return end(answer, page);
  }

  static Listing listing(Call call, int most) {
    try {
      return Listing.of(call.find("Marker").orElse(null), call.number("Limit", most));
    } catch (IllegalArgumentException e) {
      throw invalidMarker();
    }
  }

  private static JsonServiceException invalidMarker() {
    return new JsonServiceException(400, "InvalidMarkerException", "The marker is invalid.");
  }

  static ObjectNode end(ObjectNode answer, Page<?> page) {
    answer.put("Truncated", page.nextToken() != null);
    return page.nextToken() == null ? answer : answer.put("NextMarker", page.nextToken());
  }

  void enable(Call call) {
    keys.change(call.text("KeyId"), key -> key.state("Enabled"));
  }

  void disable(Call call) {
    keys.change(call.text("KeyId"), key -> own(key).state("Disabled"));
  }

  /** One that its owner may change; AWS minds its own. */
  private static KmsKey own(KmsKey key) {
    if (key.isAwsManaged()) {
      throw KmsErrors.invalid(key.arn() + " is managed by AWS and cannot be changed.");
    }
    return key;
  }

  void redescribe(Call call) {
    keys.change(
        call.text("KeyId"),
        key -> own(key).metadata().put("Description", call.text("Description")));
  }

  ObjectNode scheduleDeletion(Call call) {
    int days = call.number("PendingWindowInDays", 30);
    if (days < 7 || days > 30) {
      throw KmsErrors.invalid("PendingWindowInDays must be from 7 to 30.");
    }
    double date = keys.now() + days * 86_400.0;
    KmsKey key =
        keys.change(
            call.text("KeyId"),
            each -> {
              own(each).state("PendingDeletion");
              each.metadata().put("DeletionDate", date);
            });
    return Json.MAPPER
        .createObjectNode()
        .put("KeyId", key.arn())
        .put("DeletionDate", date)
        .put("KeyState", key.state())
        .put("PendingWindowInDays", days);
  }

  ObjectNode cancelDeletion(Call call) {
    KmsKey key =
        keys.changeAny(
            call.text("KeyId"),
            each -> {
              if (!each.state().equals("PendingDeletion")) {
                throw KmsErrors.wrongState(each.arn() + " is not pending deletion.");
              }
              each.state("Disabled");
              each.metadata().remove("DeletionDate");
            });
    return Json.MAPPER.createObjectNode().put("KeyId", key.arn());
  }

  void putPolicy(Call call) {
    keys.change(call.text("KeyId"), key -> putPolicy(key, call.text("Policy")));
  }

  private static void putPolicy(KmsKey key, String policy) {
    PolicyText.flaw(policy)
        .ifPresent(
            flaw -> {
              throw new JsonServiceException(400, "MalformedPolicyDocumentException", flaw);
            });
    key.document().put("Policy", policy);
  }

  ObjectNode getPolicy(Call call) {
    KmsKey key = keys.load(call.text("KeyId"));
    String policy =
        key.document().has("Policy") ? key.document().get("Policy").asText() : ownPolicy();
    return Json.MAPPER.createObjectNode().put("Policy", policy).put("PolicyName", "default");
  }

  /** The policy that a key has whose maker gave none. */
  private static String ownPolicy() {
    ObjectNode policy = Json.MAPPER.createObjectNode();
    policy
        .put("Version", "2012-10-17")
        .put("Id", "key-default-1")
        .putArray("Statement")
        .addObject()
        .put("Sid", "Enable IAM User Permissions")
        .put("Effect", "Allow")
        .put("Action", "kms:*")
        .put("Resource", "*")
        .putObject("Principal")
        .put("AWS", "arn:aws:iam::" + Caller.current().account() + ":root");
    return Json.write(policy);
  }

  ObjectNode listPolicies(Call call) {
    keys.load(call.text("KeyId"));
    ObjectNode answer = Json.MAPPER.createObjectNode().put("Truncated", false);
    answer.putArray("PolicyNames").add("default");
    return answer;
  }

  void enableRotation(Call call) {
    keys.change(
        call.text("KeyId"),
        key ->
            own(key)
                .document()
                .put("RotationPeriodInDays", call.number("RotationPeriodInDays", 365)));
  }

  void disableRotation(Call call) {
    keys.change(call.text("KeyId"), key -> own(key).document().remove("RotationPeriodInDays"));
  }

  ObjectNode rotation(Call call) {
    KmsKey key = keys.load(call.text("KeyId"));
    ObjectNode answer = Json.MAPPER.createObjectNode().put("KeyId", key.arn());
    if (!key.document().has("RotationPeriodInDays")) {
      return answer.put("KeyRotationEnabled", false);
    }
    return answer
        .put("KeyRotationEnabled", true)
        .put("RotationPeriodInDays", key.document().get("RotationPeriodInDays").asInt());
  }

  void tag(Call call) {
    keys.change(call.text("KeyId"), key -> tag(own(key), call));
  }

  private static void tag(KmsKey key, Call call) {
    ObjectNode tags = key.document().withObjectProperty("Tags");
    call.each("Tags")
        .forEach(
            tag -> {
              String name = tag.path("TagKey").asText();
              if (name.startsWith("aws:")) {
                throw new JsonServiceException(
                    400, "TagException", "A tag's key does not begin with aws:.");
              }
              tags.put(name, tag.path("TagValue").asText());
            });
    if (tags.size() > MOST_TAGS) {
      throw new JsonServiceException(400, "LimitExceededException", "A key has at most 50 tags.");
    }
  }

  void untag(Call call) {
    keys.change(
        call.text("KeyId"),
        key -> own(key).document().withObjectProperty("Tags").remove(call.texts("TagKeys")));
  }

  ObjectNode tags(Call call) {
    KmsKey key = keys.load(call.text("KeyId"));
    ObjectNode tags = key.document().withObjectProperty("Tags");
    List<String> names = new ArrayList<>();
    tags.fieldNames().forEachRemaining(names::add);
    String after;
    try {
      List<String> position = PageToken.decode(call.find("Marker").orElse(null), 1);
      after = position.isEmpty() ? "" : position.get(0);
    } catch (IllegalArgumentException e) {
      throw invalidMarker();
    }
    List<String> rest = names.stream().sorted().filter(name -> name.compareTo(after) > 0).toList();
    Page<String> page = Page.cut(rest, call.number("Limit", 50), List::of);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("Tags");
    page.items()
        .forEach(
            name -> list.addObject().put("TagKey", name).put("TagValue", tags.get(name).asText()));
    return end(answer, page);
  }
}

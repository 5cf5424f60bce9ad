package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::KMS::Key}: symmetric, as all keys are here. */
final class KmsKeyType implements ResourceType {

  private final JsonRequests kms;

  KmsKeyType(JsonRequests kms) {
    this.kms = kms;
  }

  @Override
  public String name() {
    return "AWS::KMS::Key";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .inPlace("Description", "EnableKeyRotation", "Enabled", "KeyPolicy")
        .inPlace("PendingWindowInDays", "Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn", "KeyId");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    ObjectNode request = Documents.some(wanted, "Description");
    if (wanted.has("KeyPolicy")) {
      request.put("Policy", IamRequests.document(wanted.get("KeyPolicy")));
    }
    request.set("Tags", ResourceTags.list(ResourceTags.of(wish), "TagKey"));
    JsonNode made = kms.call("CreateKey", request).path("KeyMetadata");
    String id = made.path("KeyId").asText();
    if (isOn(wanted, "EnableKeyRotation", "false")) {
      kms.call("EnableKeyRotation", key(id));
    }
    if (!isOn(wanted, "Enabled", "true")) {
      kms.call("DisableKey", key(id));
    }
    return new ResourceState(id, wanted, Map.of("Arn", made.path("Arn").asText(), "KeyId", id));
  }

  private static boolean isOn(ObjectNode wanted, String name, String otherwise) {
    return wanted.path(name).asText(otherwise).equals("true");
  }

  private static ObjectNode key(String id) {
    return Documents.of("KeyId", id);
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String id = now.physicalId();
    boolean isEnabled = isOn(wanted, "Enabled", "true");
    if (isEnabled) {
      kms.call("EnableKey", key(id));
    }
    kms.call(
        "UpdateKeyDescription", key(id).put("Description", wanted.path("Description").asText()));
    if (wanted.has("KeyPolicy")) {
      kms.call(
          "PutKeyPolicy", key(id).put("Policy", IamRequests.document(wanted.get("KeyPolicy"))));
    }
    boolean isRotating = isOn(wanted, "EnableKeyRotation", "false");
    kms.call(isRotating ? "EnableKeyRotation" : "DisableKeyRotation", key(id));
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added -> kms.call("TagResource", key(id).set("Tags", ResourceTags.list(added, "TagKey"))),
        gone -> {
          ObjectNode keys = key(id);
          gone.forEach(keys.putArray("TagKeys")::add);
          kms.call("UntagResource", keys);
        });
    if (!isEnabled) {
      kms.call("DisableKey", key(id));
    }
    return new ResourceState(id, wanted, now.attributes());
  }

  /** As AWS's: it is scheduled for deletion. */
  @Override
  public void delete(ResourceState now) {
    String days = now.properties().path("PendingWindowInDays").asText("30");
    try {
      kms.callIfThere(
          "ScheduleKeyDeletion",
          key(now.physicalId()).put("PendingWindowInDays", Integer.parseInt(days)));
    } catch (ResourceException e) {
      if (!String.valueOf(e.getMessage()).contains("pending deletion")) {
        throw e;
      }
    }
  }
}

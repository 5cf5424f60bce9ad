package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SecretsManager::Secret}, its value given or generated. */
final class SecretType implements ResourceType {

  private static final List<String> OF_TEMPLATE =
      List.of("SecretStringTemplate", "GenerateStringKey");

  private final JsonRequests secrets;

  SecretType(JsonRequests secrets) {
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "AWS::SecretsManager::Secret";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Name")
        .inPlace("Description", "GenerateSecretString", "KmsKeyId", "SecretString", "Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Id");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    ObjectNode request = Documents.some(wanted, "Description", "KmsKeyId");
    String given = wanted.path("Name").asText();
    request.put("Name", given.isEmpty() ? wish.name() : given);
    request.put("SecretString", value(wanted));
    request.set("Tags", ResourceTags.list(ResourceTags.of(wish), "Key"));
    String arn = secrets.call("CreateSecret", request).path("ARN").asText();
    return new ResourceState(arn, wanted, Map.of("Id", arn));
  }

  private String value(ObjectNode wanted) {
    JsonNode form = wanted.path("GenerateSecretString");
    if (!form.isObject()) {
      return wanted.path("SecretString").asText("{}");
    }
    ObjectNode asked = Documents.without((ObjectNode) form, OF_TEMPLATE.toArray(String[]::new));
    String password =
        secrets.call("GetRandomPassword", typed(asked)).path("RandomPassword").asText();
    String key = form.path("GenerateStringKey").asText();
    if (key.isEmpty()) {
      return password;
    }
    try {
      ObjectNode whole = (ObjectNode) Json.read(form.path("SecretStringTemplate").asText("{}"));
      return whole.put(key, password).toString();
    } catch (IllegalArgumentException | ClassCastException e) {
      throw ResourceException.handler(
          "SecretStringTemplate must be a JSON object", "InvalidRequest", e);
    }
  }

  /** Templates write numbers and booleans as texts too. */
  private static ObjectNode typed(ObjectNode asked) {
    ObjectNode typed = Documents.of();
    asked
        .properties()
        .forEach(
            member -> {
              String text = member.getValue().asText();
              if (member.getKey().equals("PasswordLength")) {
                typed.put(member.getKey(), Integer.parseInt(text));
              } else if (member.getKey().equals("ExcludeCharacters")) {
                typed.put(member.getKey(), text);
              } else {
                typed.put(member.getKey(), Boolean.parseBoolean(text));
              }
            });
    return typed;
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    ObjectNode request =
        Documents.some(wanted, "KmsKeyId")
            .put("SecretId", now.physicalId())
            .put("Description", wanted.path("Description").asText());
    if (isOther(wanted, now, "SecretString") || isOther(wanted, now, "GenerateSecretString")) {
      request.put("SecretString", value(wanted));
    }
    secrets.call("UpdateSecret", request);
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added -> secrets.call("TagResource", of(now).set("Tags", ResourceTags.list(added, "Key"))),
        gone -> {
          ObjectNode keys = of(now);
          gone.forEach(keys.putArray("TagKeys")::add);
          secrets.call("UntagResource", keys);
        });
    return new ResourceState(now.physicalId(), wanted, now.attributes());
  }

  private static boolean isOther(ObjectNode wanted, ResourceState now, String name) {
    return !wanted.path(name).equals(now.properties().path(name));
  }

  private static ObjectNode of(ResourceState now) {
    return Documents.of("SecretId", now.physicalId());
  }

  @Override
  public void delete(ResourceState now) {
    secrets.callIfThere("DeleteSecret", of(now).put("ForceDeleteWithoutRecovery", true));
  }
}

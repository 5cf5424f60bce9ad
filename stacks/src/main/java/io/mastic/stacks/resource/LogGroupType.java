package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Logs::LogGroup}. */
final class LogGroupType implements ResourceType {

  private final JsonRequests logs;

  LogGroupType(JsonRequests logs) {
    this.logs = logs;
  }

  @Override
  public String name() {
    return "AWS::Logs::LogGroup";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("LogGroupClass", "LogGroupName")
        .inPlace("KmsKeyId", "RetentionInDays", "Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    String given = wanted.path("LogGroupName").asText();
    String name = given.isEmpty() ? wish.name() : given;
    ObjectNode request = group(name);
    for (String member : Set.of("LogGroupClass", "KmsKeyId")) {
      if (wanted.has(member)) {
        request.set(
            Character.toLowerCase(member.charAt(0)) + member.substring(1), wanted.get(member));
      }
    }
    ResourceTags.of(wish)
        .forEach((key, value) -> request.withObjectProperty("tags").put(key, value));
    logs.call("CreateLogGroup", request);
    if (wanted.has("RetentionInDays")) {
      retain(name, wanted);
    }
    ObjectNode sought =
        Documents.of("logGroupNamePrefix", name)
            .put("logGroupClass", wanted.path("LogGroupClass").asText("STANDARD"));
    // Of the names that begin so it is the first.
    String arn =
        logs.call("DescribeLogGroups", sought).path("logGroups").path(0).path("arn").asText();
    return new ResourceState(name, wanted, Map.of("Arn", arn));
  }

  private void retain(String name, ObjectNode wanted) {
    logs.call(
        "PutRetentionPolicy",
        group(name).put("retentionInDays", wanted.path("RetentionInDays").asInt()));
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String name = now.physicalId();
    if (wanted.has("RetentionInDays")) {
      retain(name, wanted);
    } else {
      logs.call("DeleteRetentionPolicy", group(name));
    }
    if (wanted.has("KmsKeyId")) {
      logs.call("AssociateKmsKey", group(name).put("kmsKeyId", wanted.path("KmsKeyId").asText()));
    } else {
      logs.call("DisassociateKmsKey", group(name));
    }
    String arn = String.valueOf(now.attributes().get("Arn")).replaceFirst(":\\*$", "");
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added -> {
          ObjectNode request = Documents.of("resourceArn", arn);
          ObjectNode tags = request.putObject("tags");
          added.forEach(tags::put);
          logs.call("TagResource", request);
        },
        gone -> {
          ObjectNode request = Documents.of("resourceArn", arn);
          gone.forEach(request.putArray("tagKeys")::add);
          logs.call("UntagResource", request);
        });
    return new ResourceState(name, wanted, now.attributes());
  }

  private static ObjectNode group(String name) {
    return Documents.of("logGroupName", name);
  }

  @Override
  public void delete(ResourceState now) {
    logs.callIfThere("DeleteLogGroup", group(now.physicalId()));
  }
}

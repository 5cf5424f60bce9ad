package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Custom::LogRetention} of CDK ({@code logRetention: ...}): for how long a log group keeps
 * what somebody else writes; it is made if it is not there.
 */
final class LogRetentionType implements ResourceType {

  private static final String GROUP = "LogGroupName";

  private final JsonRequests logs;

  LogRetentionType(JsonRequests logs) {
    this.logs = logs;
  }

  @Override
  public String name() {
    return "Custom::LogRetention";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces(GROUP, "LogGroupRegion")
        .inPlace("RemovalPolicy", "RetentionInDays")
        .kept("nothing is asked over a network", "SdkRetry")
        .kept("no function is asked", "ServiceToken")
        .required(GROUP, "ServiceToken");
  }

  @Override
  public Set<String> attributes() {
    return Set.of(GROUP);
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(properties().faults(properties));
    String here = Caller.current().region();
    if (!properties.path("LogGroupRegion").asText(here).equals(here)) {
      faults.add("#/LogGroupRegion: Mastic does not keep logs of another region by a stack");
    }
    return faults;
  }

  @Override
  public ResourceState create(Wish wish) {
    String name = wish.properties().path(GROUP).asText();
    if (!isThere(name)) {
      logs.call("CreateLogGroup", group(name));
    }
    retain(wish.properties());
    return new ResourceState(name, wish.properties(), Map.of(GROUP, name));
  }

  private boolean isThere(String name) {
    // Of the names that begin so it is the first.
    return logs.call("DescribeLogGroups", Documents.of("logGroupNamePrefix", name))
        .path("logGroups")
        .path(0)
        .path("logGroupName")
        .asText()
        .equals(name);
  }

  private static ObjectNode group(String name) {
    return Documents.of("logGroupName", name);
  }

  private void retain(ObjectNode wanted) {
    ObjectNode group = group(wanted.path(GROUP).asText());
    if (wanted.has("RetentionInDays")) {
      logs.call(
          "PutRetentionPolicy",
          group.put("retentionInDays", wanted.path("RetentionInDays").asInt()));
    } else {
      logs.call("DeleteRetentionPolicy", group);
    }
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    retain(wish.properties());
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  /** The group stays, unless it is said that it goes. */
  @Override
  public void delete(ResourceState now) {
    if (now.properties().path("RemovalPolicy").asText().equals("destroy")) {
      logs.callIfThere("DeleteLogGroup", group(now.physicalId()));
    }
  }
}

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::Function}, as CDK makes some for its own custom resources. No function is run
 * here: what they would do, {@link EmptiedBucketType}, {@link DeployedFilesType}, {@link
 * BucketNotificationsType} and {@link LogRetentionType} do. Any other is refused.
 */
final class ProviderFunctionType implements ResourceType {

  private static final String EMPTIES = "Lambda function for auto-deleting objects in";

  /** CDK gives it the same logical id in each stack, whatever the memory that stands behind. */
  private static final String DEPLOYS = "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C";

  private static final String NOTIFIES =
      "BucketNotificationsHandler050a0587b7544547bf325f094a3db834";
  private static final String RETAINS = "LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a";

  @Override
  public String name() {
    return "AWS::Lambda::Function";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .kept("CDK's own function is not run", "Code", "Description", "Handler", "MemorySize")
        .kept("CDK's own function is not run", "Role", "Runtime", "Tags", "Timeout")
        .kept("CDK's own function is not run", "Architectures", "Environment", "Layers")
        .kept("CDK's own function is not run", "EphemeralStorage", "LoggingConfig");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public List<String> faults(String logicalId, ObjectNode properties) {
    boolean isNamed = List.of(DEPLOYS, NOTIFIES, RETAINS).stream().anyMatch(logicalId::startsWith);
    return isNamed || properties.path("Description").asText().startsWith(EMPTIES)
        ? properties().faults(properties)
        : List.of(
            "Mastic runs no Lambda functions: only those by which CDK empties buckets, deploys"
                + " files, has buckets tell of objects, and sets the retention of logs have entries"
                + " here");
  }

  @Override
  public String remark() {
    return "Mastic runs no Lambda functions: this is an entry, and what it would do is done without"
        + " it";
  }

  @Override
  public ResourceState create(Wish wish) {
    Caller caller = Caller.current();
    String arn =
        "arn:aws:lambda:" + caller.region() + ":" + caller.account() + ":function:" + wish.name();
    return new ResourceState(wish.name(), wish.properties(), Map.of("Arn", arn));
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  @Override
  public void delete(ResourceState now) {
    // There is nothing but the entry.
  }
}

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::Function}, as CDK makes one to empty buckets. No function is run here: what
 * that one would do, {@link EmptiedBucketType} does. Any other is refused.
 */
final class ProviderFunctionType implements ResourceType {

  private static final String EMPTIES = "Lambda function for auto-deleting objects in";

  @Override
  public String name() {
    return "AWS::Lambda::Function";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .kept("CDK's own function is not run", "Code", "Description", "Handler", "MemorySize")
        .kept("CDK's own function is not run", "Role", "Runtime", "Tags", "Timeout");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    return properties.path("Description").asText().startsWith(EMPTIES)
        ? properties().faults(properties)
        : List.of(
            "Mastic runs no Lambda functions: only the one by which CDK empties buckets has an"
                + " entry here");
  }

  @Override
  public String remark() {
    return "Mastic runs no Lambda functions: this is an entry, and buckets are emptied without it";
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

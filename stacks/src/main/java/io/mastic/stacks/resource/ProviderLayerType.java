package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code AWS::Lambda::LayerVersion}, as CDK makes one with the AWS CLI for its own function that
 * deploys files. Any other is refused.
 */
final class ProviderLayerType implements ResourceType {

  private static final String CLI = "/opt/awscli/aws";

  @Override
  public String name() {
    return "AWS::Lambda::LayerVersion";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable().kept("CDK's own function is not run", "Content", "Description");
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(properties().faults(properties));
    if (!properties.path("Description").asText().equals(CLI)) {
      faults.add("Mastic runs no Lambda functions: only CDK's layer of the AWS CLI has an entry");
    }
    return faults;
  }

  @Override
  public String remark() {
    return "Mastic runs no Lambda functions: this is an entry, and files are deployed without it";
  }

  @Override
  public ResourceState create(Wish wish) {
    Caller caller = Caller.current();
    String layer =
        "arn:aws:lambda:" + caller.region() + ":" + caller.account() + ":layer:" + wish.name();
    return new ResourceState(layer + ":1", wish.properties(), Map.of());
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

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code AWS::ECR::Repository}, as CDK's bootstrapping asks for one whether an app has images or
 * not. There is no registry: that one is an entry of its stack which says so, any other is refused.
 */
final class ImageRepositoryType implements ResourceType {

  private static final Pattern BOOTSTRAP =
      Pattern.compile("cdk-[A-Za-z0-9_-]{1,10}-container-assets-\\d{12}-[a-z0-9-]+");

  @Override
  public String name() {
    return "AWS::ECR::Repository";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("RepositoryName")
        .kept("there is no registry of images", "ImageScanningConfiguration", "ImageTagMutability")
        .kept("there is no registry of images", "LifecyclePolicy", "RepositoryPolicyText", "Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn", "RepositoryUri");
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(properties().faults(properties));
    if (!BOOTSTRAP.matcher(properties.path("RepositoryName").asText()).matches()) {
      faults.add("Mastic has no registry of images: only CDK's own repository has an entry here");
    }
    return faults;
  }

  @Override
  public String remark() {
    return "Mastic has no registry of images: this is an entry for CDK's bootstrapping, and no"
        + " image can be put there";
  }

  @Override
  public ResourceState create(Wish wish) {
    Caller caller = Caller.current();
    String name = wish.properties().path("RepositoryName").asText();
    return new ResourceState(
        name,
        wish.properties(),
        Map.of(
            "Arn",
            "arn:aws:ecr:" + caller.region() + ":" + caller.account() + ":repository/" + name,
            "RepositoryUri",
            caller.account() + ".dkr.ecr." + caller.region() + ".amazonaws.com/" + name));
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

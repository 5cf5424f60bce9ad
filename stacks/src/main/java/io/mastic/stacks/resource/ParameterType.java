package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SSM::Parameter}. Parameters that are sealed (SecureString) come from no template. */
final class ParameterType implements ResourceType {

  private final JsonRequests ssm;

  ParameterType(JsonRequests ssm) {
    this.ssm = ssm;
  }

  @Override
  public String name() {
    return "AWS::SSM::Parameter";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Name")
        .inPlace("AllowedPattern", "Description", "Tags", "Tier", "Type", "Value")
        .required("Type", "Value");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Type", "Value");
  }

  @Override
  public boolean varies(String attribute) {
    return true;
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    String given = wish.properties().path("Name").asText();
    String name = given.isEmpty() ? "CFN-" + wish.name() : given;
    return put(wish, name, false, Map.of());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    return put(wish, now.physicalId(), true, ResourceTags.own(now));
  }

  private ResourceState put(
      Wish wish, String name, boolean isThere, Map<String, String> tagsBefore) {
    ObjectNode wanted = wish.properties();
    if (wanted.path("Type").asText().equals("SecureString")) {
      throw ResourceException.handler(
          "SecureString parameters cannot be made by a template", "InvalidRequest", null);
    }
    ObjectNode request =
        Documents.some(wanted, "AllowedPattern", "Description", "Tier", "Type")
            .put("Name", name)
            .put("Value", wanted.path("Value").asText())
            .put("Overwrite", isThere);
    if (isThere && !wanted.has("Description")) {
      request.put("Description", "");
    }
    ssm.call("PutParameter", request);
    ResourceTags.change(
        ResourceTags.of(wish),
        tagsBefore,
        added ->
            ssm.call(
                "AddTagsToResource", resource(name).set("Tags", ResourceTags.list(added, "Key"))),
        gone -> {
          ObjectNode keys = resource(name);
          gone.forEach(keys.putArray("TagKeys")::add);
          ssm.call("RemoveTagsFromResource", keys);
        });
    return new ResourceState(
        name,
        wanted,
        Map.of("Type", wanted.path("Type").asText(), "Value", wanted.path("Value").asText()));
  }

  private static ObjectNode resource(String name) {
    return Documents.of("ResourceType", "Parameter", "ResourceId", name);
  }

  @Override
  public void delete(ResourceState now) {
    ssm.callIfThere("DeleteParameter", Documents.of("Name", now.physicalId()));
  }
}

package io.mastic.stacks.resource;

import java.util.Map;

/** {@code AWS::KMS::Alias}. */
final class KeyAliasType implements ResourceType {

  private final JsonRequests kms;

  KeyAliasType(JsonRequests kms) {
    this.kms = kms;
  }

  @Override
  public String name() {
    return "AWS::KMS::Alias";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("AliasName")
        .inPlace("TargetKeyId")
        .required("AliasName", "TargetKeyId");
  }

  @Override
  public ResourceState create(Wish wish) {
    kms.call("CreateAlias", Documents.some(wish.properties(), "AliasName", "TargetKeyId"));
    return new ResourceState(
        wish.properties().path("AliasName").asText(), wish.properties(), Map.of());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    kms.call("UpdateAlias", Documents.some(wish.properties(), "AliasName", "TargetKeyId"));
    return new ResourceState(now.physicalId(), wish.properties(), Map.of());
  }

  @Override
  public void delete(ResourceState now) {
    kms.callIfThere("DeleteAlias", Documents.of("AliasName", now.physicalId()));
  }
}

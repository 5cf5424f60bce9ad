package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Types that are nothing but their entry in a stack: {@code AWS::CDK::Metadata}, {@code
 * AWS::CloudFormation::WaitConditionHandle}, and placeholders of types that are not here.
 */
public final class TokenType implements ResourceType {

  private final String name;
  private final boolean isOpen;

  private TokenType(String name, boolean isOpen) {
    this.name = name;
    this.isOpen = isOpen;
  }

  static TokenType metadata() {
    return new TokenType("AWS::CDK::Metadata", true);
  }

  static TokenType handle() {
    return new TokenType("AWS::CloudFormation::WaitConditionHandle", false);
  }

  /** Of a type that is not here, where the server was told to take these so. */
  static TokenType placeholder(String name) {
    return new TokenType(name, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable();
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    return isOpen ? List.of() : properties().faults(properties);
  }

  @Override
  public ResourceState create(Wish wish) {
    return new ResourceState(wish.name(), wish.properties(), Map.of());
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

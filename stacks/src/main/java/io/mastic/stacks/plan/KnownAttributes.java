package io.mastic.stacks.plan;

import io.mastic.stacks.resource.ResourceType;
import io.mastic.stacks.template.TemplateException;

/** Which attributes a type has. */
final class KnownAttributes {

  private KnownAttributes() {}

  static void require(ResourceType type, String logicalId, String attribute) {
    if (!type.hasAttribute(attribute)) {
      throw new TemplateException(
          "Template error: resource "
              + logicalId
              + " does not support attribute type "
              + attribute
              + " in Fn::GetAtt");
    }
  }
}

package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;

/** What functions ask about the world outside of their template. */
public interface Lookup {

  /**
   * What {@code Ref} of a resource gives.
   *
   * @throws TemplateException if it is not there
   */
  JsonNode reference(String logicalId);

  /**
   * What {@code Fn::GetAtt} gives.
   *
   * @throws TemplateException if its type has no such attribute
   */
  JsonNode attribute(String logicalId, String attribute);

  /** What another stack exports by that name. */
  String imported(String exportName);

  /**
   * What stands for {@code {{resolve:SERVICE:KEY}}}.
   *
   * @param service for example {@code ssm}
   */
  String stored(String service, String key);

  /** Of nothing: for what must not depend on it. */
  Lookup NOTHING =
      new Lookup() {
        @Override
        public JsonNode reference(String logicalId) {
          throw TemplateException.error("resources cannot be referred to here: " + logicalId);
        }

        @Override
        public JsonNode attribute(String logicalId, String attribute) {
          throw TemplateException.error("resources cannot be referred to here: " + logicalId);
        }

        @Override
        public String imported(String exportName) {
          throw TemplateException.error("Fn::ImportValue cannot be used here");
        }

        @Override
        public String stored(String service, String key) {
          throw TemplateException.error("dynamic references cannot be used here");
        }
      };
}

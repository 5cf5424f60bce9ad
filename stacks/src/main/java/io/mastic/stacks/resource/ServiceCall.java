package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call that a service is to be asked.
 *
 * @param operation empty for none
 */
record ServiceCall(String operation, ObjectNode request) {

  boolean isNone() {
    return operation.isEmpty();
  }
}

package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** How a resource is found when it is looked for. */
public sealed interface Sighting {

  /** It is not there any more. */
  record Gone() implements Sighting {}

  /**
   * It is there.
   *
   * @param properties as a template would have them; one that is not set is missing
   * @param readable names of the properties that can be read
   */
  record There(ObjectNode properties, Set<String> readable) implements Sighting {

    public There {
      readable = Set.copyOf(readable);
    }
  }
}

package io.mastic.stacks.stack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stack is made of.
 *
 * @param template its text
 * @param parameters as they were given or by default
 * @param tags of the stack
 */
public record Definition(
    String template,
    Map<String, String> parameters,
    Map<String, String> tags,
    List<String> capabilities) {

  /** Of nothing. */
  public static final Definition NONE = new Definition("", Map.of(), Map.of(), List.of());

  public Definition {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}

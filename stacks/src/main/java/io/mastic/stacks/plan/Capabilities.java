package io.mastic.stacks.plan;

import io.mastic.stacks.template.ResourceSpec;
import io.mastic.stacks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a template may do only if it is said that it may. */
public final class Capabilities {

  private static final Set<String> NAMES =
      Set.of("RoleName", "ManagedPolicyName", "InstanceProfileName", "GroupName", "UserName");

  private Capabilities() {}

  /** What a template needs, as AWS names it. */
  public static List<String> of(Template template) {
    Set<String> needed = new TreeSet<>();
    for (ResourceSpec resource : template.resources().values()) {
      if (resource.type().startsWith("AWS::IAM::")) {
        boolean isNamed = NAMES.stream().anyMatch(name -> resource.properties().has(name));
        needed.add(isNamed ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
      }
    }
    if (needed.contains("CAPABILITY_NAMED_IAM")) {
      needed.remove("CAPABILITY_IAM");
    }
    return List.copyOf(needed);
  }

  /** The resources for which they are needed. */
  public static List<String> types(Template template) {
    List<String> types = new ArrayList<>();
    template.resources().values().stream()
        .map(ResourceSpec::type)
        .filter(type -> type.startsWith("AWS::IAM::"))
        .forEach(types::add);
    return types;
  }

  static boolean covers(List<String> given, String needed) {
    return given.contains(needed)
        || (needed.equals("CAPABILITY_IAM") && given.contains("CAPABILITY_NAMED_IAM"));
  }

  /**
   * Checks that what is needed is given.
   *
   * @throws MissingCapabilityException if not
   */
  public static void require(Template template, List<String> given) {
    List<String> missing = of(template).stream().filter(needed -> !covers(given, needed)).toList();
    if (!missing.isEmpty()) {
      throw new MissingCapabilityException("Requires capabilities : " + missing);
    }
  }
}

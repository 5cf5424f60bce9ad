package io.mastic.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.ValidationException;

/**
 * Checks requests against the service model before any room sees them: required members, lengths
 * (in code points), ranges, patterns and enums, with the wording of AWS's ValidationException.
 */
public final class Constraints {

  /** The schema registry refuses these in words of its own, which are its room's. */
  private static final Set<String> LEFT_TO_THE_REGISTRY =
      Set.of("SchemaRegistryNameString", "DataFormat", "Compatibility");

  private Constraints() {}

  /**
   * Throws if the request breaks a constraint of the model.
   *
   * @throws ValidationException naming every member that does, up to a hundred
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException naming them, if the
   *     request is one of the schema registry
   */
  public static void check(GlueRequest request) {
    String name = modelName(request);
    Shape shape = Shapes.find(name + "Request");
    if (shape != null) {
      String broken = broken(request, shape, RegisteredNames.of(request));
      if (!broken.isEmpty()) {
        throw Errors.validation(broken);
      }
      return;
    }
    // The model calls the input of the registry's operations otherwise, and declares no
    // ValidationException for them.
    Shape ofRegistry = Shapes.find(name + "Input");
    if (ofRegistry != null) {
      String broken = broken(request, ofRegistry, LEFT_TO_THE_REGISTRY);
      if (!broken.isEmpty()) {
        throw Errors.invalidInput(broken);
      }
    }
  }

  private static String broken(GlueRequest request, Shape shape, Set<String> passedOver) {
    Violations violations = new Violations(passedOver);
    checkMembers(request, shape, null, violations);
    return violations.isEmpty() ? "" : violations.message();
  }

  /** The operation's name, for the SDK says ML otherwise than the model. */
  private static String modelName(GlueRequest request) {
    String type = request.getClass().getSimpleName();
    String name = type.substring(0, type.length() - "Request".length());
    return name.contains("Ml") ? name.replace("Ml", "ML") : name;
  }

  private static void checkMembers(
      SdkPojo pojo, Shape shape, @Nullable Path path, Violations violations) {
    int set = 0;
    for (SdkField<?> field : pojo.sdkFields()) {
      String name = field.locationName();
      String memberShape = shape.members.get(name);
      if (memberShape == null || violations.isFull()) {
        continue;
      }
      Object value = field.getValueOrDefault(pojo);
      if (AwsJsonWriter.isSet(value)) {
        set++;
        checkValue(value, memberShape, Path.of(path, name), violations);
      } else if (shape.required.contains(name)) {
        violations.add(null, Path.of(path, name), "Member must not be null");
      }
    }
    if (shape.union && set != 1) {
      violations.ofSecret().add(pojo, path, "Member must have exactly one of its members set");
    }
  }

  private static void checkValue(Object value, String shapeName, Path path, Violations outer) {
    Shape shape = Shapes.find(shapeName);
    if (shape == null || outer.passesOver(shapeName)) {
      return;
    }
    Violations violations = shape.sensitive ? outer.ofSecret() : outer;
    for (String broken : Rules.broken(value, shape)) {
      violations.add(value, path, broken);
    }
    if (value instanceof SdkPojo nested) {
      checkMembers(nested, shape, path, violations);
    } else if (value instanceof List<?> list && shape.member != null) {
      checkElements(list, shape.member, path, violations);
    } else if (value instanceof Map<?, ?> map && shape.key != null && shape.value != null) {
      checkEntries(map, shape.key, shape.value, path, violations);
    }
  }

  private static void checkElements(
      List<?> list, String memberShape, Path path, Violations violations) {
    int position = 0;
    for (Object element : list) {
      position++;
      if (violations.isFull()) {
        return;
      }
      if (isScalar(element)) {
        String rules = Rules.allIfBroken(element, memberShape);
        if (rules != null) {
          violations.add(list, path, "Member must satisfy constraint: " + rules);
          return;
        }
      } else {
        checkValue(
            Objects.requireNonNull(element), memberShape, path.element(position), violations);
      }
    }
  }

  private static void checkEntries(
      Map<?, ?> map, String keyShape, String valueShape, Path path, Violations violations) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (violations.isFull()) {
        return;
      }
      String keyRules =
          violations.passesOver(keyShape) ? null : Rules.allIfBroken(entry.getKey(), keyShape);
      if (keyRules != null) {
        violations.add(map, path, "Map keys must satisfy constraint: " + keyRules);
        return;
      }
      Object value = entry.getValue();
      if (isScalar(value)) {
        String valueRules = Rules.allIfBroken(value, valueShape);
        if (valueRules != null) {
          violations.add(map, path, "Map value must satisfy constraint: " + valueRules);
          return;
        }
      } else {
        checkValue(
            Objects.requireNonNull(value), valueShape, path.entry(entry.getKey()), violations);
      }
    }
  }

  /** Null counts as one: it is reported with the list or map that holds it. */
  private static boolean isScalar(@Nullable Object value) {
    return !(value instanceof SdkPojo || value instanceof List || value instanceof Map);
  }
}

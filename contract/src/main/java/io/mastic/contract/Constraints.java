package io.mastic.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ValidationException;

/**
 * Checks requests against the service model before any room sees them: required members, lengths
 * (in code points), ranges, patterns and enums, with the wording of AWS's ValidationException.
 */
public final class Constraints {

  private Constraints() {}

  /**
   * Throws if the request breaks a constraint of the model.
   *
   * @throws ValidationException naming every member that does, up to a hundred
   * @throws InvalidInputException the same, where the operation is one of the schema registry
   */
  public static void check(GlueRequest request) {
    Shape shape = shape(request);
    if (shape == null) {
      return;
    }
    Violations violations = new Violations();
    checkMembers(request, shape, "", violations);
    if (!violations.isEmpty()) {
      throw isOfRegistry(request)
          ? Errors.invalidInput(violations.message())
          : Errors.validation(violations.message());
    }
  }

  /** What the model says of a request, or null if it is older than the request. */
  static @Nullable Shape shape(GlueRequest request) {
    String name = modelName(request);
    return Shapes.find(isOfRegistry(request) ? name.replaceFirst("Request$", "Input") : name);
  }

  /** The model has other names for what the operations of the schema registry take. */
  private static boolean isOfRegistry(GlueRequest request) {
    return Shapes.find(modelName(request)) == null;
  }

  private static String modelName(GlueRequest request) {
    String name = request.getClass().getSimpleName();
    return name.contains("Ml") ? name.replace("Ml", "ML") : name;
  }

  private static void checkMembers(SdkPojo pojo, Shape shape, String path, Violations violations) {
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
        checkValue(value, memberShape, join(path, name), violations);
      } else if (shape.required.contains(name)) {
        violations.add(null, join(path, name), "Member must not be null");
      }
    }
    if (shape.union && set != 1) {
      violations.addUnseen(path, "Member must have exactly one of its members set");
    }
  }

  private static void checkValue(
      Object value, String shapeName, String path, Violations violations) {
    Shape shape = Shapes.find(shapeName);
    if (shape == null) {
      return;
    }
    for (String broken : Rules.broken(value, shape)) {
      if (shape.sensitive) {
        violations.addUnseen(path, broken);
      } else {
        violations.add(value, path, broken);
      }
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
      List<?> list, String memberShape, String path, Violations violations) {
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
            Objects.requireNonNull(element),
            memberShape,
            path + "." + position + ".member",
            violations);
      }
    }
  }

  private static void checkEntries(
      Map<?, ?> map, String keyShape, String valueShape, String path, Violations violations) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (violations.isFull()) {
        return;
      }
      String keyRules = Rules.allIfBroken(entry.getKey(), keyShape);
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
            Objects.requireNonNull(value),
            valueShape,
            path + "." + entry.getKey() + ".member",
            violations);
      }
    }
  }

  /** Null counts as one: it is reported with the list or map that holds it. */
  private static boolean isScalar(@Nullable Object value) {
    return !(value instanceof SdkPojo || value instanceof List || value instanceof Map);
  }

  private static String join(String path, String member) {
    String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
    return path.isEmpty() ? name : path + "." + name;
  }
}

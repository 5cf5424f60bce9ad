package io.mastic.catalog.connection.type;

import io.mastic.catalog.connection.type.BuiltInTypes.TypeFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.glue.model.AllowedValue;
import software.amazon.awssdk.services.glue.model.Property;
import software.amazon.awssdk.services.glue.model.PropertyType;

/** Reads the short form of properties: {@code NAME}, {@code NAME!}, {@code NAME=value}. */
final class PropertyList {

  private final TypeFile file;

  PropertyList(TypeFile file) {
    this.file = file;
  }

  Map<String, Property> read(List<String> words) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (String word : words) {
      if (word.startsWith("@")) {
        properties.putAll(read(Objects.requireNonNull(file.sets().get(word.substring(1)), word)));
      } else {
        Property property = property(word);
        properties.put(property.name(), property);
      }
    }
    return properties;
  }

  private Property property(String word) {
    String[] parts = word.split("[=!]", 2);
    String name = parts[0];
    Property.Builder property =
        Property.builder()
            .name(name)
            .description(Objects.requireNonNull(file.descriptions().get(name), name))
            .required(word.endsWith("!"))
            .propertyTypes(isSecret(name) ? PropertyType.SECRET : PropertyType.USER_INPUT);
    List<String> allowed = file.allowedValues().getOrDefault(name, List.of());
    if (!allowed.isEmpty()) {
      property.allowedValues(
          allowed.stream().map(value -> AllowedValue.builder().value(value).build()).toList());
    }
    return word.contains("=") ? property.defaultValue(parts[1]).build() : property.build();
  }

  private static boolean isSecret(String name) {
    return name.endsWith("PASSWORD");
  }
}

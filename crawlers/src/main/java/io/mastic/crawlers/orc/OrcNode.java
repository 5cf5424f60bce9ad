package io.mastic.crawlers.orc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as a file lists it.
 *
 * @param parts places of the types that it is made of
 * @param fieldId by which Iceberg knows it; null elsewhere
 */
public record OrcNode(
    OrcKind kind,
    List<Integer> parts,
    List<String> names,
    long length,
    long precision,
    long scale,
    @Nullable Integer fieldId) {

  public OrcNode {
    parts = List.copyOf(parts);
    names = List.copyOf(names);
  }

  static OrcNode of(ProtoFields fields) {
    OrcKind kind = OrcKind.BOOLEAN;
    List<Integer> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    long length = 0;
    long precision = 38;
    long scale = 10;
    Integer id = null;
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> kind = OrcKind.of(fields.value());
        case 2 -> parts.addAll(fields.numbers());
        case 3 -> names.add(fields.text());
        case 4 -> length = fields.value();
        case 5 -> precision = fields.value();
        case 6 -> scale = fields.value();
        case 7 -> id = icebergId(fields.message(), id);
        default -> {}
      }
    }
    return new OrcNode(kind, parts, names, length, precision, scale, id);
  }

  private static @Nullable Integer icebergId(ProtoFields attribute, @Nullable Integer known) {
    String key = "";
    String value = "";
    while (attribute.next()) {
      switch (attribute.number()) {
        case 1 -> key = attribute.text();
        case 2 -> value = attribute.text();
        default -> {}
      }
    }
    return key.equals("iceberg.id") ? Integer.valueOf(value) : known;
  }
}

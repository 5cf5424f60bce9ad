package io.mastic.crawlers.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The type of a column or of what is inside one; {@link #hive} is how the catalog writes it. */
public sealed interface Type {

  Type BOOLEAN = new Atom("boolean");
  Type INT = new Atom("int");
  Type BIGINT = new Atom("bigint");
  Type DOUBLE = new Atom("double");
  Type STRING = new Atom("string");

  /** Only nulls and empties were seen: gives way to every other type, and is a string if alone. */
  Type NOTHING = new Atom("");

  /** For example {@code array<struct<id:int>>}. */
  String hive();

  /** A type without parts, for example {@code bigint} or {@code decimal(10,2)}. */
  record Atom(String name) implements Type {
    @Override
    public String hive() {
      return name.isEmpty() ? "string" : name;
    }
  }

  record Array(Type element) implements Type {
    @Override
    public String hive() {
      return "array<" + element.hive() + ">";
    }
  }

  record MapOf(Type key, Type value) implements Type {
    @Override
    public String hive() {
      return "map<" + key.hive() + "," + value.hive() + ">";
    }
  }

  /** Fields in the order in which they were first seen; a struct of nothing is a string. */
  record Struct(List<Column> fields) implements Type {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String hive() {
      if (fields.isEmpty()) {
        return "string";
      }
      return fields.stream()
          .map(field -> field.name() + ":" + field.type().hive())
          .collect(Collectors.joining(",", "struct<", ">"));
    }
  }

  static Type atom(String name) {
    return new Atom(name.toLowerCase(Locale.ROOT));
  }
}

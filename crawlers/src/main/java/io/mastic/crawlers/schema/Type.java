package io.mastic.crawlers.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

  /**
   * This one with a string for each struct that has a field of another name than of letters, digits
   * and underscores, no digit first, or two whose names differ in their case alone: not all of
   * Hive, Spark and Trino can read such a type, and their readers of text give the whole struct as
   * it is written.
   */
  Type plain();

  /**
   * A type without parts, for example {@code bigint} or {@code decimal(10,2)}: one of Hive's words,
   * so that whatever is written can be read.
   */
  record Atom(String name) implements Type {

    private static final Pattern WORD =
        Pattern.compile(
            "|boolean|tinyint|smallint|int|bigint|float|double|string|binary|date|timestamp"
                + "|decimal\\(\\d{1,2},\\d{1,2}\\)|(?:var)?char\\(\\d{1,5}\\)");

    public Atom {
      if (!WORD.matcher(name).matches()) {
        throw new IllegalArgumentException("no type of Hive's: " + name);
      }
    }

    @Override
    public String hive() {
      return name.isEmpty() ? "string" : name;
    }

    @Override
    public Type plain() {
      return this;
    }
  }

  record Array(Type element) implements Type {
    @Override
    public String hive() {
      return "array<" + element.hive() + ">";
    }

    @Override
    public Type plain() {
      return new Array(element.plain());
    }
  }

  record MapOf(Type key, Type value) implements Type {
    @Override
    public String hive() {
      return "map<" + key.hive() + "," + value.hive() + ">";
    }

    @Override
    public Type plain() {
      return new MapOf(key.plain(), value.plain());
    }
  }

  /** Fields in the order in which they were first seen; a struct of nothing is a string. */
  record Struct(List<Column> fields) implements Type {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public Type plain() {
      boolean plain = fields.stream().allMatch(field -> PLAIN.matcher(field.name()).matches());
      long names = fields.stream().map(f -> f.name().toLowerCase(Locale.ROOT)).distinct().count();
      return plain && names == fields.size()
          ? new Struct(
              fields.stream().map(field -> new Column(field.name(), field.type().plain())).toList())
          : STRING;
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

package io.mastic.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a catalog must answer, as simply as can be said: databases, tables, partitions in maps. */
final class CatalogModel {

  static final String NOT_FOUND = "EntityNotFoundException";
  static final String EXISTS = "AlreadyExistsException";
  static final String STALE = "ConcurrentModificationException";
  static final String OK = "ok";

  private final Map<String, Map<String, Table>> databases = new TreeMap<>();

  private static final class Table {
    private final Map<Integer, String> partitions = new TreeMap<>();
    private final Map<Integer, String> archive = new TreeMap<>();
    private String description;
    private int version;

    Table(String description) {
      this.description = description;
    }
  }

  String createDatabase(String database) {
    return databases.putIfAbsent(database, new TreeMap<>()) == null ? OK : EXISTS;
  }

  String deleteDatabase(String database) {
    return databases.remove(database) == null ? NOT_FOUND : OK;
  }

  String databases() {
    return databases.keySet().toString();
  }

  String createTable(String database, String table, String description) {
    Map<String, Table> tables = databases.get(database);
    if (tables == null) {
      return NOT_FOUND;
    }
    return tables.putIfAbsent(table, new Table(description)) == null ? OK : EXISTS;
  }

  String updateTable(
      String database, String name, String description, int expected, boolean archives) {
    Table table = find(database, name);
    if (table == null) {
      return NOT_FOUND;
    }
    if (expected >= 0 && expected != table.version) {
      return STALE;
    }
    if (archives) {
      table.archive.put(table.version, table.description);
    }
    table.description = description;
    table.version++;
    return OK;
  }

  String deleteTable(String database, String name) {
    return find(database, name) == null || databases.get(database).remove(name) == null
        ? NOT_FOUND
        : OK;
  }

  String tables(String database) {
    Map<String, Table> tables = databases.get(database);
    return tables == null ? NOT_FOUND : tables.keySet().toString();
  }

  /** The newest first. */
  String versions(String database, String name) {
    Table table = find(database, name);
    if (table == null) {
      return NOT_FOUND;
    }
    List<String> versions = new ArrayList<>();
    table.archive.forEach((version, text) -> versions.add(0, version + ":" + text));
    versions.add(0, table.version + ":" + table.description);
    return versions.toString();
  }

  String createPartition(String database, String name, int year, String location) {
    Table table = find(database, name);
    if (table == null) {
      return NOT_FOUND;
    }
    return table.partitions.putIfAbsent(year, location) == null ? OK : EXISTS;
  }

  /** Gives a partition another value, or only another location. */
  String updatePartition(String database, String name, int year, int to, String location) {
    Table table = find(database, name);
    if (table == null || !table.partitions.containsKey(year)) {
      return NOT_FOUND;
    }
    if (to != year && table.partitions.containsKey(to)) {
      return EXISTS;
    }
    table.partitions.remove(year);
    table.partitions.put(to, location);
    return OK;
  }

  String deletePartition(String database, String name, int year) {
    Table table = find(database, name);
    return table == null || table.partitions.remove(year) == null ? NOT_FOUND : OK;
  }

  String partitions(String database, String name, int from, int to) {
    Table table = find(database, name);
    if (table == null) {
      return NOT_FOUND;
    }
    Map<Integer, String> found = new TreeMap<>(table.partitions);
    found.keySet().removeIf(year -> year < from || year > to);
    return found.toString();
  }

  private Table find(String database, String table) {
    Map<String, Table> tables = databases.get(database);
    return tables == null ? null : tables.get(table);
  }
}

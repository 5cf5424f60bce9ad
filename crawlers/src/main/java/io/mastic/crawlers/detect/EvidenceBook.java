package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.explain.Evidence.Seen;
import io.mastic.crawlers.explain.FolderExplanation;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes, value by value, which types a column has. */
final class EvidenceBook {

  /** A value is shown no further. */
  private static final int LONGEST = 60;

  private final List<Map<String, Seen>> columns = new ArrayList<>();

  /**
   * @param columns how many there are; of more than are shown nothing is noted
   */
  EvidenceBook(int columns) {
    for (int i = 0; i < Math.min(columns, FolderExplanation.MOST_COLUMNS); i++) {
      this.columns.add(new LinkedHashMap<>());
    }
  }

  /** What there is to say where the file itself says the types. */
  static List<Evidence> ofTypes(FileSchema schema) {
    return schema.columns().stream()
        .limit(FolderExplanation.MOST_COLUMNS)
        .map(column -> new Evidence(column.name(), column.type().hive(), List.of()))
        .toList();
  }

  /**
   * @param record counted from 1
   */
  void add(int column, Type type, String value, long record) {
    add(column, type.equals(Type.NOTHING) ? "empty" : type.hive(), value, record);
  }

  /** Of a value of that kind, which may be no type but a part of one. */
  void add(int column, String name, String value, long record) {
    if (column < columns.size()) {
      columns
          .get(column)
          .merge(
              name,
              new Seen(name, 1, shown(value), record),
              (a, b) -> new Seen(name, a.count() + 1, a.example(), a.record()));
    }
  }

  List<Evidence> evidence(FileSchema schema) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < Math.min(columns.size(), schema.columns().size()); i++) {
      List<Seen> seen = new ArrayList<>(columns.get(i).values());
      seen.sort(Comparator.comparingLong(Seen::count).reversed());
      evidence.add(
          new Evidence(
              schema.columns().get(i).name(), schema.columns().get(i).type().hive(), seen));
    }
    return evidence;
  }

  private static String shown(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "...";
  }
}

package io.mastic.crawlers.preview.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of the files of a table: rows up to a number, bytes up to a budget, and nothing
 * more once the time is over.
 */
public final class Taking {

  /** A value of more characters is cut: it is looked at, not worked with. */
  public static final int LONGEST = 4_096;

  private final int most;
  private final BooleanSupplier isOver;
  private final List<ShownRow> rows = new ArrayList<>();
  private long budget;
  private int file;
  private List<@Nullable String> keys = List.of();
  private FileRule rule = FileRule.NONE;
  private long position;

  /**
   * @param most rows
   * @param budget bytes that may be read of files
   * @param isOver whether the time is over
   */
  public Taking(int most, long budget, BooleanSupplier isOver) {
    this.most = most;
    this.budget = budget;
    this.isOver = isOver;
  }

  /** From here on rows are of this file, and end with the values of its partition. */
  public void begin(int newFile, List<@Nullable String> newKeys) {
    begin(newFile, newKeys, FileRule.NONE);
  }

  /** The same, of a table that says more of the file. */
  public void begin(int newFile, List<@Nullable String> newKeys, FileRule newRule) {
    file = newFile;
    keys = newKeys;
    rule = newRule;
    position = 0;
  }

  public boolean isFull() {
    return rows.size() >= most;
  }

  /** Whether nothing more may be read. */
  public boolean isSpent() {
    return isFull() || budget <= 0 || isOver.getAsBoolean();
  }

  public int wanted() {
    return most - rows.size();
  }

  public long budget() {
    return Math.max(0, budget);
  }

  public void spend(long bytes) {
    budget -= bytes;
  }

  /**
   * @param values of the data's columns
   */
  public void add(List<@Nullable String> values, @Nullable String bad) {
    if (rule.isDeleted().test(position++)) {
      return;
    }
    List<@Nullable String> all = new ArrayList<>(values.size() + keys.size());
    values.forEach(value -> all.add(cut(value)));
    rule.constants().forEach(all::set);
    all.addAll(keys);
    rows.add(new ShownRow(file, all, bad));
  }

  public List<ShownRow> rows() {
    return List.copyOf(rows);
  }

  private static @Nullable String cut(@Nullable String value) {
    return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }
}

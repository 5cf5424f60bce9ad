package io.mastic.app.crawls;

import io.mastic.crawlers.crawl.DryRun;
import io.mastic.crawlers.crawl.DryRun.Planned;
import io.mastic.crawlers.explain.CrawlFinding;
import io.mastic.crawlers.explain.FolderExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Column;

/** What a crawler would make of a place, as lines for a person. */
public final class ExplainedPlace {

  private static final int MOST_FOLDERS = 20;

  private ExplainedPlace() {}

  public static List<String> lines(DryRun run) {
    List<String> lines = new ArrayList<>();
    if (run.tables().isEmpty()) {
      lines.add("No table would be made.");
    }
    run.tables().forEach(table -> add(lines, table));
    add(lines, "Why", run.findings().stream().filter(f -> !f.code().isWarning()).toList());
    add(lines, "To look at", run.findings().stream().filter(f -> f.code().isWarning()).toList());
    run.explanations().stream().limit(MOST_FOLDERS).forEach(folder -> add(lines, folder));
    if (run.explanations().size() > MOST_FOLDERS) {
      lines.add("And " + (run.explanations().size() - MOST_FOLDERS) + " folders more.");
    }
    return lines;
  }

  /** By one file of a folder: what each classifier says of it, and what its columns rest on. */
  private static void add(List<String> lines, FolderExplanation folder) {
    lines.add(folder.location() + folder.file() + " is " + folder.classification());
    folder.verdicts().forEach(verdict -> lines.add("  - " + verdict.sentence()));
    folder.columns().forEach(column -> lines.add("  - column " + column.sentence()));
    lines.add("");
  }

  private static void add(List<String> lines, Planned table) {
    lines.add("Table " + table.name());
    lines.add("  " + table.input().storageDescriptor().location());
    lines.add(
        "  "
            + table.input().parameters().getOrDefault("classification", "")
            + (table.stats().objects() == 0
                ? ""
                : ", "
                    + count(table.stats().objects(), "file")
                    + ", "
                    + size(table.stats().bytes())
                    + ", about "
                    + count(table.stats().records(), "record")));
    List<Column> columns = table.input().storageDescriptor().columns();
    List<Column> keys = table.input().partitionKeys();
    int width =
        Stream.concat(columns.stream(), keys.stream())
            .mapToInt(column -> column.name().length())
            .max()
            .orElse(1);
    columns.forEach(column -> lines.add(line(width, column, "")));
    keys.forEach(key -> lines.add(line(width, key, "  (partition key)")));
    if (!keys.isEmpty()) {
      String first =
          table.partitions().first().stream()
              .map(values -> String.join("/", values))
              .collect(Collectors.joining(", "));
      lines.add(
          "  "
              + count(table.partitions().found(), "partition")
              + ": "
              + first
              + (table.partitions().found() > table.partitions().first().size() ? ", ..." : ""));
    }
    lines.add("");
  }

  private static String line(int width, Column column, String note) {
    return String.format(
            Locale.ROOT,
            "    %-" + Math.max(1, width) + "s  %s%s",
            column.name(),
            column.type(),
            note)
        .stripTrailing();
  }

  private static void add(List<String> lines, String title, List<CrawlFinding> findings) {
    if (!findings.isEmpty()) {
      lines.add(title);
      findings.forEach(finding -> lines.add("  - " + finding.sentence()));
      lines.add("");
    }
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    if (bytes < 1024) {
      return count(bytes, "byte");
    }
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < 4) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", size, "KMGT".charAt(unit - 1));
  }
}

package io.mastic.crawlers.explain;

import java.util.List;

/**
 * Why files of a folder are what they are taken for, by one of them.
 *
 * @param location of the folder, with a trailing slash
 * @param file the one that was looked at closely
 * @param classification Glue's word; {@code UNKNOWN} if no classifier recognizes it
 * @param verdicts what each classifier says, in the order in which they are asked
 * @param columns why each column has its type, the first {@value #MOST_COLUMNS}
 */
public record FolderExplanation(
    String location,
    String file,
    String classification,
    List<Verdict> verdicts,
    List<Evidence> columns) {

  public static final int MOST_COLUMNS = 100;

  public FolderExplanation {
    verdicts = List.copyOf(verdicts);
    columns = List.copyOf(columns.subList(0, Math.min(MOST_COLUMNS, columns.size())));
  }
}

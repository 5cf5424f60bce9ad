package io.mastic.crawlers.explain;

/** What can be said of a crawl. Each is a sentence; what is in braces is in the finding. */
public enum CrawlCode {
  /** What the files of a table are. */
  FORMAT(
      "{subject} is {classification} with certainty {certainty}{details}: {counted}, {records}"
          + " records."),
  /** Sub-folders with data that is alike. */
  PARTITIONS(
      "{subject} is one table: its {count} folders of files hold alike data, partitions by"
          + " {keys}."),
  /** A lone sub-folder whose name says that it is a partition. */
  LONE_PARTITION(
      "{subject} is one table though it has the one sub-folder {folder}: its name is a"
          + " partition's."),
  /** A sub-folder that differs from those that are the table. */
  UNLIKE_FOLDER(
      "{subject} is a table of its own: its data is unlike that of the folders beside it"
          + " ({likeness} % alike, more than 70 % are asked for)."),
  /** A sub-folder alike, but with its files at another depth. */
  OTHER_DEPTH(
      "{subject} is a table of its own: its files lie {depth} folders deep, those of the folders"
          + " beside it {others}."),
  /** A sub-folder of a folder in which no kind of data is the most frequent one. */
  NO_MAJORITY(
      "{subject} is a table of its own: of the {count} folders beside each other, {kinds} kinds of"
          + " data, none is in more than half."),
  /** The same, as there are more kinds than AWS allows in one table's folder. */
  TOO_MANY_SCHEMAS(
      "{subject} is a table of its own: {kinds} different schemas lie beside each other, and a"
          + " table's folder may hold five."),
  /** A sub-folder above the level at which tables were asked for. */
  ABOVE_TABLE_LEVEL("{subject} is a table of its own: tables are asked for at level {level}."),
  /** A file that lies beside folders with data. */
  FILE_BESIDE_FOLDERS("{subject} is a table of its own: it lies beside folders with data."),
  /** A folder beside files that are a table. */
  FOLDER_BESIDE_FILES(
      "{subject} is a table of its own: it lies beside the files of a table that are unlike its"
          + " own."),
  /** A file of a folder whose files differ. */
  FILE_UNLIKE("{subject} is a table of its own: it is unlike the files beside it."),
  /** Files of one folder that are not in its table. */
  LEFT_OUT("{count} files of {subject} are not of its table and are excluded from it: {files}."),
  /** The same, more than can be named. */
  LEFT_OUT_TOO_MANY(
      "{subject} holds {count} files that are not of its table, too many to be excluded one by one:"
          + " readers will meet them."),
  /** A folder with the metadata of Iceberg, Delta or Hudi. */
  LAKE_TABLE("{subject} is a table of {lake}, by {file}."),
  /** The same, but its metadata does not say what a table needs. */
  LAKE_UNREADABLE("{subject} gets no table: {why}."),
  /** A path without what its target asks for. */
  NO_LAKE_TABLE("No table of {lake} was found under {subject}."),
  /** A table or view behind a connection. */
  DATABASE_TABLE(
      "{subject} is a {kind} of {database}, by connection {connection}: {columns} columns."),
  /** The same, of DynamoDB. */
  DYNAMO_TABLE(
      "{subject} is a table of DynamoDB of about {items} items: {columns} attributes were seen."),
  /** A path to tables of a database where there are none. */
  NO_TABLES("No tables fit {subject}."),
  /**
   * A table of the catalog that is to be brought up to date, and whose data is in other folders.
   */
  OTHER_KEYS(
      "Table {subject} is left as it is: its data lies {depth} folders deep, and it has {keys}"
          + " partition keys."),
  /** A file that the store does not give, or that defeats the crawler: the others are read. */
  UNREADABLE_FILE(
      "File {subject} cannot be read: {why}. As its table may be more than was seen, nothing is held"
          + " to be gone."),
  /** A target of which only some folders were listed. */
  BY_EVENTS(
      "{subject}: the {messages} messages of its queue name {folders} folders, which were listed; the"
          + " others are as they were."),
  /** Messages of a queue of events that tell of no object. */
  STRANGE_MESSAGES("{count} messages of {subject} are no events of Amazon S3 and {fate}."),
  /** A target without data. */
  NO_FILES("No files were found under {subject}."),
  /** A file that no classifier knows, or that is broken. */
  UNKNOWN_FILE("File {subject} is classified UNKNOWN: {why}.");

  private final String sentence;

  CrawlCode(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** Whether its user should look at it: something has no table. */
  public boolean isWarning() {
    return this == UNKNOWN_FILE
        || this == NO_FILES
        || this == NO_TABLES
        || this == NO_LAKE_TABLE
        || this == OTHER_KEYS
        || this == STRANGE_MESSAGES
        || this == UNREADABLE_FILE
        || this == LAKE_UNREADABLE
        || this == LEFT_OUT_TOO_MANY;
  }
}

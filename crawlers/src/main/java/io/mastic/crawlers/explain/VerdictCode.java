package io.mastic.crawlers.explain;

/** What a classifier can say of a file. Each reads well after "csv: "; facts are in braces. */
public enum VerdictCode {
  /** It recognizes the file, and is the one that decided. */
  MATCHED("it fits, with certainty {certainty}"),
  /** It would recognize the file as well, but another one came first or is more certain. */
  ALSO_FITS("it would fit with certainty {certainty}, but {winner} was asked first"),
  /** The format's files begin with bytes of their own. */
  OTHER_BEGINNING("its files begin with other bytes"),
  /** It is of that format by its beginning, and broken. */
  BROKEN("{why}"),
  /** It is of that format, which no reader of tables reads. */
  NOT_READ("{why}"),
  /** A format of text, and the file is none. */
  NOT_TEXT("the file is no text"),
  /** JSON begins with a brace or bracket. */
  NOT_JSON("the first character is {first}, and JSON begins with '{' or '['"),
  /** It begins as JSON does. */
  BROKEN_JSON("it begins like JSON, and cannot be read near byte {at}: {why}"),
  /** The JSON path of a classifier leads to nothing. */
  NOTHING_AT_PATH("there is nothing at {path}"),
  /** XML begins with a tag. */
  NOT_XML("it does not begin with a tag"),
  /** It begins as XML does. */
  BROKEN_XML("{why}"),
  /** The row tag of a classifier is not in it. */
  NO_ROWS_OF_TAG("there is no element {tag} with content"),
  /** A log of another kind, or no log. */
  FEW_LINES_MATCH("{matched} of the first {looked} lines match its pattern, four of five must"),
  /** CSV leaves what begins with a brace to JSON. */
  BEGINS_LIKE_JSON("it begins with '{', as JSON does"),
  /** No delimiter is in each line. */
  ONE_COLUMN("no delimiter parts its lines into columns: {tried}"),
  /** Some delimiter is in many lines, but rows differ in length. */
  RAGGED("parted by {delimiter}, {share} % of the rows have {width} columns, 80 % must"),
  /** A delimiter is in each line, and they are no rows. */
  NO_ROWS("{delimiter} is in each line, but most are {what}"),
  /** Header and data cannot be told apart. */
  TOO_FEW_ROWS("it has {rows} rows, two are needed"),
  /** More columns than a table of text may have. */
  TOO_MANY_COLUMNS("it has {width} columns, more than {most}");

  private final String sentence;

  VerdictCode(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}

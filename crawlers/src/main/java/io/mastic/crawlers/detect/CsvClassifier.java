package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.explain.VerdictCode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delimited text.
 *
 * @see CsvHeader for how a header is told
 */
public final class CsvClassifier implements TextClassifier {

  /** How many rows decide on delimiter and header; types are taken from all rows of the sample. */
  private static final int FIRST_ROWS = 200;

  private static final int MOST_COLUMNS = 10_000;

  private final CsvSettings settings;

  private CsvClassifier(CsvSettings settings) {
    this.settings = settings;
  }

  public static CsvClassifier builtIn() {
    return new CsvClassifier(CsvSettings.BUILT_IN);
  }

  public static CsvClassifier custom(CsvSettings settings) {
    return new CsvClassifier(settings);
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Opinion judge(Sample sample) {
    if (!sample.isText()) {
      return Opinion.differs(VerdictCode.NOT_TEXT);
    }
    if (settings.equals(CsvSettings.BUILT_IN) && sample.firstByte() == '{') {
      return Opinion.differs(VerdictCode.BEGINS_LIKE_JSON);
    }
    String text = sample.text();
    CsvRows.End end = end(sample);
    CsvDelimiter.Fit fit =
        CsvDelimiter.best(delimiter -> rows(text, delimiter, end).take(FIRST_ROWS), settings);
    int narrowest = settings.width() == CsvSettings.Width.ANY ? 1 : 2;
    if (fit.width() < narrowest) {
      return Opinion.differs(VerdictCode.ONE_COLUMN, "tried", CsvDelimiter.tried(settings));
    }
    if (!fit.isRegular()) {
      return Opinion.differs(
          VerdictCode.RAGGED,
          "delimiter",
          CsvDelimiter.shown(fit.delimiter()),
          "share",
          (long) Math.floor(fit.share() * 100),
          "width",
          fit.width());
    }
    if (fit.width() > MOST_COLUMNS) {
      return Opinion.differs(
          VerdictCode.TOO_MANY_COLUMNS, "width", fit.width(), "most", MOST_COLUMNS);
    }
    Optional<String> others = others(text, fit, end);
    if (others.isPresent()) {
      return Opinion.differs(
          VerdictCode.NO_ROWS,
          "delimiter",
          CsvDelimiter.shown(fit.delimiter()),
          "what",
          others.get());
    }
    boolean fixed = !settings.columns().types().isEmpty();
    // A header alone, or a single row of who knows what, says too little of the data.
    if (fit.rows().size() < 2 && !(fixed && settings.heading() != CsvSettings.Heading.UNKNOWN)) {
      return Opinion.differs(VerdictCode.TOO_FEW_ROWS, "rows", fit.rows().size());
    }
    return Opinion.fits(table(sample, text, fit));
  }

  /** What its lines are instead of rows; whoever makes a classifier of csv knows that they are. */
  private Optional<String> others(String text, CsvDelimiter.Fit fit, CsvRows.End end) {
    OtherLines others = new OtherLines();
    if (settings.equals(CsvSettings.BUILT_IN)) {
      CsvRows rows = rows(text, fit.delimiter(), end);
      for (int i = 0; i < fit.rows().size(); i++) {
        List<String> cells = rows.next();
        others.add(rows.line(), cells, rows.isQuoted());
      }
    }
    return others.what();
  }

  /** Each cell's own type, by column. */
  @Override
  public List<Evidence> evidence(Sample sample, Look.Recognized look) {
    String delimiter = look.format().parameters().getOrDefault("delimiter", ",");
    CsvRows rows = rows(sample.text(), delimiter.charAt(0), end(sample));
    if (look.format().parameters().containsKey("skip.header.line.count")) {
      rows.next();
    }
    EvidenceBook book = new EvidenceBook(look.schema().columns().size());
    long record = 0;
    for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      record++;
      for (int i = 0; i < row.size(); i++) {
        String cell = trim(row.get(i));
        book.add(i, CsvType.of(cell), cell, record);
      }
    }
    return book.evidence(look.schema());
  }

  private static CsvRows.End end(Sample sample) {
    return sample.whole() ? CsvRows.End.REAL : CsvRows.End.CUT;
  }

  private Look.Recognized table(Sample sample, String text, CsvDelimiter.Fit fit) {
    boolean headed = isHeaded(fit);
    CsvRows rows = rows(text, fit.delimiter(), end(sample));
    CsvQuotes quotes = new CsvQuotes(fit.delimiter(), settings.quoteOrDefault());
    List<String> head = headed ? rows.next() : List.of();
    if (headed) {
      quotes.addHead(rows);
    }
    List<String> names = names(head, fit.width());
    Type[] types = new Type[names.size()];
    Arrays.fill(types, Type.NOTHING);
    long records = 0;
    for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      records++;
      quotes.add(row, rows);
      for (int i = 0; i < Math.min(types.length, row.size()); i++) {
        types[i] = CsvType.merge(types[i], CsvType.of(trim(row.get(i))));
      }
    }
    Format format =
        encoded(format(fit.delimiter(), headed, quotes, sample.charset()), sample.charset())
            .compressed(sample.compression());
    return new Look.Recognized(
        format,
        FileSchema.of(columns(names, types), naming(headed)),
        sample.extrapolate(records),
        List.of());
  }

  /** Readers take text for UTF-8 unless its SerDe says otherwise. */
  private static Format encoded(Format format, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8)
        ? format
        : format.with("serialization.encoding", charset.name());
  }

  private boolean isHeaded(CsvDelimiter.Fit fit) {
    List<List<String>> rows = fit.rows();
    return switch (settings.heading()) {
      case PRESENT -> true;
      case ABSENT -> false;
      case UNKNOWN ->
          settings.columns().names().isEmpty()
              ? CsvHeader.isIn(rows, fit.width())
              : rows.get(0).stream().map(String::strip).toList().equals(settings.columns().names());
    };
  }

  private List<String> names(List<String> first, int width) {
    List<String> given =
        settings.columns().names().isEmpty()
            ? first.stream().map(name -> name.strip().replaceAll("\\R", " ")).toList()
            : settings.columns().names();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.max(width, given.size()); i++) {
      boolean named = i < given.size() && !given.get(i).isEmpty();
      names.add(named ? given.get(i) : "col" + i);
    }
    return names;
  }

  private FileSchema.Names naming(boolean headed) {
    return headed || !settings.columns().names().isEmpty()
        ? FileSchema.Names.GIVEN
        : FileSchema.Names.MADE_UP;
  }

  private List<Column> columns(List<String> names, Type[] inferred) {
    List<Column> columns = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      Type type =
          i < settings.columns().types().size()
              ? Type.atom(settings.columns().types().get(i))
              : inferred[i];
      columns.add(new Column(names.get(i), type));
    }
    return columns;
  }

  private Format format(char delimiter, boolean headed, CsvQuotes quotes, Charset charset) {
    char quote = settings.quoteOrDefault();
    Map<String, String> parameters = new HashMap<>();
    parameters.put("delimiter", String.valueOf(delimiter));
    parameters.put("columnsOrdered", "true");
    parameters.put("areColumnsQuoted", "false");
    if (headed) {
      parameters.put("skip.header.line.count", "1");
    }
    if (settings.library() == CsvSettings.Library.OPEN_CSV) {
      return overLines(
          new Format("csv", "none", parameters, Serde.openCsv(delimiter, quote, '\\')), quotes);
    }
    if (quote != '"') {
      // LazySimpleSerDe knows no quotes: jobs read this word, other engines see them as text.
      parameters.put("quoteChar", String.valueOf(quote));
    }
    Format plain = new Format("csv", "none", parameters, Serde.lazySimple(delimiter));
    // OpenCSVSerde knows no character set but UTF-8, which readers make of UTF-16 beforehand.
    boolean open =
        settings.library() == CsvSettings.Library.DETECTED
            && quotes.areOpenCsv()
            && !charset.equals(Sample.LATIN);
    return overLines(open ? quoted(plain, delimiter) : plain, quotes);
  }

  private static Format overLines(Format format, CsvQuotes quotes) {
    return quotes.areOverLines() ? format.overLines() : format;
  }

  private Format quoted(Format plain, char delimiter) {
    Map<String, String> parameters = new HashMap<>(plain.parameters());
    parameters.put("areColumnsQuoted", "true");
    parameters.remove("quoteChar");
    Serde serde = Serde.openCsv(delimiter, settings.quoteOrDefault(), CsvQuotes.NO_ESCAPE);
    return new Format("csv", "none", parameters, serde, plain);
  }

  private CsvRows rows(String text, char delimiter, CsvRows.End end) {
    return new CsvRows(text, delimiter, settings.quoteOrDefault(), end);
  }

  private String trim(String cell) {
    return settings.trimming() == CsvSettings.Trimming.TRIM ? cell.strip() : cell;
  }
}

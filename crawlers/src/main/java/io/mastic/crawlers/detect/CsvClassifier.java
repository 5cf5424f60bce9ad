package io.mastic.crawlers.detect;

import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
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
  public Optional<Look.Recognized> look(Sample sample) {
    boolean isBuiltIn = settings.equals(CsvSettings.BUILT_IN);
    if (!sample.isText() || (isBuiltIn && sample.firstByte() == '{')) {
      return Optional.empty();
    }
    String text = sample.text();
    CsvRows.End end = sample.whole() ? CsvRows.End.REAL : CsvRows.End.CUT;
    return CsvDelimiter.find(delimiter -> rows(text, delimiter, end).take(FIRST_ROWS), settings)
        .filter(fit -> fit.width() <= MOST_COLUMNS)
        .flatMap(fit -> table(sample, text, fit));
  }

  private Optional<Look.Recognized> table(Sample sample, String text, CsvDelimiter.Fit fit) {
    boolean headed = isHeaded(fit.rows());
    boolean fixed = !settings.columns().types().isEmpty();
    // A header alone, or a single row of who knows what, says too little of the data.
    if (fit.rows().size() < 2 && !(fixed && settings.heading() != CsvSettings.Heading.UNKNOWN)) {
      return Optional.empty();
    }
    CsvRows rows = rows(text, fit.delimiter(), sample.whole() ? CsvRows.End.REAL : CsvRows.End.CUT);
    List<String> names = names(headed ? rows.next() : List.of(), fit.width());
    Type[] types = new Type[names.size()];
    Arrays.fill(types, Type.NOTHING);
    long records = 0;
    CsvQuotes quotes = new CsvQuotes(fit.delimiter(), settings.quoteOrDefault());
    for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      records++;
      quotes.add(row, rows);
      for (int i = 0; i < Math.min(types.length, row.size()); i++) {
        types[i] = CsvType.merge(types[i], CsvType.of(trim(row.get(i))));
      }
    }
    return Optional.of(
        new Look.Recognized(
            format(fit.delimiter(), headed, quotes).compressed(sample.compression()),
            FileSchema.of(columns(names, types), naming(headed)),
            sample.extrapolate(records),
            List.of()));
  }

  private boolean isHeaded(List<List<String>> rows) {
    return switch (settings.heading()) {
      case PRESENT -> true;
      case ABSENT -> false;
      case UNKNOWN ->
          settings.columns().names().isEmpty()
              ? CsvHeader.isIn(rows)
              : rows.get(0).stream().map(String::strip).toList().equals(settings.columns().names());
    };
  }

  private List<String> names(List<String> first, int width) {
    List<String> given =
        settings.columns().names().isEmpty()
            ? first.stream().map(String::strip).toList()
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

  private Format format(char delimiter, boolean headed, CsvQuotes quotes) {
    char quote = settings.quoteOrDefault();
    Map<String, String> parameters = new HashMap<>();
    parameters.put("delimiter", String.valueOf(delimiter));
    parameters.put("columnsOrdered", "true");
    parameters.put("areColumnsQuoted", "false");
    if (headed) {
      parameters.put("skip.header.line.count", "1");
    }
    if (settings.library() == CsvSettings.Library.OPEN_CSV) {
      return new Format("csv", "none", parameters, Serde.openCsv(delimiter, quote, '\\'));
    }
    if (quote != '"') {
      // LazySimpleSerDe knows no quotes: jobs read this word, other engines see them as text.
      parameters.put("quoteChar", String.valueOf(quote));
    }
    Format plain = new Format("csv", "none", parameters, Serde.lazySimple(delimiter));
    return settings.library() == CsvSettings.Library.DETECTED && quotes.areOpenCsv()
        ? quoted(plain, delimiter)
        : plain;
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

package io.mastic.runtime.delimited;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.option.Options;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file with their cells in the order of a table's columns, for who takes cells by their
 * places: a column is found by the file's header, or by what its partition says that it has.
 */
public final class CellOrder {

  /** What stands for a column that a file has not, where a SerDe knows no text for null. */
  public static final String ABSENT = "\0";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
  private static final String WANTED = "wantedColumns";
  private static final String OWN = "ownColumns";
  private static final String MARK = "\uFEFF";

  private final Dialect dialect;
  private final FieldReader reader;
  private final int[] places;
  private final Charset charset;

  private CellOrder(Dialect dialect, int[] places) {
    this.dialect = dialect;
    this.reader = dialect.reader();
    this.places = places.clone();
    // Cells go on as the bytes that they are, whatever these mean.
    boolean ascii = dialect.separator().chars().allMatch(c -> c < 128);
    this.charset =
        ascii && dialect.endsLinesByOneByte() ? StandardCharsets.ISO_8859_1 : dialect.charset();
  }

  /**
   * What says it of a table's or partition's files.
   *
   * @param own the columns of files without a header, in their order; none if their header tells
   */
  public static Map<String, String> facts(Options options, List<String> wanted, List<String> own) {
    Map<String, String> facts = new HashMap<>(DelimitedText.settings(options));
    facts.put(WANTED, written(wanted));
    if (!own.isEmpty()) {
      facts.put(OWN, written(own));
    }
    return facts;
  }

  /** Whether anything is said of the order of cells. */
  public static boolean isSaid(Map<String, String> facts) {
    return facts.containsKey(WANTED);
  }

  /** Whether a file's first line says which columns it has. */
  public static boolean needsHeader(Map<String, String> facts) {
    return isSaid(facts) && !facts.containsKey(OWN);
  }

  /**
   * Of one file; empty if its lines are in order as they are.
   *
   * @param header its first record, null where it has none
   */
  public static Optional<CellOrder> of(Map<String, String> facts, @Nullable String header) {
    boolean isOwn = facts.containsKey(OWN);
    if (!isSaid(facts) || (!isOwn && header == null)) {
      return Optional.empty();
    }
    Dialect dialect = Dialect.carried(facts);
    List<String> wanted = read(facts.get(WANTED));
    int[] places =
        isOwn || header == null
            ? HeaderOrder.named(wanted, read(facts.get(OWN)))
            : HeaderOrder.places(wanted, PartReader.header(header, dialect.reader()));
    return isAsItIs(places) ? Optional.empty() : Optional.of(new CellOrder(dialect, places));
  }

  /** The same for a part of a file whose first line is not in it. */
  public static Optional<CellOrder> of(Map<String, String> facts, Path file, Configuration conf) {
    String header =
        needsHeader(facts)
            ? FileLines.first(file, conf, Dialect.carried(facts)).orElse(null)
            : null;
    return of(facts, header);
  }

  /** The same for a file whose first line was read. */
  public static Optional<CellOrder> ofFirst(Map<String, String> facts, Text line) {
    Charset charset = Dialect.carried(facts).charset();
    String header = new String(line.getBytes(), 0, line.getLength(), charset);
    return of(facts, header.startsWith(MARK) ? header.substring(1) : header);
  }

  /** A column that no file is known to have is in its place, or nowhere. */
  private static boolean isAsItIs(int[] places) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** Puts the cells of a line in order. */
  public void apply(Text line) {
    String text = new String(line.getBytes(), 0, line.getLength(), charset);
    if (!text.isEmpty()) {
      line.set(ordered(text).getBytes(charset));
    }
  }

  /** The same for a line as a text. */
  public String ordered(String line) {
    List<String> cells = reader.cells(line);
    List<String> ordered = new ArrayList<>(places.length);
    for (int place : places) {
      ordered.add(place >= 0 && place < cells.size() ? cells.get(place) : absent());
    }
    return String.join(separator(), ordered);
  }

  private String absent() {
    return dialect.nullText() == null ? ABSENT : dialect.nullText();
  }

  /** Hive's SerDes take the first character alone. */
  private String separator() {
    return dialect.separator().substring(0, 1);
  }

  private static String written(List<String> names) {
    try {
      return JSON.writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> read(@Nullable String names) {
    try {
      return JSON.readValue(names, NAMES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

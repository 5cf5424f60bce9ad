package io.mastic.runtime.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.mastic.runtime.delimited.CellOrder;
import io.mastic.runtime.delimited.DelimitedText;
import io.mastic.runtime.frame.convert.JsonTexts;
import io.mastic.runtime.option.Options;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapred.FileSplit;

/** The records of a part of a file, a text each: JSON, or a line of what is parted into lines. */
public final class RecordTexts implements Iterator<Text>, Closeable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private final Iterator<Text> texts;
  private final Closeable source;

  private RecordTexts(Iterator<Text> texts, Closeable source) {
    this.texts = texts;
    this.source = source;
  }

  /** Whether a file of that kind may be read in parts. */
  public static boolean goesByLines(Map<String, String> facts) {
    return "json".equals(facts.get("format"));
  }

  /**
   * @param facts format (json, xml, ion, bson, text), and what its reader has to know
   */
  public static RecordTexts of(FileSplit part, Map<String, String> facts, Configuration conf)
      throws IOException {
    String format = facts.getOrDefault("format", "json");
    String encoding = facts.getOrDefault("serialization.encoding", "");
    if (format.equals("json")) {
      JsonFile.Texts texts = new JsonFile(part, conf, JsonFile.Unit.AS_IT_IS, encoding).texts();
      String wrapped = facts.getOrDefault("wrapped", "");
      return new RecordTexts(records(texts, facts.getOrDefault("jsonPath", ""), wrapped), texts);
    }
    InputStream plain = open(part.getPath(), conf);
    if (format.equals("text")) {
      long skipped = Long.parseLong(facts.getOrDefault("skip.header.line.count", "0").strip());
      BufferedReader lines = new BufferedReader(new InputStreamReader(plain, charset(encoding)));
      return new RecordTexts(lines(lines, facts, skipped), lines);
    }
    Iterator<Object> records =
        DocumentFormat.of(format, new Options(facts), XmlForm.Values.TEXTS).records(plain);
    return new RecordTexts(json(records), plain);
  }

  private static InputStream open(Path file, Configuration conf) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(file);
    InputStream raw = file.getFileSystem(conf).open(file);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  private static Charset charset(String encoding) {
    return encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
  }

  private static Iterator<Text> lines(
      BufferedReader lines, Map<String, String> facts, long skipped) {
    boolean[] first = {true};
    Iterator<String> unmarked =
        lines
            .lines()
            .map(
                line -> {
                  boolean marked = first[0] && line.startsWith("\uFEFF");
                  first[0] = false;
                  return marked ? line.substring(1) : line;
                })
            .iterator();
    boolean joined = facts.containsKey("dialect");
    Iterator<String> records = joined ? DelimitedText.records(unmarked, facts) : unmarked;
    String header = null;
    for (long i = 0; i < skipped && records.hasNext(); i++) {
      header = records.next();
    }
    Optional<CellOrder> order = CellOrder.of(facts, header);
    boolean csv = facts.getOrDefault("classification", "").equalsIgnoreCase("csv");
    return new Flattened<>(
        records,
        record ->
            csv && record.isEmpty()
                ? List.of()
                : List.of(new Text(order.map(o -> o.ordered(record)).orElse(record))));
  }

  private static Iterator<Text> json(Iterator<Object> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Text next() {
        return written(records.next());
      }
    };
  }

  private static Text written(Object record) {
    try {
      return new Text(JSON.writeValueAsBytes(record));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * A line that is an object stays as it is; blank ones are no records.
   *
   * @param wrapped the column in which an element of a document that is a list stands, alone in its
   *     list; empty if its own fields are columns
   */
  private static Iterator<Text> records(Iterator<Text> texts, String jsonPath, String wrapped) {
    JsonAtPath path = jsonPath.isEmpty() || jsonPath.equals("$") ? null : new JsonAtPath(jsonPath);
    return new Flattened<>(
        texts,
        text -> {
          int first = first(text);
          if (first < 0) {
            return List.of();
          }
          if (path == null && text.getBytes()[first] == '{' && !isSeveralLines(text)) {
            return List.of(text);
          }
          String whole = text.toString();
          try {
            Stream<Object> records =
                (path == null ? JsonTexts.read(whole) : path.read(whole)).stream();
            return records
                .filter(record -> record != null)
                .map(record -> wrapped.isEmpty() ? record : Map.of(wrapped, List.of(record)))
                .map(RecordTexts::written)
                .toList();
          } catch (IOException broken) {
            // The SerDe says what is wrong with it, or has been told to pass it over.
            return List.of(text);
          }
        });
  }

  private static int first(Text text) {
    byte[] bytes = text.getBytes();
    for (int i = 0; i < text.getLength(); i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSeveralLines(Text text) {
    byte[] bytes = text.getBytes();
    for (int i = 0; i < text.getLength(); i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private interface Parts<T> {
    List<Text> of(T text);
  }

  private static final class Flattened<T> implements Iterator<Text> {
    private final Iterator<T> texts;
    private final Parts<T> parts;
    private Iterator<Text> now = List.<Text>of().iterator();

    Flattened(Iterator<T> texts, Parts<T> parts) {
      this.texts = texts;
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      while (!now.hasNext() && texts.hasNext()) {
        now = parts.of(texts.next()).iterator();
      }
      return now.hasNext();
    }

    @Override
    public Text next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return now.next();
    }
  }

  @Override
  public boolean hasNext() {
    return texts.hasNext();
  }

  @Override
  public Text next() {
    return texts.next();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

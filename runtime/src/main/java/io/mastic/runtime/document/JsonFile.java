package io.mastic.runtime.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mastic.runtime.frame.convert.JsonTexts;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.LineRecordReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON file as texts: its lines, where each is a whole value; else the first part is
 * all of the file and the others are nothing. So is text of two or four bytes a character, which
 * has no lines that a part could begin with.
 *
 * @param unit what the texts are, where the script says it; else the first line tells
 */
public record JsonFile(FileSplit part, Configuration conf, Unit unit, String encoding) {

  /** What is read at once. */
  private static final int SMALL = 4 << 20;

  /** A first line that is longer is taken for a whole one. */
  private static final int HEAD = 1 << 20;

  /** What a text is. */
  public enum Unit {
    /** A line or the whole file, by its first line. */
    AS_IT_IS,
    FILE
  }

  /** Texts that have to be closed. */
  public interface Texts extends Iterator<Text>, Closeable {}

  public Texts texts() throws IOException {
    Path file = part.getPath();
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(file);
    long size = file.getFileSystem(conf).getFileStatus(file).getLen();
    if (codec == null && part.getStart() == 0 && part.getLength() >= size && size <= SMALL) {
      byte[] all;
      try (InputStream in = file.getFileSystem(conf).open(file)) {
        all = in.readAllBytes();
      }
      return Whole.isOf(all, unit) || !charset(all).equals(StandardCharsets.UTF_8)
          ? new Whole(all, charset(all), unit)
          : new SmallLines(all);
    }
    byte[] head;
    InputStream in = open(file, codec);
    try {
      head = in.readNBytes(HEAD);
      if (isWhole(head)) {
        if (part.getStart() > 0) {
          in.close();
          return Whole.nothing();
        }
        byte[] all = new SequenceInputStream(new ByteArrayInputStream(head), in).readAllBytes();
        in.close();
        return new Whole(all, charset(head), unit);
      }
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
    in.close();
    return new Lines(new LineRecordReader(conf, part), part.getStart() == 0);
  }

  private InputStream open(Path file, @Nullable CompressionCodec codec) throws IOException {
    InputStream raw = file.getFileSystem(conf).open(file);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  private boolean isWhole(byte[] head) {
    return !charset(head).equals(StandardCharsets.UTF_8) || Whole.isOf(head, unit);
  }

  private Charset charset(byte[] head) {
    return encoding.isEmpty() ? Charsets.of(head) : Charset.forName(encoding);
  }

  /** Lines of a part, as Hadoop parts a file. */
  private static final class Lines implements Texts {
    private final LineRecordReader reader;
    private final LongWritable key;
    private final Text line = new Text();
    private boolean first;
    private boolean ready;
    private boolean ended;

    Lines(LineRecordReader reader, boolean first) {
      this.reader = reader;
      this.key = reader.createKey();
      this.first = first;
    }

    @Override
    public boolean hasNext() {
      if (!ready && !ended) {
        try {
          ready = reader.next(key, line);
        } catch (IOException e) {
          throw new UncheckedIOException(e.getMessage(), e);
        }
        ended = !ready;
        if (first && ready && line.getLength() >= 3 && line.charAt(0) == 0xFEFF) {
          line.set(line.copyBytes(), 3, line.getLength() - 3);
        }
        first = false;
      }
      return ready;
    }

    @Override
    public Text next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return line;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Lines of what is read already. */
  private static final class SmallLines implements Texts {
    private final byte[] all;
    private final Text line = new Text();
    private int at;

    SmallLines(byte[] all) {
      this.all = all;
      this.at = Charsets.markLength(all);
    }

    @Override
    public boolean hasNext() {
      return at < all.length;
    }

    @Override
    public Text next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int end = at;
      while (end < all.length && all[end] != '\n' && all[end] != '\r') {
        end++;
      }
      line.set(all, at, end - at);
      boolean both = end + 1 < all.length && all[end] == '\r' && all[end + 1] == '\n';
      at = end + (both ? 2 : 1);
      return line;
    }

    @Override
    public void close() {}
  }

  /** A file as one text; of one in another character set the lines, where it has them. */
  private static final class Whole implements Texts {
    private final Iterator<Text> texts;

    private Whole(Iterator<Text> texts) {
      this.texts = texts;
    }

    Whole(byte[] all, Charset charset, Unit unit) {
      int mark = Charsets.markLength(all);
      // Java's UTF-16 writes a mark of its own before one that stands in the text.
      String text = new String(all, mark, all.length - mark, charset).replaceFirst("^\uFEFF", "");
      boolean lines = !isOf(text.getBytes(StandardCharsets.UTF_8), unit);
      this.texts = (lines ? text.lines() : List.of(text).stream()).map(Text::new).iterator();
    }

    static Whole nothing() {
      return new Whole(List.<Text>of().iterator());
    }

    /** Whether the first line is not a whole value; the rest of a line that is too long to tell. */
    static boolean isOf(byte[] head, Unit unit) {
      if (unit == Unit.FILE) {
        return true;
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new ByteArrayInputStream(head), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
          line = lines.readLine();
        }
        return line != null && lines.readLine() != null && breaksOff(line);
      } catch (IOException never) {
        throw new UncheckedIOException(never);
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
    public void close() {}
  }

  /** A line that breaks off is part of something; one wrong in its middle is just wrong. */
  static boolean breaksOff(String line) {
    try {
      JsonTexts.read(line);
      return false;
    } catch (JsonProcessingException broken) {
      return broken.getLocation() == null || broken.getLocation().getColumnNr() > line.length();
    } catch (IOException broken) {
      return false;
    }
  }
}

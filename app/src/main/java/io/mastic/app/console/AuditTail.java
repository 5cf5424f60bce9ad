package io.mastic.app.console;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last lines of the record of changes, whichever format they were written in. */
final class AuditTail {

  /** Some 4,000 changes; what is older is in the file. */
  private static final int READ = 1024 * 1024;

  private static final Pattern FACT =
      Pattern.compile(" ([a-z]+)=(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"=]+)");

  private AuditTail() {}

  /**
   * The facts of each change by name, the latest first; a line that is none of ours is left out.
   */
  static List<Map<String, String>> of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Map<String, String>> changes = new ArrayList<>();
    for (String line : end(file).split("\n", -1)) {
      Map<String, String> facts = line.startsWith("{") ? json(line) : text(line);
      if (facts.containsKey("operation")) {
        changes.add(facts);
      }
    }
    Collections.reverse(changes);
    return changes;
  }

  /** The last bytes, from the first whole line in them on. */
  private static String end(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, bytes.length() - READ);
      byte[] read = new byte[(int) (bytes.length() - from)];
      bytes.seek(from);
      bytes.readFully(read);
      String text = new String(read, StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
  }

  private static Map<String, String> text(String line) {
    Map<String, String> facts = new LinkedHashMap<>();
    int space = line.indexOf(' ');
    if (space > 0) {
      facts.put("time", line.substring(0, space));
      Matcher fact = FACT.matcher(line);
      while (fact.find()) {
        facts.put(fact.group(1), plain(fact.group(2)));
      }
    }
    return facts;
  }

  private static String plain(String value) {
    try {
      return value.startsWith("\"") ? Json.MAPPER.readValue(value, String.class) : value;
    } catch (IOException e) {
      return value;
    }
  }

  private static Map<String, String> json(String line) {
    try {
      Map<String, Object> facts = Json.MAPPER.readValue(line, new TypeReference<>() {});
      Map<String, String> texts = new LinkedHashMap<>();
      facts.forEach((name, value) -> texts.put(name, String.valueOf(value)));
      return texts;
    } catch (IOException e) {
      return Map.of();
    }
  }
}

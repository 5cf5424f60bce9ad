package io.mastic.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What the pipeline must come to, computed from the raw files without Spark: the demo compares with
 * it.
 *
 * @param pairs earthquakes and airports in the same one-degree cell of the map
 * @param states in which such airports are
 */
record Expected(int quakes, int airports, int pairs, int states) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Expected from(Path data) throws IOException {
    Map<String, List<String>> statesByCell = new HashMap<>();
    int airports = 0;
    try (Stream<String> lines = Files.lines(data.resolve("airports/airports.csv"))) {
      for (String line : lines.skip(1).filter(l -> !l.isBlank()).toList()) {
        List<String> cells = csv(line);
        airports++;
        String cell = cell(Double.parseDouble(cells.get(5)), Double.parseDouble(cells.get(6)));
        statesByCell.computeIfAbsent(cell, c -> new ArrayList<>()).add(cells.get(3));
      }
    }
    int quakes = 0;
    int pairs = 0;
    Set<String> states = new HashSet<>();
    for (Path file : quakeFiles(data)) {
      for (String line : lines(file)) {
        JsonNode at = JSON.readTree(line).at("/geometry/coordinates");
        List<String> near =
            statesByCell.getOrDefault(
                cell(at.get(1).doubleValue(), at.get(0).doubleValue()), List.of());
        quakes++;
        pairs += near.size();
        states.addAll(near);
      }
    }
    return new Expected(quakes, airports, pairs, states.size());
  }

  private static List<Path> quakeFiles(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("quakes"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static String cell(double latitude, double longitude) {
    return (long) Math.floor(latitude) + "_" + (long) Math.floor(longitude);
  }

  /** The cells of a line whose quoted cells hold no line breaks. */
  private static List<String> csv(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}

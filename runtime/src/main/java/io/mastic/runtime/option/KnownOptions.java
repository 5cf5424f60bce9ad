package io.mastic.runtime.option;

import io.mastic.runtime.option.KnownOption.Effect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * No option passes in silence: what AWS documents acts or is refused, or the run's log says once
 * that it changes nothing; what nobody knows is said as well.
 */
public final class KnownOptions {

  /** Whether a call means them or not: what the Python layer and this room add themselves. */
  private static final Set<String> OURS =
      Set.of("callsite", "transformation_ctx", "connectiontype", "connectionname", "declaredmaps");

  private static final List<KnownOption> ALL = read();
  private static final Map<String, Map<String, KnownOption>> BY_PLACE = byPlace();
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private KnownOptions() {}

  static List<KnownOption> all() {
    return ALL;
  }

  /** What a connection's options may be, for one that takes no others. */
  public static Vocabulary vocabulary(String place, String title) {
    Set<String> acting = new HashSet<>();
    Map<String, String> without = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (KnownOption option : BY_PLACE.getOrDefault(place, Map.of()).values()) {
      switch (option.effect()) {
        case ACTS, ALWAYS -> acting.add(option.name());
        case NONE -> without.put(option.name(), option.words());
        case REFUSED -> refused.put(option.name(), option.words());
      }
    }
    if (acting.isEmpty()) {
      throw new IllegalArgumentException("No options are known of " + place);
    }
    return new Vocabulary(title, acting, without, refused);
  }

  /**
   * Looks at what was given in a place, and in those whose options may stand there too.
   *
   * @throws IllegalArgumentException for an option that is refused, with its name
   */
  public static void heed(Options given, String place, String... others) {
    heed(given, System.err::println, place, others);
  }

  /** As above for a place whose options may have other names too, which a library reads. */
  public static void heedKnown(Options given, String place) {
    Map<String, Object> known = given.all();
    known.keySet().retainAll(BY_PLACE.getOrDefault(place, Map.of()).keySet());
    known.values().removeIf(value -> value.toString().isBlank());
    heed(new Options(known), System.err::println, place);
  }

  static void heed(Options given, Consumer<String> log, String place, String... others) {
    String here = place.toLowerCase(Locale.ROOT);
    Map<String, KnownOption> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String other : others) {
      known.putAll(BY_PLACE.getOrDefault(other.toLowerCase(Locale.ROOT), Map.of()));
    }
    Map<String, KnownOption> own = BY_PLACE.get(here);
    if (own == null) {
      return;
    }
    known.putAll(own);
    given.all().keySet().stream()
        .filter(name -> !OURS.contains(name.toLowerCase(Locale.ROOT)))
        .filter(name -> !given.isOff(name))
        .forEach(name -> heed(known.get(name), name, here, log));
  }

  private static void heed(
      @Nullable KnownOption option, String name, String place, Consumer<String> log) {
    if (option == null) {
      once(place, name, "is none of AWS Glue's, and nothing reads it", log);
    } else if (option.effect() == Effect.REFUSED) {
      throw new IllegalArgumentException(
          "The option " + name + " of " + place + " is not supported here: " + option.words());
    } else if (option.effect() == Effect.NONE) {
      once(place, name, "is without effect here: " + option.words(), log);
    }
  }

  private static void once(String place, String name, String words, Consumer<String> log) {
    if (SAID.add(place + '\n' + name.toLowerCase(Locale.ROOT))) {
      log.accept("[mastic] the option " + name + " of " + place + " " + words);
    }
  }

  private static Map<String, Map<String, KnownOption>> byPlace() {
    Map<String, Map<String, KnownOption>> byPlace = new HashMap<>();
    for (KnownOption option : ALL) {
      byPlace
          .computeIfAbsent(option.place(), p -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .put(option.name(), option);
    }
    return byPlace;
  }

  private static List<KnownOption> read() {
    List<KnownOption> options = new ArrayList<>();
    try (InputStream file =
            Objects.requireNonNull(KnownOptions.class.getResourceAsStream("known-options.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(" \\| ", 4);
          options.add(
              new KnownOption(
                  parts[0], parts[1], Effect.valueOf(parts[2].toUpperCase(Locale.ROOT)), parts[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(options);
  }
}

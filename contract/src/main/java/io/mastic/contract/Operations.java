package io.mastic.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Every operation that Glue's API has, whether this server implements it or not. */
public final class Operations {

  private static final Set<String> NAMES = new TreeSet<>(lines("glue-operations.txt"));
  private static final Map<String, Operation> KNOWN = new ConcurrentHashMap<>();

  private Operations() {}

  /** All names as the wire spells them, sorted. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(NAMES);
  }

  /** The operation of that name, as it stands after the dot of {@code X-Amz-Target}. */
  public static Optional<Operation> find(String name) {
    Operation known = KNOWN.get(name);
    if (known == null && NAMES.contains(name)) {
      known = KNOWN.computeIfAbsent(name, Operation::new);
    }
    return Optional.ofNullable(known);
  }

  static List<String> lines(String resource) {
    try (InputStream in = Operations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mastic.catalog.connection.type;

import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;

/** The types of connections that Glue brings along, as {@code connection-types.json} has them. */
public final class BuiltInTypes {

  private static final String RESOURCE = "connection-types.json";

  private final TreeMap<String, BuiltInType> byName = new TreeMap<>();

  private BuiltInTypes(TypeFile file) {
    file.types().forEach((name, entry) -> byName.put(name, new BuiltInType(name, entry, file)));
  }

  /** Reads the list; it is part of the program. */
  public static BuiltInTypes load() {
    try (InputStream json = BuiltInTypes.class.getResourceAsStream(RESOURCE)) {
      return new BuiltInTypes(Json.MAPPER.readValue(json, TypeFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** All that the type takes. */
  public Optional<DescribeConnectionTypeResponse> describe(String name) {
    return Optional.ofNullable(byName.get(name)).map(BuiltInType::description);
  }

  /** In the order of names, from behind {@code after}. */
  public List<ConnectionTypeBrief> list(String after) {
    return byName.tailMap(after, false).values().stream().map(BuiltInType::brief).toList();
  }

  /**
   * The resource.
   *
   * @param descriptions of properties, by name; a type of connections may have one of its own
   * @param sets names of properties that several types share
   */
  record TypeFile(
      Map<String, String> descriptions,
      Map<String, List<String>> allowedValues,
      Map<String, List<String>> sets,
      Map<String, Entry> types) {}

  /**
   * One type; lists that are not given are empty.
   *
   * @param environments of computation, that connections of the type can be used in
   */
  record Entry(
      String name,
      String description,
      String category,
      List<String> authentication,
      List<String> operations,
      List<String> environments,
      Takes takes) {

    Entry {
      authentication = given(authentication);
      operations = given(operations);
      environments = given(environments);
    }
  }

  /**
   * What a type takes. Properties are written {@code NAME}, {@code NAME!} if required, {@code
   * NAME=value} with a default, and {@code @set} for a set of them.
   *
   * @param options of a script that uses the connection
   * @param athena properties for Athena
   */
  record Takes(List<String> properties, List<String> options, List<String> athena) {

    Takes {
      properties = given(properties);
      options = given(options);
      athena = given(athena);
    }
  }

  private static List<String> given(@Nullable List<String> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}

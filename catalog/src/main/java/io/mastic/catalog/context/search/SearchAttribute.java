package io.mastic.catalog.context.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mastic.catalog.context.form.BuiltIn;
import io.mastic.catalog.context.form.FormTypes;
import io.mastic.contract.Errors;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a search filters and sorts by: something that every asset has, or the values at a path in
 * the forms of a type, written {@code FormType.member}.
 */
final class SearchAttribute {

  static final String TYPE = "type";
  static final String TERMS = "glossaryTerms";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_KEY = 256;
  private static final BigInteger HALF = BigInteger.ONE.shiftLeft(63);

  private final String name;
  private final Function<Candidate, List<JsonNode>> values;

  private SearchAttribute(String name, Function<Candidate, List<JsonNode>> values) {
    this.name = name;
    this.values = values;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if there is no such
   *     attribute
   */
  static SearchAttribute of(Handle h, String name) {
    Function<Candidate, List<JsonNode>> values =
        switch (name) {
          case "id" -> each -> texts(each.asset().id());
          case "assetName" -> each -> texts(each.asset().name());
          case "assetDescription" -> each -> texts(each.asset().description());
          case "assetTypeId" -> each -> texts(each.asset().typeId());
          case TYPE -> each -> texts(BuiltIn.plain(each.asset().typeId()));
          case "namespace" -> each -> texts(BuiltIn.namespace(each.asset().typeId()).stream());
          case "createdAt" -> each -> time(each.asset().createdAt());
          case "updatedAt" -> each -> time(each.asset().updatedAt());
          case TERMS -> each -> texts(each.termIds().stream());
          default -> ofForms(h, name, List.of());
        };
    return new SearchAttribute(name, values);
  }

  /** The values of a key in a map: the forms of a type, or a member of them. */
  static SearchAttribute ofMap(Handle h, String name, String key) {
    return new SearchAttribute(name + "." + key, ofForms(h, name, List.of(key)));
  }

  private static Function<Candidate, List<JsonNode>> ofForms(
      Handle h, String name, List<String> key) {
    List<String> path = new ArrayList<>(List.of(name.split("\\.", -1)));
    String formType = path.remove(0);
    path.addAll(key);
    if (path.isEmpty() || FormTypes.find(h, formType).isEmpty()) {
      throw Errors.invalidInput("There is nothing to search by named " + name + ".");
    }
    return each ->
        each.forms().stream()
            .filter(form -> form.formType().equals(formType))
            .flatMap(form -> form.values(path).stream())
            .toList();
  }

  String name() {
    return name;
  }

  /** What a candidate has of it; nothing if it has none. */
  List<JsonNode> values(Candidate candidate) {
    return values.apply(candidate);
  }

  /** A text that sorts as the first value does, and is not too long for a page's token. */
  String sortKey(Candidate candidate) {
    List<JsonNode> found = values(candidate);
    if (found.isEmpty()) {
      return "";
    }
    JsonNode first = found.get(0);
    if (first.isIntegralNumber()) {
      // Shifted so that no number is negative, and padded to one length.
      return String.format(Locale.ROOT, "%020d", first.bigIntegerValue().add(HALF));
    }
    String text = first.asText();
    return text.codePointCount(0, text.length()) <= LONGEST_KEY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEY));
  }

  private static List<JsonNode> texts(@Nullable String text) {
    return text == null ? List.of() : List.of(JSON.textNode(text));
  }

  private static List<JsonNode> texts(Stream<String> texts) {
    return texts.<JsonNode>map(JSON::textNode).toList();
  }

  /** Whole seconds, as the developer guide's examples compare them. */
  private static List<JsonNode> time(Instant time) {
    return List.of(JSON.numberNode(time.getEpochSecond()));
  }
}

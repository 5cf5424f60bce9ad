package io.mastic.app.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.app.sweep.Probe.Outcome;
import io.mastic.app.sweep.ServiceModel.Shape;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Every single-fault variant of an operation's smallest valid request, and every valid one at the
 * edge of a rule. Each structure is walked once an operation, wherever it is met first, so that
 * recursive types end and large operations stay small.
 */
public final class Probes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Some text of these breaks any pattern that can be broken. */
  private static final List<String> ODD_TEXTS =
      List.of("\u0000", "\u0001", "\n", "", " ", "!", "x y", "é", "x!");

  /** Where a pattern lets them through, no room may stumble over them. */
  private static final List<String> HARD_TEXTS =
      List.of(
          "\u0000",
          "a\u0000b",
          "\t",
          "'; DROP TABLE catalog_table; --",
          "%_\\\"'`",
          "\uD83D\uDE00\u202Eabc",
          "../../x",
          "{\"a\":[1,",
          "-1",
          "9".repeat(40));

  private static final String LENGTH = "The resource name contains too many or too few characters.";
  private static final String CHARACTERS =
      "The parameter value contains one or more characters that are not valid.";

  /** What no room looks into: hundreds of members for the same few tries. */
  private static final Set<String> KEPT_WHOLE = Set.of("CodeGenConfigurationNode");

  /** Longer texts are not tried in every way, to save time. */
  private static final int MUCH = 5_000;

  private static final String ELEMENT = "Member must satisfy constraint: [";
  private static final String KEY = "Map keys must satisfy constraint: [";
  private static final String VALUE = "Map value must satisfy constraint: [";

  private final ServiceModel model;

  /** What the service does without, though its model requires it: Trino sends statistics so. */
  private static final Set<String> DISPENSABLE =
      Set.of(
          "StringColumnStatisticsData.AverageLength", "BinaryColumnStatisticsData.AverageLength");

  private final String operation;
  private final ValidValues values;
  private final Consumer<Probe> taker;
  private final Set<String> walked = new HashSet<>();

  /** The valid texts that are tried for each member. */
  private List<String> hardTexts = HARD_TEXTS;

  /** Where a value stands in a request: its path as AWS writes it, and the request around it. */
  private record Place(String path, boolean secret, Function<JsonNode, ObjectNode> request) {

    Place member(String name, boolean isSecret, Function<JsonNode, JsonNode> around) {
      String word = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      return in(path.isEmpty() ? word : path + "." + word, isSecret, around);
    }

    Place element(String number, boolean isSecret, Function<JsonNode, JsonNode> around) {
      return in(path + "." + number + ".member", isSecret, around);
    }

    /** For what is reported under the name of the list or map that holds it. */
    Place within(boolean isSecret, Function<JsonNode, JsonNode> around) {
      return in(path, isSecret, around);
    }

    private Place in(String longer, boolean isSecret, Function<JsonNode, JsonNode> around) {
      return new Place(longer, secret || isSecret, value -> request.apply(around.apply(value)));
    }
  }

  private Probes(ServiceModel model, String operation, Consumer<Probe> taker) {
    this.model = model;
    this.operation = operation;
    this.values = new ValidValues(model, operation);
    this.taker = taker;
  }

  /** Gives every probe of an operation, one after the other. */
  public static void of(ServiceModel model, String operation, Consumer<Probe> taker) {
    Probes probes = new Probes(model, operation, taker);
    Place whole = new Place("", false, ObjectNode.class::cast);
    Shape input = model.inputOf(operation);
    probes.valid(whole, probes.values.structure(input), "what is required");
    probes.structure(input, whole);
  }

  /** Each operation is swept in a region of its own, where nothing but its own work is. */
  public static String regionOf(String operation) {
    return "sweep-" + operation.toLowerCase(Locale.ROOT);
  }

  private void value(String shapeName, String member, Place place) {
    Shape shape = model.shape(shapeName);
    unfit(shape, place);
    switch (shape.type()) {
      case "structure" -> structure(shape, place);
      case "list" -> list(shape, member, place);
      case "map" -> map(shape, place);
      default -> scalar(shape, member, place, "");
    }
  }

  /**
   * @param words how the complaint begins about an element, a key or a value, which goes on with
   *     all the rules there are; a member's own complaint, where this is empty, says the broken one
   */
  private void scalar(Shape shape, String member, Place place, String words) {
    switch (shape.type()) {
      case "string" -> text(shape, member, place, words);
      case "integer", "long", "double" -> number(shape, place, words);
      case "boolean" -> valid(place, NODES.booleanNode(true), "true");
      default -> valid(place, values.of(shape.name(), member), "a " + shape.type());
    }
  }

  private void structure(Shape shape, Place place) {
    if (!walked.add(shape.name())) {
      return;
    }
    List<String> outside = hardTexts;
    if (KEPT_WHOLE.contains(shape.name())) {
      hardTexts = List.of();
    }
    required(shape, place);
    members(shape, place);
    hardTexts = outside;
  }

  private void required(Shape shape, Place place) {
    for (String required : shape.words("required")) {
      if (DISPENSABLE.contains(shape.name() + "." + required)) {
        continue;
      }
      Place missing = place.member(required, false, value -> value);
      broken(
          missing,
          values.structure(shape).without(required),
          "without " + required,
          "Member must not be null");
      if (!isDocument(model.shape(shape.members().get(required)))) {
        broken(
            missing,
            values.structure(shape).putNull(required),
            "null for " + required,
            "Member must not be null");
      }
    }
    if (shape.isUnion()) {
      broken(place, NODES.objectNode(), "no member", "Member must have exactly one of");
    }
  }

  private void members(Shape shape, Place place) {
    for (Map.Entry<String, String> member : shape.members().entrySet()) {
      String name = member.getKey();
      boolean secret = model.shape(member.getValue()).isSecret();
      Place inside =
          place.member(
              name,
              secret,
              value -> {
                ObjectNode around = shape.isUnion() ? NODES.objectNode() : values.structure(shape);
                return around.set(name, value);
              });
      value(member.getValue(), name, inside);
    }
  }

  private void list(Shape shape, String member, Place place) {
    sizes(shape, place, size -> values.list(shape, member, size));
    Shape element = model.shape(shape.text("member"));
    int others = shape.has("min") ? Math.max(0, (int) shape.number("min") - 1) : 0;
    Function<JsonNode, JsonNode> around =
        value -> {
          ArrayNode array = NODES.arrayNode().add(value);
          return array.addAll(values.list(shape, member, others));
        };
    // A null list in a list reads as an empty one: the SDK's types cannot tell them apart.
    if (!element.type().equals("list")) {
      broken(
          place,
          around.apply(NODES.nullNode()),
          "a null element",
          ELEMENT + "Member must not be null]");
    }
    if (element.isScalar()) {
      unfit(element, place.within(element.isSecret(), around));
      scalar(element, member, place.within(element.isSecret(), around), ELEMENT);
    } else {
      value(element.name(), member, place.element("1", element.isSecret(), around));
    }
  }

  private void map(Shape shape, Place place) {
    sizes(shape, place, size -> values.map(shape, size));
    Shape key = model.shape(shape.text("key"));
    Shape value = model.shape(shape.text("value"));
    text(
        key,
        "",
        place.within(
            key.isSecret(),
            name -> NODES.objectNode().set(name.asText(), values.of(value.name(), ""))),
        KEY);
    String name = values.text(key, "");
    Function<JsonNode, JsonNode> around = v -> NODES.objectNode().set(name, v);
    broken(
        place, around.apply(NODES.nullNode()), "a null value", VALUE + "Member must not be null]");
    if (value.isScalar()) {
      unfit(value, place.within(value.isSecret(), around));
      scalar(value, "", place.within(value.isSecret(), around), VALUE);
    } else {
      value(value.name(), "", place.element(name, value.isSecret(), around));
    }
  }

  private void sizes(Shape shape, Place place, Function<Integer, JsonNode> sized) {
    long least = shape.has("min") ? shape.number("min") : 0;
    if (least > 0) {
      broken(
          place,
          sized.apply((int) least - 1),
          "too few elements",
          "Member must have length greater than or equal to " + least);
    } else {
      valid(place, sized.apply(0), "no elements");
    }
    if (shape.has("max")) {
      int most = (int) shape.number("max");
      JsonNode full = sized.apply(most);
      JsonNode overfull = sized.apply(most + 1);
      valid(place, full, "as many elements as may be");
      if (overfull.size() > most) {
        broken(
            place,
            overfull,
            "too many elements",
            "Member must have length less than or equal to " + most);
      }
    }
  }

  private void text(Shape shape, String member, Place place, String words) {
    List<String> listed = shape.words("enum");
    if (!listed.isEmpty()) {
      listed.forEach(word -> valid(place, NODES.textNode(word), "'" + word + "'"));
      broken(
          place,
          NODES.textNode("NO_SUCH_WORD"),
          "a word that is none of the enum",
          words.isEmpty() ? "Member must satisfy enum value set: [" : words,
          ownWords(shape, place, ""));
      return;
    }
    if (shape.has("min") && shape.number("min") > 0) {
      long least = shape.number("min");
      broken(
          place,
          NODES.textNode("x".repeat((int) least - 1)),
          "too short a text",
          words.isEmpty() ? "Member must have length greater than or equal to " + least : words,
          ownWords(shape, place, LENGTH));
    } else if (ValidValues.keeps(shape, "")) {
      valid(place, NODES.textNode(""), "an empty text");
    }
    if (shape.has("max")) {
      int most = (int) shape.number("max");
      broken(
          place,
          NODES.textNode("x".repeat(most + 1)),
          "too long a text",
          words.isEmpty() ? "Member must have length less than or equal to " + most : words,
          ownWords(shape, place, LENGTH));
      // Lengths are counted in characters, whatever bytes or Java's chars they take.
      List<String> characters = most > MUCH ? List.of("x") : List.of("x", "é", "\uD83D\uDE00");
      for (String character : characters) {
        String longest = character.repeat(most);
        if (ValidValues.keeps(shape, longest)) {
          valid(place, NODES.textNode(longest), most + " times '" + character + "'");
        }
      }
    }
    ODD_TEXTS.stream()
        .filter(odd -> ValidValues.hasLength(shape, odd) && !ValidValues.matches(shape, odd))
        .findFirst()
        .ifPresent(
            odd ->
                broken(
                    place,
                    NODES.textNode(odd),
                    "a text beside the pattern",
                    words.isEmpty() ? "Member must satisfy regular expression pattern: " : words,
                    ownWords(shape, place, CHARACTERS)));
    valid(place, NODES.textNode(values.text(shape, member)), "a text");
    hardTexts.stream()
        .filter(hard -> ValidValues.keeps(shape, hard))
        .forEach(hard -> valid(place, NODES.textNode(hard), "the text " + hard));
  }

  private void number(Shape shape, Place place, String words) {
    BigInteger half = BigInteger.ONE.shiftLeft(shape.type().equals("integer") ? 31 : 63);
    boolean whole = !shape.type().equals("double");
    if (shape.has("min")) {
      long least = shape.number("min");
      valid(place, NODES.numberNode(least), String.valueOf(least));
      broken(
          place,
          NODES.numberNode(least - 1),
          "a number that is too small",
          words.isEmpty() ? "Member must have value greater than or equal to " + least : words);
    } else if (whole) {
      valid(place, NODES.numberNode(half.negate()), "the least number");
    }
    if (shape.has("max")) {
      long most = shape.number("max");
      valid(place, NODES.numberNode(most), String.valueOf(most));
      broken(
          place,
          NODES.numberNode(most + 1),
          "a number that is too large",
          words.isEmpty() ? "Member must have value less than or equal to " + most : words);
    } else if (whole) {
      valid(place, NODES.numberNode(half.subtract(BigInteger.ONE)), "the largest number");
    } else {
      valid(place, NODES.numberNode(Double.MAX_VALUE), "the largest number");
    }
    if (whole) {
      misfit(place, NODES.numberNode(half), "a number beyond its type");
      misfit(place, NODES.numberNode(1.5), "a fraction");
    }
  }

  /** A structure without members takes any JSON. */
  private static boolean isDocument(Shape shape) {
    return shape.type().equals("structure") && shape.members().isEmpty();
  }

  /** Values of other JSON types than the shape's. */
  private void unfit(Shape shape, Place place) {
    if (isDocument(shape)) {
      return;
    }
    JsonNode object = NODES.objectNode();
    JsonNode array = NODES.arrayNode();
    JsonNode word = NODES.textNode("x y");
    JsonNode number = NODES.numberNode(1);
    JsonNode yes = NODES.booleanNode(true);
    List<JsonNode> wrong =
        switch (shape.type()) {
          case "string" -> List.of(object, array);
          case "structure", "map" -> List.of(array, word, number, yes);
          case "list" -> List.of(object, word, number, yes);
          case "boolean" -> List.of(object, array, word, number);
          default -> List.of(object, array, word, yes);
        };
    wrong.forEach(value -> misfit(place, value, value + " for a " + shape.type()));
  }

  private void valid(Place place, JsonNode value, String what) {
    give(place, value, what, Outcome.KEEPS_THE_RULES, "");
  }

  private void broken(Place place, JsonNode value, String what, String rule) {
    broken(place, value, what, rule, "");
  }

  /**
   * @param ownWords what is answered instead of the model's rule; mostly empty
   */
  private void broken(Place place, JsonNode value, String what, String rule, String ownWords) {
    String modelled = " at '" + place.path() + "' failed to satisfy constraint: " + rule;
    give(place, value, what, Outcome.BREAKS_A_RULE, ownWords.isEmpty() ? modelled : ownWords);
  }

  /** The schema registry's own refusals. */
  private String ownWords(Shape shape, Place place, String ofName) {
    if (model.refusalOf(operation).equals("ValidationException")) {
      return "";
    }
    String parameter = place.path().substring(place.path().lastIndexOf('.') + 1);
    return switch (shape.name()) {
      case "SchemaRegistryNameString" -> ofName + " Parameter Name: " + parameter;
      case "DataFormat" -> "Data format is not valid.";
      case "Compatibility" -> "Compatibility is not valid.";
      default -> "";
    };
  }

  private void misfit(Place place, JsonNode value, String what) {
    give(place, value, what, Outcome.DOES_NOT_FIT, "Expected ");
  }

  private void give(Place place, JsonNode value, String what, Outcome outcome, String complaint) {
    String secret = place.secret() && value.isTextual() ? value.asText() : "";
    taker.accept(
        new Probe(
            operation,
            what + " at '" + place.path() + "'",
            place.request().apply(value),
            outcome,
            complaint,
            secret.length() > 3 ? secret : ""));
  }
}

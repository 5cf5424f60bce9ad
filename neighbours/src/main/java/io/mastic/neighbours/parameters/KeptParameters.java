package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.secret.Seals;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.kms.KmsKeys;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Safe;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an account in a region. All values are sealed; that of a SecureString is
 * encrypted by its KMS key besides.
 */
public final class KeptParameters {

  /** The oldest versions go, unless they have a label. */
  private static final int MOST_VERSIONS = 100;

  private final Db db;
  private final Clock clock;
  private final Shelf shelf;
  private final Safe safe;
  private final KmsKeys keys;

  public KeptParameters(Db db, Clock clock, Seals seals, KmsKeys keys) {
    this.db = db;
    this.clock = clock;
    this.shelf = new Shelf(db, "parameter");
    this.safe = new Safe(db, seals, "parameter");
    this.keys = keys;
  }

  /** How the value of a SecureString is wanted. */
  enum Showing {
    DECRYPTED,
    AS_KEPT;

    static Showing of(Call call) {
      return call.says("WithDecryption") ? DECRYPTED : AS_KEPT;
    }
  }

  /**
   * The value of a parameter's latest version, decrypted, for what runs within this server on the
   * caller's behalf.
   *
   * @param name or ARN, with a version or label after a colon
   */
  public Optional<String> findText(String name) {
    ParameterNames.Selected selected = ParameterNames.select(name);
    return find(selected.name())
        .flatMap(
            parameter ->
                parameter
                    .select(selected.selector())
                    .map(version -> value(parameter, version, Showing.DECRYPTED)));
  }

  Optional<Parameter> find(String name) {
    return shelf
        .find(name)
        .or(() -> name.startsWith("/") ? shelf.find(name.substring(1)) : Optional.empty())
        .map(Parameter::new)
        .filter(found -> found.name().equals(name) || ("/" + found.name()).equals(name));
  }

  Parameter load(String name) {
    return find(name).orElseThrow(ParameterErrors::notFound);
  }

  /** Adds a version to a parameter, which is new if it has none. */
  Parameter put(Call call) {
    String name = ParameterNames.select(call.text("Name")).name();
    ParameterNames.check(name);
    return db.write(
        h -> {
          Optional<Parameter> there = shelf.find(name).map(Parameter::new);
          if (there.isPresent() && !call.says("Overwrite")) {
            throw ParameterErrors.of(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in"
                    + " the request to true.");
          }
          Parameter parameter = there.orElseGet(() -> make(name, call));
          there.ifPresent(found -> checkOverwriting(found, call));
          addVersion(parameter, call);
          shelf.put(name, parameter.document());
          return parameter;
        });
  }

  private static Parameter make(String name, Call call) {
    String type =
        call.find("Type")
            .orElseThrow(
                () ->
                    ParameterErrors.invalid(
                        "A parameter type is required when you create a parameter."));
    Parameter parameter = Parameter.of(name, type);
    ParameterTags.add(parameter, call.each("Tags"));
    return parameter;
  }

  private static void checkOverwriting(Parameter found, Call call) {
    if (!call.each("Tags").isEmpty()) {
      throw ParameterErrors.invalid(
          "Invalid request: tags and overwrite can't be used together. To create a parameter with"
              + " tags, please remove overwrite flag. To update tags for an existing parameter,"
              + " please use AddTagsToResource or RemoveTagsFromResource.");
    }
    if (!call.text("Type", found.type()).equals(found.type())) {
      throw ParameterErrors.of(
          "HierarchyTypeMismatchException", "The type of a parameter cannot be changed.");
    }
  }

  private void addVersion(Parameter parameter, Call call) {
    ObjectNode former = parameter.version(parameter.latest()).orElse(null);
    if (call.has("KeyId") && !parameter.isSecure()) {
      throw ParameterErrors.invalid("KeyId goes with SecureString parameters only.");
    }
    String value = call.text("Value");
    if (value.isEmpty()) {
      throw ParameterErrors.invalid("Parameter value can't be empty.");
    }
    String tier = ParameterRules.tier(call, former == null ? "" : former.path("Tier").asText());
    ObjectNode version = parameter.addVersion();
    keep(version, call, former, "Description", "");
    keep(version, call, former, "AllowedPattern", "");
    if (parameter.isSecure()) {
      keep(version, call, former, "KeyId", "alias/aws/ssm");
    }
    if (version.has("AllowedPattern")) {
      ParameterRules.matches(value, version.get("AllowedPattern").asText());
    }
    version
        .put("Tier", tier)
        .put("Date", clock.millis() / 1000.0)
        .put("User", Caller.current().principalArn());
    String kept =
        parameter.isSecure() ? encrypted(parameter, version.get("KeyId").asText(), value) : value;
    safe.put(parameter.name(), String.valueOf(parameter.latest()), kept);
    forget(parameter);
  }

  /** As it was given, as it was before, or as it is where nobody says anything. */
  private static void keep(
      ObjectNode version, Call call, @Nullable ObjectNode former, String member, String otherwise) {
    String before = former == null ? otherwise : former.path(member).asText(otherwise);
    String text = call.text(member, before);
    if (!text.isEmpty()) {
      version.put(member, text);
    }
  }

  private void forget(Parameter parameter) {
    List<Integer> numbers = parameter.numbers();
    if (numbers.size() > MOST_VERSIONS) {
      int oldest = numbers.get(0);
      if (!parameter.labels(oldest).isEmpty()) {
        throw ParameterErrors.of(
            "ParameterMaxVersionLimitExceeded",
            "You attempted to create a new version of "
                + parameter.name()
                + " by calling the PutParameter API with the overwrite flag. Version "
                + oldest
                + ", the oldest version, can't be deleted because it has a label associated with"
                + " it. Move the label to another version of the parameter, and try again.");
      }
      parameter.removeVersion(oldest);
      safe.delete(parameter.name(), String.valueOf(oldest));
    }
  }

  private String encrypted(Parameter parameter, String key, String value) {
    byte[] plain = value.getBytes(StandardCharsets.UTF_8);
    try {
      return Base64.getEncoder().encodeToString(keys.encrypt(key, plain, context(parameter)));
    } catch (JsonServiceException e) {
      throw ParameterErrors.of("InvalidKeyId", e.getMessage() + " (Service: AWSKMS)");
    }
  }

  private static Map<String, String> context(Parameter parameter) {
    return Map.of("PARAMETER_ARN", ParameterNames.arn(parameter.name()));
  }

  String value(Parameter parameter, int version, Showing showing) {
    String kept = safe.open(parameter.name(), String.valueOf(version)).orElse("");
    if (!parameter.isSecure() || showing == Showing.AS_KEPT) {
      return kept;
    }
    try {
      byte[] plain = keys.decrypt(Base64.getDecoder().decode(kept), context(parameter));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (JsonServiceException e) {
      throw ParameterErrors.of("InvalidKeyId", e.getMessage() + " (Service: AWSKMS)");
    }
  }

  Parameter change(String name, Consumer<Parameter> change) {
    return db.write(
        h -> {
          Parameter parameter = load(name);
          change.accept(parameter);
          shelf.put(parameter.name(), parameter.document());
          return parameter;
        });
  }

  /** Whether there was one. */
  boolean delete(String name) {
    return db.write(
        h -> {
          Optional<Parameter> found = find(name);
          found.ifPresent(
              parameter -> {
                shelf.delete(parameter.name());
                safe.deleteAll(parameter.name());
              });
          return found.isPresent();
        });
  }

  Page<Parameter> list(Listing listing, Predicate<Parameter> isWanted) {
    return shelf
        .list(listing, item -> isWanted.test(new Parameter(item.document())))
        .map(item -> new Parameter(item.document()));
  }
}

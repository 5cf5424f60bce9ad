package io.mastic.neighbours.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Who was granted what on which thing. */
final class Grants {

  private static final String GIVEN = "Permissions";
  private static final String TO_GIVE_ON = "PermissionsWithGrantOption";

  private final Db db;
  private final Clock clock;
  private final Shelf grants;

  Grants(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.grants = new Shelf(db, "lake-grant");
  }

  void grant(Call call) {
    LakeCalls.requireOwn(call.members());
    grant(call.members());
  }

  private void grant(JsonNode asked) {
    LakeResource resource = LakeResource.of(asked.path("Resource"));
    Set<String> given = texts(asked.path(GIVEN));
    if (given.isEmpty()) {
      throw LakeErrors.invalid("Permissions must not be empty.");
    }
    if (!given.containsAll(texts(asked.path(TO_GIVE_ON)))) {
      throw LakeErrors.invalid("Permissions with grant option must be a subset of permissions.");
    }
    String name = name(asked, resource);
    db.writeOnly(
        h -> {
          ObjectNode grant = grants.find(name).orElseGet(LakeCalls::empty);
          grant.set("Principal", asked.path("Principal"));
          grant.set("Resource", resource.document());
          if (asked.has("Condition")) {
            grant.set("Condition", asked.get("Condition"));
          }
          for (String which : List.of(GIVEN, TO_GIVE_ON)) {
            Set<String> all = texts(grant.path(which));
            all.addAll(texts(asked.path(which)));
            set(grant, which, all);
          }
          keep(name, grant);
        });
  }

  private void keep(String name, ObjectNode grant) {
    grant.put("LastUpdated", clock.millis() / 1_000.0);
    grants.put(name, grant.put("LastUpdatedBy", Caller.current().principalArn()));
  }

  private static String principal(JsonNode asked) {
    String principal = asked.at("/Principal/DataLakePrincipalIdentifier").asText();
    if (principal.isEmpty()) {
      throw LakeErrors.invalid("Invalid principal");
    }
    return principal;
  }

  /** A name that is the same for the same principal, thing and condition. */
  private static String name(JsonNode asked, LakeResource resource) {
    String whole =
        principal(asked)
            + "\n"
            + resource.key()
            + "\n"
            + asked.at("/Condition/Expression").asText();
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void set(ObjectNode grant, String which, Set<String> texts) {
    ArrayNode list = grant.putArray(which);
    texts.forEach(list::add);
  }

  void revoke(Call call) {
    LakeCalls.requireOwn(call.members());
    revoke(call.members());
  }

  private void revoke(JsonNode asked) {
    String name = name(asked, LakeResource.of(asked.path("Resource")));
    Set<String> taken = texts(asked.path(GIVEN));
    Set<String> options = texts(asked.path(TO_GIVE_ON));
    db.writeOnly(
        h -> {
          ObjectNode grant = grants.find(name).orElseGet(LakeCalls::empty);
          Set<String> given = texts(grant.path(GIVEN));
          Set<String> toGiveOn = texts(grant.path(TO_GIVE_ON));
          if (Collections.disjoint(given, taken)) {
            throw LakeErrors.invalid("No permissions revoked. Grantee does not have: " + taken);
          }
          given.removeAll(taken);
          toGiveOn.removeAll(options);
          toGiveOn.retainAll(given);
          if (given.isEmpty()) {
            grants.delete(name);
            return;
          }
          set(grant, GIVEN, given);
          set(grant, TO_GIVE_ON, toGiveOn);
          keep(name, grant);
        });
  }

  ObjectNode grantAll(Call call) {
    return each(call, this::grant);
  }

  ObjectNode revokeAll(Call call) {
    return each(call, this::revoke);
  }

  private static ObjectNode each(Call call, Consumer<JsonNode> act) {
    LakeCalls.requireOwn(call.members());
    ObjectNode answer = LakeCalls.empty();
    ArrayNode failures = answer.putArray("Failures");
    for (JsonNode entry : call.each("Entries")) {
      try {
        act.accept(entry);
      } catch (JsonServiceException e) {
        ObjectNode failure = failures.addObject();
        failure.set("RequestEntry", entry);
        failure
            .putObject("Error")
            .put("ErrorCode", e.code())
            .put("ErrorMessage", String.valueOf(e.getMessage()));
      }
    }
    return answer;
  }

  ObjectNode list(Call call) {
    String principal = call.members().at("/Principal/DataLakePrincipalIdentifier").asText();
    String type = call.text("ResourceType", "");
    List<LakeResource> filter =
        call.has("Resource")
            ? List.of(LakeResource.of(call.members().path("Resource")))
            : List.of();
    return LakeCalls.page(
        "PrincipalResourcePermissions",
        grants.list(
            LakeCalls.listing(call),
            item -> {
              LakeResource of = LakeResource.of(item.document().path("Resource"));
              return (principal.isEmpty() || principal.equals(principal(item.document())))
                  && (type.isEmpty() || of.isOf(type))
                  && filter.stream().allMatch(of::isWithin);
            }),
        Shelf.Item::document);
  }
}

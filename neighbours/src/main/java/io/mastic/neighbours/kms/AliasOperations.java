package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;

/** Names for keys. */
final class AliasOperations {

  private final KmsKeys keys;

  AliasOperations(KmsKeys keys) {
    this.keys = keys;
  }

  void create(Call call) {
    String alias = name(call);
    keys.together(
        () -> {
          KmsKey key = target(call);
          if (keys.findAlias(alias).isPresent()) {
            throw new JsonServiceException(
                400,
                "AlreadyExistsException",
                "An alias with the name " + KmsKey.arn(alias) + " already exists");
          }
          keys.putAlias(alias, key, keys.now());
          return key;
        });
  }

  private static String name(Call call) {
    String alias = call.text("AliasName");
    if (!alias.startsWith("alias/") || alias.equals("alias/")) {
      throw KmsErrors.invalid("Invalid identifier");
    }
    if (alias.startsWith("alias/aws/")) {
      throw new JsonServiceException(
          400, "NotAuthorizedException", "The prefix alias/aws/ is AWS's own.");
    }
    return alias;
  }

  private KmsKey target(Call call) {
    String id = call.text("TargetKeyId");
    if (id.contains("alias/")) {
      throw KmsErrors.invalid("Aliases must refer to keys. Not aliases");
    }
    KmsKey key = keys.load(id);
    KmsKeys.requireLive(key);
    return key;
  }

  void update(Call call) {
    String alias = name(call);
    keys.together(
        () -> {
          ObjectNode kept = keys.findAlias(alias).orElseThrow(() -> KmsKeys.noAlias(alias));
          KmsKey key = target(call);
          keys.putAlias(alias, key, kept.path("CreationDate").asDouble());
          return key;
        });
  }

  void delete(Call call) {
    String alias = name(call);
    if (!keys.deleteAlias(alias)) {
      throw KmsKeys.noAlias(alias);
    }
  }

  ObjectNode list(Call call) {
    String key = call.find("KeyId").map(id -> keys.load(id).id()).orElse("");
    Page<Shelf.Item> page = keys.aliases(KeyOperations.listing(call, 50), key);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode aliases = answer.putArray("Aliases");
    for (Shelf.Item item : page.items()) {
      ObjectNode alias = item.document();
      alias.put("AliasName", item.name()).put("AliasArn", KmsKey.arn(item.name()));
      aliases.add(alias);
    }
    return KeyOperations.end(answer, page);
  }
}

package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Making, changing and deleting secrets. */
final class SecretOperations {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]+");

  private final KeptSecrets secrets;

  SecretOperations(KeptSecrets secrets) {
    this.secrets = secrets;
  }

  ObjectNode create(Call call) {
    String name = call.text("Name");
    if (!NAME.matcher(name).matches()) {
      throw new JsonServiceException(
          400,
          "ValidationException",
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    String version = token(call);
    return secrets.together(
        () -> {
          SecretValue value = SecretValue.find(call).orElse(null);
          Secret secret = secrets.find(name).orElse(null);
          if (secret == null) {
            secret = secrets.make(name);
            describe(secret, call);
            SecretTags.add(secret, call.each("Tags"));
          } else if (secret.isToBeDeleted()) {
            throw SecretErrors.wrongState(
                "You can't create this secret because a secret with this name is already scheduled"
                    + " for deletion.");
          } else if (value == null || !secret.hasVersion(version)) {
            throw SecretErrors.exists(
                "The operation failed because the secret " + name + " already exists.");
          }
          if (value != null) {
            secrets.addVersion(secret, version, value, List.of(VersionLabels.CURRENT));
          }
          secrets.keep(secret);
          return value == null ? named(secret) : named(secret).put("VersionId", version);
        });
  }

  private static void describe(Secret secret, Call call) {
    Stream.of("Description", "KmsKeyId", "Type")
        .filter(call::has)
        .forEach(member -> secret.document().put(member, call.text(member)));
  }

  /** A version has the name of the token that it was made by. */
  private static String token(Call call) {
    return call.text("ClientRequestToken", Ids.uuid().toLowerCase(Locale.ROOT));
  }

  ObjectNode putValue(Call call) {
    SecretValue value =
        SecretValue.find(call)
            .orElseThrow(
                () ->
                    SecretErrors.invalid("You must provide either SecretString or SecretBinary."));
    String version = token(call);
    List<String> given = call.texts("VersionStages");
    List<String> stages = given.isEmpty() ? List.of(VersionLabels.CURRENT) : given;
    Secret secret =
        secrets.change(
            call.text("SecretId"), found -> secrets.addVersion(found, version, value, stages));
    ObjectNode answer = named(secret).put("VersionId", version);
    ArrayNode labels = answer.putArray("VersionStages");
    secret.stages(version).forEach(labels::add);
    return answer;
  }

  ObjectNode update(Call call) {
    SecretValue value = SecretValue.find(call).orElse(null);
    String version = token(call);
    Secret secret =
        secrets.change(
            call.text("SecretId"),
            found -> {
              describe(found, call);
              found.document().put("Changed", secrets.now());
              if (value != null) {
                secrets.addVersion(found, version, value, List.of(VersionLabels.CURRENT));
              }
            });
    return value == null ? named(secret) : named(secret).put("VersionId", version);
  }

  ObjectNode moveStage(Call call) {
    String stage = call.text("VersionStage");
    String from = call.text("RemoveFromVersionId", "");
    String to = call.text("MoveToVersionId", "");
    return named(
        secrets.change(
            call.text("SecretId"),
            secret -> {
              checkMove(secret, stage, from, to);
              VersionLabels staging = new VersionLabels(secret);
              if (to.isEmpty()) {
                staging.remove(stage, from);
              } else {
                staging.move(stage, to);
              }
              secret.document().put("Changed", secrets.now());
            }));
  }

  private static void checkMove(Secret secret, String stage, String from, String to) {
    String holder = secret.staged(stage).orElse("");
    for (String version : List.of(from, to)) {
      if (!version.isEmpty() && !secret.hasVersion(version)) {
        throw SecretErrors.noValue("VersionId: " + version);
      }
    }
    if (from.isEmpty() && to.isEmpty()) {
      throw SecretErrors.invalid("You must provide MoveToVersionId or RemoveFromVersionId.");
    }
    if (stage.equals(VersionLabels.CURRENT) && to.isEmpty()) {
      throw SecretErrors.invalid(
          "You can only move staging label AWSCURRENT to a different secret version. It can't be"
              + " completely removed.");
    }
    if (from.isEmpty() && !holder.isEmpty() && !holder.equals(to)) {
      throw SecretErrors.invalid(
          "The parameter RemoveFromVersionId can't be empty. VersionLabels label "
              + stage
              + " is currently attached to version "
              + holder
              + ", so you must explicitly reference that version in RemoveFromVersionId.");
    }
    if (!from.isEmpty() && !from.equals(holder)) {
      throw SecretErrors.invalid(
          "The staging label " + stage + " is not attached to version " + from + ".");
    }
  }

  ObjectNode delete(Call call) {
    boolean force = call.says("ForceDeleteWithoutRecovery");
    if (force && call.has("RecoveryWindowInDays")) {
      throw SecretErrors.invalid(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    long days = call.size("RecoveryWindowInDays", 30);
    if (days < 7 || days > 30) {
      throw SecretErrors.invalid(
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    String id = call.text("SecretId");
    return secrets.together(() -> force ? deleteNow(id) : deleteLater(id, Duration.ofDays(days)));
  }

  /** AWS says so of a secret that is not there, too. */
  private ObjectNode deleteNow(String id) {
    Secret secret =
        secrets
            .find(id)
            .orElseGet(
                () ->
                    Secret.of(
                        id, id.startsWith("arn:") ? id : KeptSecrets.arnOf(id), secrets.now()));
    secrets.delete(secret);
    return named(secret).put("DeletionDate", secrets.now() / 1000.0);
  }

  private ObjectNode deleteLater(String id, Duration window) {
    Secret secret = secrets.load(id);
    if (secret.isToBeDeleted()) {
      throw SecretErrors.wrongState(
          "You tried to perform the operation on a secret that's currently marked deleted.");
    }
    long date = secrets.now() + window.toMillis();
    secret.document().put("Deleted", date);
    secrets.keep(secret);
    return named(secret).put("DeletionDate", date / 1000.0);
  }

  ObjectNode restore(Call call) {
    return secrets.together(
        () -> {
          Secret secret = secrets.load(call.text("SecretId"));
          secret.document().remove("Deleted");
          secrets.keep(secret);
          return named(secret);
        });
  }

  static ObjectNode named(Secret secret) {
    return Json.MAPPER.createObjectNode().put("ARN", secret.arn()).put("Name", secret.name());
  }
}

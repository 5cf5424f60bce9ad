package io.mastic.neighbours.secrets;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;
import static io.mastic.neighbours.call.Served.kept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.PolicyText;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import io.mastic.wire.json.JsonServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets Manager as the front door shows it. */
public final class SecretsManager {

  private static final String ONE_REGION = "a secret is kept in one region";
  private static final String BY_NAME = "secrets are listed by name";
  private static final String KEY =
      "KmsKeyId is kept and given back; values are sealed by the server's own key";

  private final KeptSecrets secrets;

  private SecretsManager(KeptSecrets secrets) {
    this.secrets = secrets;
  }

  public static TableService service(KeptSecrets secrets) {
    return new TableService(
        new TableService.Named(
            "Secrets Manager", "secretsmanager", "secretsmanager", "ValidationException"),
        AwsModel.of("secretsmanager"),
        new SecretsManager(secrets).table(),
        SecretsManager::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("SecretId")
        .or(() -> call.find("Name"))
        .map(id -> List.of(id.startsWith("arn:") ? id : KeptSecrets.arnOf(id)))
        .orElse(List.of());
  }

  private Map<String, Served> table() {
    SecretOperations operations = new SecretOperations(secrets);
    SecretReading reading = new SecretReading(secrets);
    Map<String, Served> table = new HashMap<>();
    table.put(
        "CreateSecret",
        done(operations::create)
            .noting(KEY)
            .without("AddReplicaRegions", ONE_REGION)
            .without("ForceOverwriteReplicaSecret", ONE_REGION)
            .without("Type", "no partner's secrets are rotated here"));
    table.put(
        "PutSecretValue", done(operations::putValue).without("RotationToken", "nothing rotates"));
    table.put(
        "UpdateSecret",
        done(operations::update)
            .noting(KEY)
            .without("Type", "no partner's secrets are rotated here"));
    table.put("UpdateSecretVersionStage", done(operations::moveStage));
    table.put("DeleteSecret", done(operations::delete));
    table.put("RestoreSecret", done(operations::restore));
    table.put("GetSecretValue", done(reading::getValue));
    table.put("BatchGetSecretValue", done(reading::getValues));
    table.put("DescribeSecret", done(reading::describe));
    table.put("ListSecrets", done(reading::list).only("SortBy", "name", BY_NAME).noting(BY_NAME));
    table.put("ListSecretVersionIds", done(reading::listVersions));
    table.put(
        "GetRandomPassword",
        done(
            call -> Json.MAPPER.createObjectNode().put("RandomPassword", RandomPassword.of(call))));
    table.put(
        "TagResource",
        doneQuietly(
            call ->
                secrets.change(
                    call.text("SecretId"), secret -> SecretTags.add(secret, call.each("Tags")))));
    table.put(
        "UntagResource",
        doneQuietly(
            call ->
                secrets.change(
                    call.text("SecretId"),
                    secret -> SecretTags.remove(secret, call.texts("TagKeys")))));
    table.put(
        "PutResourcePolicy",
        kept(this::putPolicy).without("BlockPublicPolicy", "policies are not evaluated"));
    table.put("GetResourcePolicy", kept(this::getPolicy));
    table.put("DeleteResourcePolicy", kept(this::deletePolicy));
    return table;
  }

  private ObjectNode putPolicy(Call call) {
    String policy = call.text("ResourcePolicy");
    PolicyText.flaw(policy)
        .ifPresent(
            flaw -> {
              throw new JsonServiceException(400, "MalformedPolicyDocumentException", flaw);
            });
    return SecretOperations.named(
        secrets.change(call.text("SecretId"), secret -> secret.document().put("Policy", policy)));
  }

  private ObjectNode getPolicy(Call call) {
    Secret secret = secrets.load(call.text("SecretId"));
    ObjectNode answer = SecretOperations.named(secret);
    secret.find("Policy").ifPresent(policy -> answer.put("ResourcePolicy", policy));
    return answer;
  }

  private ObjectNode deletePolicy(Call call) {
    return SecretOperations.named(
        secrets.change(call.text("SecretId"), secret -> secret.document().remove("Policy")));
  }
}

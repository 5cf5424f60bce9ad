package io.mastic.neighbours.kms;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;
import static io.mastic.neighbours.call.Served.kept;
import static io.mastic.neighbours.call.Served.keptQuietly;

import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** KMS as the front door shows it: symmetric keys. */
public final class KeyManagement {

  private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
  private static final String ONLY_SYMMETRIC = "keys are symmetric here";
  private static final String NO_ENCLAVE = "there is no enclave to encrypt for";
  private static final String NO_TRIAL = "permissions are not evaluated";
  private static final String NO_LOCKOUT = "policies are kept, not evaluated";
  private static final String NO_ROTATION = "kept, and the key stays the same";

  private KeyManagement() {}

  public static TableService service(KmsKeys keys, ConnectionPasswords passwords) {
    Map<String, Served> table = new HashMap<>();
    keys(table, new KeyOperations(keys));
    aliases(table, new AliasOperations(keys));
    crypt(table, new CryptOperations(keys, passwords));
    return new TableService(
        new TableService.Named("KMS", "kms", "TrentService", "ValidationException"),
        AwsModel.of("kms"),
        table,
        KeyManagement::resources);
  }

  private static List<String> resources(Call call) {
    return call.find("KeyId")
        .map(
            id ->
                id.startsWith("arn:") ? id : KmsKey.arn(id.startsWith("alias/") ? id : "key/" + id))
        .map(List::of)
        .orElse(List.of());
  }

  private static void keys(Map<String, Served> table, KeyOperations keys) {
    table.put(
        "CreateKey",
        done(keys::create)
            .only("KeySpec", SYMMETRIC, ONLY_SYMMETRIC)
            .only("CustomerMasterKeySpec", SYMMETRIC, ONLY_SYMMETRIC)
            .only("KeyUsage", "ENCRYPT_DECRYPT", ONLY_SYMMETRIC)
            .only("Origin", "AWS_KMS", "keys are made here")
            .without("CustomKeyStoreId", "keys are kept in the database")
            .without("XksKeyId", "keys are kept in the database")
            .without("MultiRegion", "a key is of one region")
            .noting("BypassPolicyLockoutSafetyCheck changes nothing: " + NO_LOCKOUT));
    table.put(
        "DescribeKey",
        done(keys::describe).noting("GrantTokens change nothing: permissions are not evaluated"));
    table.put("ListKeys", done(keys::list));
    table.put("EnableKey", doneQuietly(keys::enable));
    table.put("DisableKey", doneQuietly(keys::disable));
    table.put("UpdateKeyDescription", doneQuietly(keys::redescribe));
    table.put("ScheduleKeyDeletion", done(keys::scheduleDeletion));
    table.put("CancelKeyDeletion", done(keys::cancelDeletion));
    table.put(
        "PutKeyPolicy",
        keptQuietly(keys::putPolicy)
            .only("PolicyName", "default", "AWS has no other")
            .noting(NO_LOCKOUT + ", so that BypassPolicyLockoutSafetyCheck passes nothing by"));
    table.put(
        "GetKeyPolicy", kept(keys::getPolicy).only("PolicyName", "default", "AWS has no other"));
    table.put("ListKeyPolicies", kept(keys::listPolicies));
    table.put("EnableKeyRotation", keptQuietly(keys::enableRotation).noting(NO_ROTATION));
    table.put("DisableKeyRotation", keptQuietly(keys::disableRotation).noting(NO_ROTATION));
    table.put("GetKeyRotationStatus", kept(keys::rotation));
    table.put("TagResource", doneQuietly(keys::tag));
    table.put("UntagResource", doneQuietly(keys::untag));
    table.put("ListResourceTags", done(keys::tags));
  }

  private static void aliases(Map<String, Served> table, AliasOperations aliases) {
    table.put("CreateAlias", doneQuietly(aliases::create));
    table.put("UpdateAlias", doneQuietly(aliases::update));
    table.put("DeleteAlias", doneQuietly(aliases::delete));
    table.put("ListAliases", done(aliases::list));
  }

  private static void crypt(Map<String, Served> table, CryptOperations crypt) {
    table.put(
        "Encrypt",
        ofUse(done(crypt::encrypt)).only("EncryptionAlgorithm", SYMMETRIC, ONLY_SYMMETRIC));
    table.put(
        "Decrypt",
        ofUse(done(crypt::decrypt))
            .only("EncryptionAlgorithm", SYMMETRIC, ONLY_SYMMETRIC)
            .without("DryRunModifiers", NO_TRIAL)
            .without("Recipient", NO_ENCLAVE));
    table.put(
        "ReEncrypt",
        ofUse(done(crypt::reEncrypt))
            .without("DryRunModifiers", NO_TRIAL)
            .only("SourceEncryptionAlgorithm", SYMMETRIC, ONLY_SYMMETRIC)
            .only("DestinationEncryptionAlgorithm", SYMMETRIC, ONLY_SYMMETRIC));
    table.put("GenerateDataKey", ofUse(done(crypt::dataKey)).without("Recipient", NO_ENCLAVE));
    table.put("GenerateDataKeyWithoutPlaintext", ofUse(done(crypt::dataKeyWithoutPlaintext)));
    table.put(
        "GenerateRandom",
        done(crypt::random)
            .without("CustomKeyStoreId", "keys are kept in the database")
            .without("Recipient", NO_ENCLAVE));
  }

  private static Served ofUse(Served served) {
    return served
        .without("DryRun", NO_TRIAL)
        .noting("GrantTokens change nothing: permissions are not evaluated");
  }
}

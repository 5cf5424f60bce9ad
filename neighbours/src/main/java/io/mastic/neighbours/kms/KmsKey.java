package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;

/**
 * A key without what it encrypts with: KMS's KeyMetadata, its policy, tags and rotation, as a JSON
 * document.
 */
record KmsKey(ObjectNode document) {

  /** What a key is for, and who minds it. */
  enum Manager {
    CUSTOMER,
    AWS
  }

  static KmsKey of(String id, Manager manager, String description, double now) {
    Caller caller = Caller.current();
    ObjectNode document = Json.MAPPER.createObjectNode();
    ObjectNode metadata = document.putObject("KeyMetadata");
    metadata
        .put("AWSAccountId", caller.account())
        .put("KeyId", id)
        .put("Arn", arn("key/" + id))
        .put("CreationDate", now)
        .put("Enabled", true)
        .put("Description", description)
        .put("KeyUsage", "ENCRYPT_DECRYPT")
        .put("KeyState", "Enabled")
        .put("Origin", "AWS_KMS")
        .put("KeyManager", manager.name())
        .put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
        .put("KeySpec", "SYMMETRIC_DEFAULT")
        .put("MultiRegion", false)
        .putArray("EncryptionAlgorithms")
        .add("SYMMETRIC_DEFAULT");
    document.putObject("Tags");
    return new KmsKey(document);
  }

  static String arn(String what) {
    Caller caller = Caller.current();
    return "arn:aws:kms:" + caller.region() + ":" + caller.account() + ":" + what;
  }

  ObjectNode metadata() {
    return (ObjectNode) document.get("KeyMetadata");
  }

  String id() {
    return metadata().path("KeyId").asText();
  }

  String arn() {
    return metadata().path("Arn").asText();
  }

  String state() {
    return metadata().path("KeyState").asText();
  }

  boolean isAwsManaged() {
    return metadata().path("KeyManager").asText().equals(Manager.AWS.name());
  }

  void state(String state) {
    metadata().put("KeyState", state).put("Enabled", state.equals("Enabled"));
  }

  /** Seconds of the epoch at which it goes; never if nobody said so. */
  double goesAt() {
    return metadata().path("DeletionDate").asDouble(Double.MAX_VALUE);
  }
}

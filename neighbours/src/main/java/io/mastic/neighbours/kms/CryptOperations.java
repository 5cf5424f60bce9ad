package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Encrypting and decrypting, also of the passwords that the catalog shows encrypted. */
final class CryptOperations {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CONTEXT = "EncryptionContext";
  private static final String ALGORITHM = "SYMMETRIC_DEFAULT";

  private final KmsKeys keys;
  private final ConnectionPasswords passwords;

  CryptOperations(KmsKeys keys, ConnectionPasswords passwords) {
    this.keys = keys;
    this.passwords = passwords;
  }

  ObjectNode encrypt(Call call) {
    KmsKey key = keys.loadUsable(call.text("KeyId"));
    byte[] blob = keys.encrypt(key, call.bytes("Plaintext"), call.map(CONTEXT));
    return Json.MAPPER
        .createObjectNode()
        .put("CiphertextBlob", blob)
        .put("KeyId", key.arn())
        .put("EncryptionAlgorithm", ALGORITHM);
  }

  ObjectNode decrypt(Call call) {
    Optional<ConnectionPasswords.Opened> password = passwords.open(call.text("CiphertextBlob"));
    if (password.isPresent()) {
      byte[] plain = password.get().password().getBytes(StandardCharsets.UTF_8);
      return plain(password.get().keyId(), plain);
    }
    KmsKeys.Decrypted opened = open(call, "KeyId", call.map(CONTEXT));
    return plain(opened.keyArn(), opened.plain());
  }

  private static ObjectNode plain(String key, byte[] plain) {
    return Json.MAPPER
        .createObjectNode()
        .put("KeyId", key)
        .put("Plaintext", Base64.getEncoder().encodeToString(plain))
        .put("EncryptionAlgorithm", ALGORITHM);
  }

  private KmsKeys.Decrypted open(Call call, String keyMember, Map<String, String> context) {
    KmsKeys.Decrypted opened = keys.open(call.bytes("CiphertextBlob"), context);
    boolean another =
        call.find(keyMember).filter(id -> !keys.load(id).arn().equals(opened.keyArn())).isPresent();
    if (another) {
      throw new JsonServiceException(
          400,
          "IncorrectKeyException",
          "The key ID in the request does not identify a CMK that can perform this operation.");
    }
    return opened;
  }

  ObjectNode reEncrypt(Call call) {
    KmsKeys.Decrypted opened = open(call, "SourceKeyId", call.map("SourceEncryptionContext"));
    KmsKey key = keys.loadUsable(call.text("DestinationKeyId"));
    byte[] blob = keys.encrypt(key, opened.plain(), call.map("DestinationEncryptionContext"));
    return Json.MAPPER
        .createObjectNode()
        .put("CiphertextBlob", blob)
        .put("SourceKeyId", opened.keyArn())
        .put("KeyId", key.arn())
        .put("SourceEncryptionAlgorithm", ALGORITHM)
        .put("DestinationEncryptionAlgorithm", ALGORITHM);
  }

  ObjectNode dataKey(Call call) {
    byte[] plain = random(dataKeyLength(call));
    return dataKey(call, plain).put("Plaintext", plain);
  }

  ObjectNode dataKeyWithoutPlaintext(Call call) {
    return dataKey(call, random(dataKeyLength(call)));
  }

  private ObjectNode dataKey(Call call, byte[] plain) {
    KmsKey key = keys.loadUsable(call.text("KeyId"));
    byte[] blob = keys.encrypt(key, plain, call.map(CONTEXT));
    return Json.MAPPER.createObjectNode().put("CiphertextBlob", blob).put("KeyId", key.arn());
  }

  private static int dataKeyLength(Call call) {
    if (call.has("KeySpec") == call.has("NumberOfBytes")) {
      throw KmsErrors.invalid("Please specify either number of bytes or key spec.");
    }
    int bySpec = call.text("KeySpec", "").equals("AES_128") ? 16 : 32;
    return call.number("NumberOfBytes", bySpec);
  }

  ObjectNode random(Call call) {
    if (!call.has("NumberOfBytes")) {
      throw KmsErrors.invalid("NumberOfBytes must be given.");
    }
    byte[] bytes = random(call.number("NumberOfBytes", 1));
    return Json.MAPPER.createObjectNode().put("Plaintext", bytes);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

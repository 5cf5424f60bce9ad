package io.mastic.neighbours.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a key has encrypted: a byte for the form, the key's id (16 bytes), a nonce (12 bytes), and
 * AES-256-GCM's text and tag. The encryption context is authenticated, not kept.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record Ciphertext(UUID key, byte[] nonce, byte[] sealed) {

  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int HEAD = 1 + 16 + NONCE;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Ciphertext encrypt(UUID key, byte[] material, byte[] plain, Map<String, String> context) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = crypt(Cipher.ENCRYPT_MODE, material, nonce, plain, said(key, context));
      return new Ciphertext(key, nonce, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Empty for another context, or for what this key has not encrypted. */
  Optional<byte[]> decrypt(byte[] material, Map<String, String> context) {
    try {
      return Optional.of(crypt(Cipher.DECRYPT_MODE, material, nonce, sealed, said(key, context)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] crypt(int mode, byte[] material, byte[] nonce, byte[] bytes, byte[] said)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(said);
    return cipher.doFinal(bytes);
  }

  /** The key and the pairs in order, each text with its length, so that none runs into another. */
  private static byte[] said(UUID key, Map<String, String> context) {
    StringBuilder said = new StringBuilder(key.toString());
    new TreeMap<>(context)
        .forEach(
            (name, value) ->
                said.append(name.length())
                    .append(':')
                    .append(name)
                    .append(value.length())
                    .append(':')
                    .append(value));
    return said.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEAD + sealed.length)
        .put(FORM)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .put(nonce)
        .put(sealed)
        .array();
  }

  static Optional<Ciphertext> parse(byte[] bytes) {
    if (bytes.length < HEAD + TAG || bytes[0] != FORM) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(bytes, 1, 16);
    UUID key = new UUID(read.getLong(), read.getLong());
    return Optional.of(
        new Ciphertext(
            key,
            Arrays.copyOfRange(bytes, HEAD - NONCE, HEAD),
            Arrays.copyOfRange(bytes, HEAD, bytes.length)));
  }
}

package io.mastic.kernel.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts with AES-256-GCM and opens them again. A text is sealed for its place, so that it
 * opens nowhere else.
 *
 * <p>Sealed it is {@code sealed:1:KEY:BASE64}: the id of the key, and nonce, ciphertext and tag.
 */
public final class Seals {

  private static final String FORM = "sealed:1:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecureRandom random = new SecureRandom();
  private final SealKey current;
  private final Map<String, SealKey> keys = new LinkedHashMap<>();

  Seals(List<SealKey> keys) {
    this.current = keys.get(0);
    keys.forEach(key -> this.keys.put(key.id(), key));
  }

  /**
   * @param lines as those of a key file
   */
  public static Seals of(String... lines) {
    return new Seals(
        Arrays.stream(lines).map(line -> SealKey.of(Base64.getDecoder().decode(line))).toList());
  }

  /**
   * @param place where the text is kept; see {@link SealedColumn#place}
   */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    return seal(text, place, nonce);
  }

  /**
   * Seals so that the same text at the same place looks the same each time, for texts that are
   * shown: who compares two answers must not see a change where there is none.
   */
  public String sealAlike(String text, String place) {
    byte[] nonce = Arrays.copyOf(SealKey.mac(current.hmac(), place, text), NONCE);
    return seal(text, place, nonce);
  }

  private String seal(String text, String place, byte[] nonce) {
    byte[] secret =
        crypt(Cipher.ENCRYPT_MODE, current, place, nonce, text.getBytes(StandardCharsets.UTF_8));
    ByteBuffer whole = ByteBuffer.allocate(NONCE + secret.length).put(nonce).put(secret);
    return FORM + current.id() + ":" + Base64.getEncoder().encodeToString(whole.array());
  }

  /**
   * @throws SealBrokenException if it is not a sealed text, of another place, or of a key that is
   *     not here
   */
  public String open(String sealed, String place) {
    int colon = sealed.indexOf(':', FORM.length());
    if (!sealed.startsWith(FORM) || colon < 0) {
      throw new SealBrokenException("what is at a secret's place is not sealed");
    }
    SealKey key = keys.get(sealed.substring(FORM.length(), colon));
    if (key == null) {
      throw new SealBrokenException("a secret is sealed with a key that this server does not have");
    }
    byte[] whole;
    try {
      whole = Base64.getDecoder().decode(sealed.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw new SealBrokenException("a sealed secret is damaged");
    }
    if (whole.length < NONCE + TAG) {
      throw new SealBrokenException("a sealed secret is damaged");
    }
    byte[] nonce = Arrays.copyOf(whole, NONCE);
    byte[] secret = Arrays.copyOfRange(whole, NONCE, whole.length);
    return new String(
        crypt(Cipher.DECRYPT_MODE, key, place, nonce, secret), StandardCharsets.UTF_8);
  }

  private static byte[] crypt(int mode, SealKey key, String place, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key.aes(), new GCMParameterSpec(8 * TAG, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new SealBrokenException("a sealed secret is damaged, or was sealed for another place");
    }
  }

  static boolean isSealed(String text) {
    return text.startsWith(FORM);
  }

  /** How all begins that the first key has sealed. */
  String currentForm() {
    return FORM + current.id() + ":";
  }

  String currentId() {
    return current.id();
  }

  Set<String> ids() {
    return keys.keySet();
  }
}

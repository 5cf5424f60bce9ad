package io.mastic.wire.signature;

import io.mastic.kernel.key.AccessKey;
import io.mastic.wire.text.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SigV4's key of a day, region and service, kept because every request of a client needs it. */
public final class SigningKeys {

  private static final int REMEMBERED = 4_096;

  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  public byte[] key(AccessKey key, String scope) {
    String name = key.id() + "/" + scope;
    byte[] signing = known.get(name);
    if (signing == null) {
      signing = derive(key.secret(), scope);
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(name, signing);
    }
    return signing;
  }

  public static byte[] derive(String secret, String scope) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = Digests.hmac(key, part);
    }
    return key;
  }
}

package io.mastic.objects;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** One of S3's checksums over bytes that come in pieces. */
public abstract class Checksum {

  /** In upper case, as XML has them; header names have them in lower case. */
  public static final List<String> ALGORITHMS =
      List.of("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256");

  /**
   * @throws ObjectStoreException InvalidRequest for an algorithm that S3 does not know
   */
  public static Checksum of(String algorithm) {
    return switch (algorithm) {
      case "CRC32" -> new Crc32(new CRC32());
      case "CRC32C" -> new Crc32(new CRC32C());
      case "CRC64NVME" -> new Crc64();
      case "SHA1" -> new Digest("SHA-1");
      case "SHA256" -> new Digest("SHA-256");
      default ->
          throw S3Errors.invalidRequest(
              "Checksum algorithm provided is unsupported. Please try again with any of the valid"
                  + " types: "
                  + ALGORITHMS);
    };
  }

  public abstract void update(byte[] bytes, int length);

  protected abstract byte[] value();

  /** The value as headers carry it; asked for once. */
  public String base64() {
    return Base64.getEncoder().encodeToString(value());
  }

  private static final class Crc32 extends Checksum {
    private final java.util.zip.Checksum crc;

    Crc32(java.util.zip.Checksum crc) {
      this.crc = crc;
    }

    @Override
    public void update(byte[] bytes, int length) {
      crc.update(bytes, 0, length);
    }

    @Override
    protected byte[] value() {
      return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }
  }

  /** CRC-64/NVME: reflected polynomial 0x9A6C9329AC4BC9B5, all ones before and after. */
  private static final class Crc64 extends Checksum {
    private static final long[] TABLE = table();
    private long crc = -1L;

    private static long[] table() {
      long[] table = new long[256];
      Arrays.setAll(
          table,
          i -> {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
              value = (value >>> 1) ^ ((value & 1) == 1 ? 0x9A6C9329AC4BC9B5L : 0);
            }
            return value;
          });
      return table;
    }

    @Override
    public void update(byte[] bytes, int length) {
      long value = crc;
      for (int i = 0; i < length; i++) {
        value = TABLE[(int) (value ^ bytes[i]) & 0xff] ^ (value >>> 8);
      }
      crc = value;
    }

    @Override
    protected byte[] value() {
      return ByteBuffer.allocate(8).putLong(~crc).array();
    }
  }

  private static final class Digest extends Checksum {
    private final MessageDigest digest;

    Digest(String name) {
      try {
        digest = MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void update(byte[] bytes, int length) {
      digest.update(bytes, 0, length);
    }

    @Override
    protected byte[] value() {
      return digest.digest();
    }
  }
}

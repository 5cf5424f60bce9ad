package io.mastic.neighbours.networks;

import io.mastic.wire.json.JsonServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param first its first address
 * @param prefix how many bits are the same in all
 */
record CidrBlock(long first, int prefix) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /**
   * Reads a block; bits beyond the prefix are cut off, as EC2 does.
   *
   * @throws JsonServiceException if it is none
   */
  static CidrBlock parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw malformed(text);
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(matcher.group(i));
      if (part > 255) {
        throw malformed(text);
      }
      address = address * 256 + part;
    }
    int prefix = Integer.parseInt(matcher.group(5));
    if (prefix > 32) {
      throw malformed(text);
    }
    long size = 1L << (32 - prefix);
    return new CidrBlock(address / size * size, prefix);
  }

  private static JsonServiceException malformed(String text) {
    return NetworkErrors.invalid(
        "Value (" + text + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.");
  }

  long size() {
    return 1L << (32 - prefix);
  }

  boolean contains(CidrBlock other) {
    return other.first >= first && other.first + other.size() <= first + size();
  }

  boolean overlaps(CidrBlock other) {
    return contains(other) || other.contains(this);
  }

  /** The n-th block of that prefix within this one. */
  CidrBlock part(int n, int narrower) {
    return new CidrBlock(first + n * (1L << (32 - narrower)), narrower);
  }

  @Override
  public String toString() {
    return (first >> 24)
        + "."
        + (first >> 16 & 255)
        + "."
        + (first >> 8 & 255)
        + "."
        + (first & 255)
        + "/"
        + prefix;
  }
}

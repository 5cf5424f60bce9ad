package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** {@code Fn::Cidr}: the first blocks of an address range. */
final class Cidr {

  private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f.:]+/\\d{1,3}");
  private static final int MOST = 256;

  private Cidr() {}

  static ArrayNode blocks(JsonNode argument) {
    int count = argument.path(1).asInt(0);
    String range = argument.path(0).asText();
    if (!argument.isArray() || !BLOCK.matcher(range).matches() || count < 1 || count > MOST) {
      throw TemplateException.error(
          "every Fn::Cidr object requires an ipBlock, a count from 1 to 256, and cidrBits");
    }
    try {
      return blocks(range, count, argument.path(2).asInt(8));
    } catch (UnknownHostException e) {
      throw TemplateException.error("no address range: " + range);
    }
  }

  private static ArrayNode blocks(String range, int count, int bits) throws UnknownHostException {
    int slash = range.indexOf('/');
    byte[] address = InetAddress.getByName(range.substring(0, slash)).getAddress();
    int prefix = Integer.parseInt(range.substring(slash + 1));
    int width = address.length * 8;
    int own = width - bits;
    BigInteger size = BigInteger.ONE.shiftLeft(bits);
    BigInteger first =
        new BigInteger(1, address).shiftRight(width - prefix).shiftLeft(width - prefix);
    if (prefix > own
        || BigInteger.valueOf(count).compareTo(BigInteger.ONE.shiftLeft(own - prefix)) > 0) {
      throw TemplateException.error(
          range + " has no " + count + " blocks of " + bits + " bits for Fn::Cidr");
    }
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < count; i++) {
      BigInteger begin = first.add(size.multiply(BigInteger.valueOf(i)));
      blocks.add(text(begin, address.length) + "/" + own);
    }
    return blocks;
  }

  private static String text(BigInteger number, int length) throws UnknownHostException {
    byte[] bytes = new byte[length];
    byte[] digits = number.toByteArray();
    int taken = Math.min(digits.length, length);
    System.arraycopy(digits, digits.length - taken, bytes, length - taken, taken);
    return InetAddress.getByAddress(bytes).getHostAddress();
  }
}

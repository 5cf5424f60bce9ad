package io.mastic.catalog.connection.jdbc;

import io.mastic.contract.Errors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * The hosts whose databases this server connects to when a client asks it to. Link-local addresses
 * are never among them: the credentials of a cloud's machine are served there.
 */
public final class JdbcHosts {

  /** Whatever is not link-local. */
  public static final JdbcHosts ALL = new JdbcHosts(List.of("*"));

  /** Where IPv6 reaches an IPv4 address: its last four bytes. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  /** The metadata of an EC2 machine over IPv6: fd00:ec2::/32. */
  private static final byte[] EC2 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2};

  private final List<String> patterns;

  /**
   * @param patterns names in which {@code *} stands for any text ({@code *.example.com}), or
   *     networks ({@code 10.0.0.0/8}) in which every address of the host must be
   * @throws IllegalArgumentException for a network that is none
   */
  public JdbcHosts(List<String> patterns) {
    this.patterns = patterns.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
    this.patterns.stream().filter(each -> each.contains("/")).forEach(Network::of);
  }

  /**
   * @param host as the URL has it, in lower case
   * @throws InvalidInputException if the server does not connect to it
   * @throws UnknownHostException if there is none of that name
   */
  void check(String host) throws UnknownHostException {
    List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(host));
    if (addresses.stream().anyMatch(JdbcHosts::isNever)
        || patterns.stream().noneMatch(pattern -> fits(pattern, host, addresses))) {
      throw Errors.invalidInput("This server does not connect to the host " + host + ".");
    }
  }

  private static boolean fits(String pattern, String host, List<InetAddress> addresses) {
    if (pattern.contains("/")) {
      Network network = Network.of(pattern);
      return addresses.stream().allMatch(address -> network.has(address.getAddress()));
    }
    return pattern.equals(host) || fits(pattern, host);
  }

  /** A star stands for any text; each text between stars is found as early as it can be. */
  private static boolean fits(String pattern, String host) {
    String[] texts = pattern.split("\\*", -1);
    String last = texts[texts.length - 1];
    if (texts.length == 1 || !host.startsWith(texts[0])) {
      return false;
    }
    int at = texts[0].length();
    for (String text : Arrays.asList(texts).subList(1, texts.length - 1)) {
      int found = host.indexOf(text, at);
      if (found < 0) {
        return false;
      }
      at = found + text.length();
    }
    return host.length() - at >= last.length() && host.endsWith(last);
  }

  private static boolean isNever(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean wrapped = bytes.length == 16 && begins(bytes, NAT64);
    byte[] inner = wrapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    boolean linkLocal4 = inner.length == 4 && (inner[0] & 0xff) == 169 && (inner[1] & 0xff) == 254;
    return linkLocal4
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == 16 && begins(bytes, EC2));
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  /** A network in CIDR form. */
  private static final class Network {
    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static Network of(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2
          || !parts[0].matches("[0-9a-f:.]{2,45}")
          || !parts[1].matches("[0-9]{1,3}")) {
        throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
      }
      try {
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]);
        if (bits <= 8 * address.length) {
          return new Network(address, bits);
        }
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text, e);
      }
      throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
    }

    boolean has(byte[] other) {
      return other.length == address.length
          && IntStream.range(0, bits).allMatch(i -> bit(address, i) == bit(other, i));
    }

    private static int bit(byte[] bytes, int i) {
      return (bytes[i / 8] >> (7 - i % 8)) & 1;
    }
  }
}

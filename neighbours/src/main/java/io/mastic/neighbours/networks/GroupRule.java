package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One rule of a security group as it is kept: protocol, ports, and one peer, which is a block, a
 * prefix list, or the group that stands at {@code referenced}.
 */
final class GroupRule {

  private static final Map<String, String> PROTOCOLS =
      Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6", "all", "-1");
  private static final List<String> PEERS =
      List.of("cidrIpv4", "cidrIpv6", "prefixListId", "referenced");

  private GroupRule() {}

  static ObjectNode made(Networks networks, String group, boolean isEgress) {
    ObjectNode rule = networks.made(NetworkKind.RULE);
    rule.put("groupId", group).put("groupOwnerId", Caller.current().account());
    rule.put("isEgress", isEgress).putObject("tags");
    return rule;
  }

  /** The rules that permissions of a call say, without ids. */
  static List<ObjectNode> of(Iterable<JsonNode> permissions) {
    List<ObjectNode> rules = new ArrayList<>();
    for (JsonNode permission : permissions) {
      int before = rules.size();
      permission
          .path("IpRanges")
          .forEach(
              range -> {
                CidrBlock block = CidrBlock.parse(range.path("CidrIp").asText());
                rules.add(rule(permission, range).put("cidrIpv4", block.toString()));
              });
      permission
          .path("Ipv6Ranges")
          .forEach(
              range ->
                  rules.add(
                      rule(permission, range)
                          .put(
                              "cidrIpv6",
                              range.path("CidrIpv6").asText().toLowerCase(Locale.ROOT))));
      permission
          .path("PrefixListIds")
          .forEach(
              list ->
                  rules.add(
                      rule(permission, list)
                          .put("prefixListId", list.path("PrefixListId").asText())));
      for (JsonNode pair : permission.path("UserIdGroupPairs")) {
        if (!pair.has("GroupId")) {
          throw NetworkErrors.missing("groupId");
        }
        String owner = pair.path("UserId").asText(Caller.current().account());
        if (!owner.equals(Caller.current().account())) {
          throw NetworkErrors.notServed("security groups of other accounts");
        }
        rules.add(rule(permission, pair).put("referenced", pair.path("GroupId").asText()));
      }
      if (rules.size() == before) {
        throw NetworkErrors.missing("ipRanges");
      }
    }
    return rules;
  }

  private static ObjectNode rule(JsonNode permission, JsonNode peer) {
    ObjectNode rule = Json.MAPPER.createObjectNode();
    put(rule, permission);
    if (!peer.path("Description").asText("").isEmpty()) {
      rule.set("description", peer.get("Description"));
    }
    return rule;
  }

  /** Writes protocol and ports; a protocol without ports has -1. */
  static void put(ObjectNode rule, JsonNode permission) {
    if (!permission.has("IpProtocol")) {
      throw NetworkErrors.missing("ipProtocol");
    }
    String given = permission.path("IpProtocol").asText().toLowerCase(Locale.ROOT);
    String protocol = PROTOCOLS.getOrDefault(given, given);
    boolean hasPorts = !protocol.equals("-1");
    int from = hasPorts ? permission.path("FromPort").asInt(-1) : -1;
    int to = hasPorts ? permission.path("ToPort").asInt(-1) : -1;
    boolean isTransport = protocol.equals("tcp") || protocol.equals("udp");
    if (isTransport && (from < 0 || to > 65_535 || from > to)) {
      throw NetworkErrors.invalid("Invalid value for portRange: " + from + "-" + to + ".");
    }
    rule.put("ipProtocol", protocol).put("fromPort", from).put("toPort", to);
  }

  /** Whether two let the same through. */
  static boolean isSame(JsonNode one, JsonNode other) {
    return List.of(
            "ipProtocol",
            "fromPort",
            "toPort",
            "cidrIpv4",
            "cidrIpv6",
            "prefixListId",
            "referenced")
        .stream()
        .allMatch(member -> one.path(member).equals(other.path(member)));
  }

  /** As DescribeSecurityGroupRules shows it. */
  static ObjectNode shown(ObjectNode rule) {
    JsonNode referenced = rule.remove("referenced");
    if (referenced != null) {
      rule.putObject("referencedGroupInfo")
          .put("groupId", referenced.asText())
          .put("userId", Caller.current().account());
    }
    String id = rule.path("securityGroupRuleId").asText();
    rule.put("securityGroupRuleArn", Networks.arn("security-group-rule", id));
    return rule;
  }

  /** Takes another peer, and leaves the one that was. */
  static void exchange(ObjectNode rule, JsonNode request) {
    rule.remove(PEERS);
    put(rule, request);
    if (request.has("CidrIpv4")) {
      rule.put("cidrIpv4", CidrBlock.parse(request.path("CidrIpv4").asText()).toString());
    } else if (request.has("CidrIpv6")) {
      rule.set("cidrIpv6", request.get("CidrIpv6"));
    } else if (request.has("PrefixListId")) {
      rule.set("prefixListId", request.get("PrefixListId"));
    } else if (request.has("ReferencedGroupId")) {
      rule.set("referenced", request.get("ReferencedGroupId"));
    } else {
      throw NetworkErrors.missing("CidrIpv4");
    }
    if (request.path("Description").asText("").isEmpty()) {
      rule.remove("description");
    } else {
      rule.set("description", request.get("Description"));
    }
  }

  static void foldInto(ArrayNode permissions, ObjectNode rule) {
    ObjectNode permission = permission(permissions, rule);
    ObjectNode peer = Json.MAPPER.createObjectNode();
    String list;
    if (rule.has("cidrIpv4")) {
      list = "ipRanges";
      peer.set("cidrIp", rule.get("cidrIpv4"));
    } else if (rule.has("cidrIpv6")) {
      list = "ipv6Ranges";
      peer.set("cidrIpv6", rule.get("cidrIpv6"));
    } else if (rule.has("prefixListId")) {
      list = "prefixListIds";
      peer.set("prefixListId", rule.get("prefixListId"));
    } else {
      list = "groups";
      peer.set("groupId", rule.get("referenced"));
      peer.put("userId", Caller.current().account());
    }
    if (rule.has("description")) {
      peer.set("description", rule.get("description"));
    }
    ((ArrayNode) permission.path(list)).add(peer);
  }

  private static ObjectNode permission(ArrayNode permissions, ObjectNode rule) {
    boolean hasPorts = !rule.path("ipProtocol").asText().equals("-1");
    for (JsonNode one : permissions) {
      if (one.path("ipProtocol").equals(rule.path("ipProtocol"))
          && (!hasPorts
              || (one.path("fromPort").equals(rule.path("fromPort"))
                  && one.path("toPort").equals(rule.path("toPort"))))) {
        return (ObjectNode) one;
      }
    }
    ObjectNode permission = permissions.addObject();
    permission.set("ipProtocol", rule.get("ipProtocol"));
    if (hasPorts) {
      permission.set("fromPort", rule.get("fromPort"));
      permission.set("toPort", rule.get("toPort"));
    }
    for (String list : List.of("groups", "ipRanges", "ipv6Ranges", "prefixListIds")) {
      permission.putArray(list);
    }
    return permission;
  }
}

package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import java.util.List;
import java.util.Optional;

/** What lets traffic into security groups and out of them: kept, and nothing is held up by it. */
final class GroupRules {

  private static final int MOST = 60;

  private final Networks networks;
  private final SecurityGroups groups;

  GroupRules(Networks networks, SecurityGroups groups) {
    this.networks = networks;
    this.groups = groups;
  }

  private static String group(Call call) {
    return call.find("GroupId").orElseThrow(() -> NetworkErrors.missing("groupId"));
  }

  ObjectNode authorize(Call call, boolean isEgress) {
    String id = group(call);
    List<ObjectNode> asked = GroupRule.of(permissions(call));
    ObjectNode answer = Networks.yes();
    ArrayNode list = answer.putArray("securityGroupRuleSet");
    networks
        .db()
        .writeOnly(
            h -> {
              ObjectNode unused = networks.load(NetworkKind.GROUP, id);
              for (ObjectNode rule : asked) {
                if (rule.has("referenced")) {
                  ObjectNode peer =
                      networks.load(NetworkKind.GROUP, rule.path("referenced").asText());
                  requireNear(peer, unused);
                }
                if (find(id, isEgress, rule).isPresent()) {
                  throw NetworkErrors.of(
                      "InvalidPermission.Duplicate",
                      "the specified rule already exists in the security group " + id);
                }
                ObjectNode made = GroupRule.made(networks, id, isEgress);
                made.setAll(rule);
                Networks.tag(NetworkKind.RULE, made, call);
                networks.keep(NetworkKind.RULE, made);
                list.add(Networks.shown(GroupRule.shown(made)));
              }
              long count =
                  groups.rules(id).stream()
                      .filter(rule -> rule.path("isEgress").asBoolean() == isEgress)
                      .count();
              if (count > MOST) {
                throw NetworkErrors.of(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
              }
            });
    return answer;
  }

  private static void requireNear(ObjectNode peer, ObjectNode group) {
    if (!peer.path("vpcId").equals(group.path("vpcId"))) {
      throw NetworkErrors.of(
          "InvalidGroup.NotFound",
          "You have specified two resources that belong to different networks.");
    }
  }

  /** The permissions of a call; one may also stand in the call itself. */
  private static List<JsonNode> permissions(Call call) {
    if (!call.each("IpPermissions").isEmpty()) {
      return call.each("IpPermissions");
    }
    if (!call.has("CidrIp")) {
      throw NetworkErrors.missing("ipPermissions");
    }
    ObjectNode one = call.members().deepCopy();
    one.putArray("IpRanges").addObject().set("CidrIp", call.members().get("CidrIp"));
    return List.of(one);
  }

  private Optional<ObjectNode> find(String group, boolean isEgress, JsonNode rule) {
    return groups.rules(group).stream()
        .filter(one -> one.path("isEgress").asBoolean() == isEgress)
        .filter(one -> GroupRule.isSame(one, rule))
        .findFirst();
  }

  ObjectNode revoke(Call call, boolean isEgress) {
    String id = group(call);
    networks
        .db()
        .writeOnly(
            h -> {
              ObjectNode unused = networks.load(NetworkKind.GROUP, id);
              List<String> ids = call.texts("SecurityGroupRuleIds");
              ids.forEach(rule -> forget(id, rule));
              if (ids.isEmpty()) {
                for (ObjectNode rule : GroupRule.of(permissions(call))) {
                  ObjectNode found =
                      find(id, isEgress, rule)
                          .orElseThrow(
                              () ->
                                  NetworkErrors.of(
                                      "InvalidPermission.NotFound",
                                      "The specified rule does not exist in this security"
                                          + " group."));
                  forget(id, found.path("securityGroupRuleId").asText());
                }
              }
            });
    return Networks.yes();
  }

  private void forget(String group, String rule) {
    if (!networks.load(NetworkKind.RULE, rule).path("groupId").asText().equals(group)) {
      throw NetworkKind.RULE.missing(rule);
    }
    networks.delete(NetworkKind.RULE, rule);
  }

  ObjectNode describe(Call call) {
    return networks.describe(
        NetworkKind.RULE, call, "SecurityGroupRuleIds", rule -> GroupRule.shown(rule));
  }

  ObjectNode modify(Call call) {
    String id = group(call);
    networks
        .db()
        .writeOnly(
            h -> {
              for (JsonNode update : call.each("SecurityGroupRules")) {
                String rule = update.path("SecurityGroupRuleId").asText();
                ObjectNode found = networks.load(NetworkKind.RULE, rule);
                if (!found.path("groupId").asText().equals(id)) {
                  throw NetworkKind.RULE.missing(rule);
                }
                GroupRule.exchange(found, update.path("SecurityGroupRule"));
                networks.keep(NetworkKind.RULE, found);
              }
            });
    return Networks.yes();
  }

  ObjectNode describeAnew(Call call, boolean isEgress) {
    String id = group(call);
    if (!call.each("SecurityGroupRuleDescriptions").isEmpty()) {
      throw NetworkErrors.notServed("SecurityGroupRuleDescriptions: give IpPermissions");
    }
    networks
        .db()
        .writeOnly(
            h -> {
              for (ObjectNode rule : GroupRule.of(permissions(call))) {
                ObjectNode found =
                    find(id, isEgress, rule)
                        .orElseThrow(
                            () ->
                                NetworkErrors.of(
                                    "InvalidPermission.NotFound",
                                    "The specified rule does not exist in this security group."));
                found.remove("description");
                if (rule.has("description")) {
                  found.set("description", rule.get("description"));
                }
                networks.keep(NetworkKind.RULE, found);
              }
            });
    return Networks.yes();
  }

  /** Nothing here has an interface in a network. */
  static ObjectNode noInterfaces(Call call) {
    ObjectNode none = Json.MAPPER.createObjectNode();
    none.putArray("networkInterfaceSet");
    return none;
  }
}

package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import java.util.ArrayList;
import java.util.List;

/** Security groups; their rules stand by themselves, and a group shows them folded together. */
final class SecurityGroups {

  private final Networks networks;

  SecurityGroups(Networks networks) {
    this.networks = networks;
  }

  /** The group that a VPC is born with. */
  void bear(String vpc) {
    ObjectNode group = make("default", "default VPC security group", vpc);
    group.putObject("tags");
    networks.keep(NetworkKind.GROUP, group);
    String id = group.path("groupId").asText();
    networks.keep(
        NetworkKind.RULE,
        GroupRule.made(networks, id, false)
            .put("ipProtocol", "-1")
            .put("fromPort", -1)
            .put("toPort", -1)
            .put("referenced", id));
  }

  ObjectNode create(Call call) {
    String name = call.text("GroupName");
    String vpc =
        call.find("VpcId")
            .orElseGet(
                () ->
                    networks.having(NetworkKind.VPC, "isDefault", "true").stream()
                        .findFirst()
                        .map(found -> found.path("vpcId").asText())
                        .orElseThrow(
                            () ->
                                NetworkErrors.of(
                                    "VPCIdNotSpecified", "No default VPC for this user")));
    if (name.startsWith("sg-") || name.length() > 255) {
      throw NetworkErrors.invalid(
          "Value (" + name + ") for parameter GroupName is invalid. Invalid security group name.");
    }
    return networks
        .db()
        .write(
            h -> {
              ObjectNode unused = networks.load(NetworkKind.VPC, vpc);
              for (ObjectNode other : networks.having(NetworkKind.GROUP, "vpcId", vpc)) {
                if (other.path("groupName").asText().equals(name)) {
                  throw NetworkErrors.of(
                      "InvalidGroup.Duplicate",
                      "The security group '" + name + "' already exists for VPC '" + vpc + "'");
                }
              }
              ObjectNode group = make(name, call.text("Description"), vpc);
              Networks.tag(NetworkKind.GROUP, group, call);
              networks.keep(NetworkKind.GROUP, group);
              ObjectNode answer = Json.MAPPER.createObjectNode().put("return", true);
              answer.set("groupId", group.path("groupId"));
              answer.set("securityGroupArn", group.path("securityGroupArn"));
              answer.set("tagSet", Networks.shown(group).path("tagSet"));
              return answer;
            });
  }

  private ObjectNode make(String name, String description, String vpc) {
    ObjectNode group = networks.made(NetworkKind.GROUP);
    String id = group.path("groupId").asText();
    group.put("ownerId", Caller.current().account()).put("groupName", name);
    group.put("groupDescription", description).put("vpcId", vpc);
    group.put("securityGroupArn", Networks.arn("security-group", id));
    // Whatever a group is for, it lets everything out until that rule is taken away.
    networks.keep(
        NetworkKind.RULE,
        GroupRule.made(networks, id, true)
            .put("ipProtocol", "-1")
            .put("fromPort", -1)
            .put("toPort", -1)
            .put("cidrIpv4", "0.0.0.0/0"));
    return group;
  }

  ObjectNode describe(Call call) {
    if (!call.texts("GroupNames").isEmpty()) {
      throw NetworkErrors.notServed("GroupNames of ec2:DescribeSecurityGroups: use the filter");
    }
    return networks.describe(
        NetworkKind.GROUP,
        call,
        "GroupIds",
        group -> {
          String id = group.path("groupId").asText();
          group.set("ipPermissions", folded(id, false));
          group.set("ipPermissionsEgress", folded(id, true));
        });
  }

  /** Rules of the same protocol and ports as one permission. */
  private ArrayNode folded(String id, boolean isEgress) {
    ArrayNode permissions = Json.MAPPER.createArrayNode();
    for (ObjectNode rule : rules(id)) {
      if (rule.path("isEgress").asBoolean() == isEgress) {
        GroupRule.foldInto(permissions, rule);
      }
    }
    return permissions;
  }

  List<ObjectNode> rules(String group) {
    return networks.having(NetworkKind.RULE, "groupId", group);
  }

  ObjectNode delete(Call call) {
    String id =
        call.find("GroupId")
            .orElseThrow(() -> NetworkErrors.notServed("ec2:DeleteSecurityGroup without GroupId"));
    networks
        .db()
        .writeOnly(
            h -> {
              ObjectNode group = networks.load(NetworkKind.GROUP, id);
              if (group.path("groupName").asText().equals("default")) {
                throw NetworkErrors.of(
                    "CannotDelete",
                    "the specified group: \""
                        + id
                        + "\" name: \"default\" cannot be deleted by a"
                        + " user");
              }
              if (isUsed(id)) {
                throw NetworkErrors.of(
                    "DependencyViolation", "resource " + id + " has a dependent object");
              }
              forget(id);
            });
    return Json.MAPPER.createObjectNode().put("return", true).put("groupId", id);
  }

  private boolean isUsed(String id) {
    boolean referenced =
        networks.having(NetworkKind.RULE, "referenced", id).stream()
            .anyMatch(rule -> !rule.path("groupId").asText().equals(id));
    if (referenced) {
      return true;
    }
    for (ObjectNode endpoint : networks.all(NetworkKind.ENDPOINT)) {
      for (JsonNode one : endpoint.path("groupSet")) {
        if (one.path("groupId").asText().equals(id)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Deletes a group with its rules. */
  void forget(String id) {
    List<ObjectNode> all = new ArrayList<>(rules(id));
    all.forEach(
        rule -> networks.delete(NetworkKind.RULE, rule.path("securityGroupRuleId").asText()));
    networks.delete(NetworkKind.GROUP, id);
  }
}

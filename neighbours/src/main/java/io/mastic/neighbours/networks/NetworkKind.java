package io.mastic.neighbours.networks;

import io.mastic.wire.json.JsonServiceException;
import java.util.Map;

/**
 * What is kept of EC2, with how clients name it. A filter's value is what stands at its pointer in
 * an answer's item; {@code *} in one stands for each element of a list.
 */
enum NetworkKind {
  VPC(
      new Words("vpc", "vpcId", "vpcSet", "InvalidVpcID.NotFound", "vpc ID"),
      Map.of(
          "vpc-id", "vpcId",
          "cidr", "cidrBlock",
          "cidr-block-association.cidr-block", "cidrBlockAssociationSet/*/cidrBlock",
          "dhcp-options-id", "dhcpOptionsId",
          "is-default", "isDefault",
          "isDefault", "isDefault",
          "owner-id", "ownerId",
          "state", "state")),
  SUBNET(
      new Words("subnet", "subnetId", "subnetSet", "InvalidSubnetID.NotFound", "subnet ID"),
      Map.ofEntries(
          Map.entry("subnet-id", "subnetId"),
          Map.entry("vpc-id", "vpcId"),
          Map.entry("cidr", "cidrBlock"),
          Map.entry("cidr-block", "cidrBlock"),
          Map.entry("cidrBlock", "cidrBlock"),
          Map.entry("availability-zone", "availabilityZone"),
          Map.entry("availabilityZone", "availabilityZone"),
          Map.entry("availability-zone-id", "availabilityZoneId"),
          Map.entry("default-for-az", "defaultForAz"),
          Map.entry("defaultForAz", "defaultForAz"),
          Map.entry("map-public-ip-on-launch", "mapPublicIpOnLaunch"),
          Map.entry("owner-id", "ownerId"),
          Map.entry("subnet-arn", "subnetArn"),
          Map.entry("state", "state"))),
  GROUP(
      new Words(
          "security-group",
          "groupId",
          "securityGroupInfo",
          "InvalidGroup.NotFound",
          "security group"),
      Map.of(
          "group-id", "groupId",
          "group-name", "groupName",
          "description", "groupDescription",
          "vpc-id", "vpcId",
          "owner-id", "ownerId")),
  RULE(
      new Words(
          "security-group-rule",
          "securityGroupRuleId",
          "securityGroupRuleSet",
          "InvalidSecurityGroupRuleId.NotFound",
          "security group rule ID"),
      Map.of("security-group-rule-id", "securityGroupRuleId", "group-id", "groupId")),
  ENDPOINT(
      new Words(
          "vpc-endpoint",
          "vpcEndpointId",
          "vpcEndpointSet",
          "InvalidVpcEndpointId.NotFound",
          "VpcEndpoint Id"),
      Map.of(
          "vpc-endpoint-id", "vpcEndpointId",
          "vpc-endpoint-state", "state",
          "vpc-endpoint-type", "vpcEndpointType",
          "vpc-id", "vpcId",
          "service-name", "serviceName",
          "ip-address-type", "ipAddressType")),
  ROUTES(
      new Words(
          "route-table",
          "routeTableId",
          "routeTableSet",
          "InvalidRouteTableID.NotFound",
          "routeTable ID"),
      Map.of(
          "route-table-id", "routeTableId",
          "vpc-id", "vpcId",
          "owner-id", "ownerId",
          "association.main", "associationSet/*/main",
          "association.subnet-id", "associationSet/*/subnetId",
          "association.gateway-id", "associationSet/*/gatewayId")),
  ACL(
      new Words(
          "network-acl",
          "networkAclId",
          "networkAclSet",
          "InvalidNetworkAclID.NotFound",
          "networkAcl ID"),
      Map.of(
          "network-acl-id", "networkAclId",
          "vpc-id", "vpcId",
          "default", "default",
          "association.subnet-id", "associationSet/*/subnetId",
          "owner-id", "ownerId"));

  private record Words(String type, String id, String set, String missing, String said) {}

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Words words;

  @SuppressWarnings("ImmutableEnumChecker") // of Map.of
  private final Map<String, String> filters;

  NetworkKind(Words words, Map<String, String> filters) {
    this.words = words;
    this.filters = filters;
  }

  /** As tags name it; its shelf. */
  String type() {
    return words.type();
  }

  /** The member that holds its id. */
  String id() {
    return words.id();
  }

  /** The list of an answer. */
  String set() {
    return words.set();
  }

  /** What ids begin with. */
  String prefix() {
    return switch (this) {
      case VPC -> "vpc-";
      case SUBNET -> "subnet-";
      case GROUP -> "sg-";
      case RULE -> "sgr-";
      case ENDPOINT -> "vpce-";
      case ROUTES -> "rtb-";
      case ACL -> "acl-";
    };
  }

  Map<String, String> filters() {
    return filters;
  }

  JsonServiceException missing(String id) {
    return NetworkErrors.of(
        words.missing(), "The " + words.said() + " '" + id + "' does not exist");
  }
}

package io.mastic.neighbours.networks;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.kept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The table of EC2's networks. */
public final class Ec2 {

  private static final String KEPT = "nothing is sent by it";
  private static final String TAGS = "TagSpecifications";

  private final AwsModel model = AwsModel.of("ec2");
  private final Map<String, Served> table = new HashMap<>();
  private final Vpcs vpcs;

  private Ec2(Db db, Clock clock) {
    Networks networks = new Networks(db);
    SecurityGroups groups = new SecurityGroups(networks);
    GroupRules rules = new GroupRules(networks, groups);
    Subnets subnets = new Subnets(networks);
    VpcEndpoints endpoints = new VpcEndpoints(networks, clock);
    this.vpcs = new Vpcs(networks, subnets, groups);
    networks(networks, subnets);
    groups(groups, rules);
    endpoints(endpoints);
  }

  public static TableService service(Db db, Clock clock) {
    Ec2 ec2 = new Ec2(db, clock);
    return new TableService(
        new TableService.Named("EC2 networks", "ec2", "", "InvalidParameterValue"),
        ec2.model,
        ec2.table,
        call -> resources(call));
  }

  private static List<String> resources(Call call) {
    String all =
        "arn:aws:ec2:" + Caller.current().region() + ":" + Caller.current().account() + ":";
    for (NetworkKind kind : NetworkKind.values()) {
      String member = kind.id().substring(0, 1).toUpperCase(Locale.ROOT) + kind.id().substring(1);
      if (call.has(member)) {
        return List.of(all + kind.type() + "/" + call.text(member));
      }
    }
    return List.of();
  }

  private void networks(Networks networks, Subnets subnets) {
    keep("CreateVpc", vpcs::create, "CidrBlock", "InstanceTenancy", TAGS);
    read("DescribeVpcs", vpcs::describe, "VpcIds", "Filters");
    read("DescribeVpcAttribute", vpcs::attribute, "VpcId", "Attribute");
    keep(
        "ModifyVpcAttribute",
        vpcs::changeAttribute,
        "VpcId",
        "EnableDnsSupport",
        "EnableDnsHostnames",
        "EnableNetworkAddressUsageMetrics");
    keep("ModifyVpcTenancy", vpcs::changeTenancy, "VpcId", "InstanceTenancy");
    keep("DeleteVpc", vpcs::delete, "VpcId");
    keep(
        "CreateSubnet",
        subnets::create,
        "VpcId",
        "CidrBlock",
        "AvailabilityZone",
        "AvailabilityZoneId",
        TAGS);
    read("DescribeSubnets", subnets::describe, "SubnetIds", "Filters");
    keep(
        "ModifySubnetAttribute",
        subnets::change,
        "SubnetId",
        "MapPublicIpOnLaunch",
        "EnableDns64",
        "EnableResourceNameDnsARecordOnLaunch",
        "PrivateDnsHostnameTypeOnLaunch");
    keep("DeleteSubnet", subnets::delete, "SubnetId");
    put(
        "DescribeAvailabilityZones",
        done(born(subnets::zones))
            .noting("AllAvailabilityZones changes nothing: no zone waits to be opted in to"),
        "Filters",
        "ZoneNames",
        "ZoneIds",
        "AllAvailabilityZones");
    read(
        "DescribeRouteTables",
        call -> networks.describe(NetworkKind.ROUTES, call, "RouteTableIds", one -> {}),
        "RouteTableIds",
        "Filters");
    read("DescribeNetworkAcls", networks::describeAcls, "NetworkAclIds", "Filters");
    read("DescribeNetworkInterfaces", GroupRules::noInterfaces, "Filters");
    keep("CreateTags", networks::createTags, "Resources", "Tags");
    keep("DeleteTags", networks::deleteTags, "Resources", "Tags");
  }

  private void groups(SecurityGroups groups, GroupRules rules) {
    keep("CreateSecurityGroup", groups::create, "GroupName", "Description", "VpcId", TAGS);
    read("DescribeSecurityGroups", groups::describe, "GroupIds", "GroupNames", "Filters");
    keep("DeleteSecurityGroup", groups::delete, "GroupId");
    String[] rule = {"GroupId", "IpPermissions", "IpProtocol", "FromPort", "ToPort", "CidrIp"};
    keep("AuthorizeSecurityGroupIngress", call -> rules.authorize(call, false), with(rule, TAGS));
    keep("AuthorizeSecurityGroupEgress", call -> rules.authorize(call, true), with(rule, TAGS));
    String[] gone = with(rule, "SecurityGroupRuleIds");
    keep("RevokeSecurityGroupIngress", call -> rules.revoke(call, false), gone);
    keep("RevokeSecurityGroupEgress", call -> rules.revoke(call, true), gone);
    read("DescribeSecurityGroupRules", rules::describe, "SecurityGroupRuleIds", "Filters");
    keep("ModifySecurityGroupRules", rules::modify, "GroupId", "SecurityGroupRules");
    String[] words = {"GroupId", "IpPermissions", "SecurityGroupRuleDescriptions"};
    keep(
        "UpdateSecurityGroupRuleDescriptionsIngress",
        call -> rules.describeAnew(call, false),
        words);
    keep(
        "UpdateSecurityGroupRuleDescriptionsEgress", call -> rules.describeAnew(call, true), words);
  }

  private void endpoints(VpcEndpoints endpoints) {
    keep(
        "CreateVpcEndpoint",
        endpoints::create,
        "VpcEndpointType",
        "VpcId",
        "ServiceName",
        "PolicyDocument",
        "RouteTableIds",
        "SubnetIds",
        "SecurityGroupIds",
        "PrivateDnsEnabled",
        "DnsOptions",
        "ClientToken",
        TAGS);
    read("DescribeVpcEndpoints", endpoints::describe, "VpcEndpointIds", "Filters");
    keep(
        "ModifyVpcEndpoint",
        endpoints::modify,
        "VpcEndpointId",
        "ResetPolicy",
        "PolicyDocument",
        "AddRouteTableIds",
        "RemoveRouteTableIds",
        "AddSubnetIds",
        "RemoveSubnetIds",
        "AddSecurityGroupIds",
        "RemoveSecurityGroupIds",
        "PrivateDnsEnabled",
        "DnsOptions");
    keep("DeleteVpcEndpoints", endpoints::delete, "VpcEndpointIds");
    read("DescribePrefixLists", VpcEndpoints::prefixLists, "PrefixListIds", "Filters");
  }

  private static String[] with(String[] members, String more) {
    String[] all = Arrays.copyOf(members, members.length + 1);
    all[members.length] = more;
    return all;
  }

  private void keep(String operation, Function<Call, ObjectNode> answer, String... members) {
    put(operation, kept(born(answer)).noting(KEPT), members);
  }

  private void read(String operation, Function<Call, ObjectNode> answer, String... members) {
    String[] paged = with(with(members, "MaxResults"), "NextToken");
    put(operation, done(born(answer)), paged);
  }

  private Function<Call, ObjectNode> born(Function<Call, ObjectNode> answer) {
    return call -> {
      vpcs.bear();
      return answer.apply(call);
    };
  }

  /** Every member that is not among those that act is refused. */
  private void put(String operation, Served served, String... members) {
    List<String> known = List.of(members);
    Served all = served;
    for (String member : model.members(operation)) {
      if (!known.contains(member)) {
        all = all.without(member, "of networks this much is kept");
      }
    }
    table.put(operation, all);
  }
}

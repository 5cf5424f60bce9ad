package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.neighbours.Neighbourhood.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EC2's networks on each database. */
abstract class NetworksContract extends ServiceContract {

  NetworksContract() {
    super("ec2", "");
  }

  private Answer ec2(String action, String... namesAndValues) {
    List<String> form = new ArrayList<>(List.of("Action", action, "Version", "2016-11-15"));
    form.addAll(List.of(namesAndValues));
    return aws.form(region, "ec2", "/", form.toArray(String[]::new));
  }

  private Answer made(String action, String... namesAndValues) {
    Answer answer = ec2(action, namesAndValues);
    assertThat(answer.status()).as(action + " " + answer.body()).isEqualTo(200);
    return answer;
  }

  private String refused(String action, String... namesAndValues) {
    Answer answer = ec2(action, namesAndValues);
    // The code stands in a list of errors, as clients of EC2 look for it.
    assertThat(answer.body()).startsWith("<").contains("<Response><Errors><Error>");
    return answer.status() + " " + answer.element("Code");
  }

  private String vpc(String block) {
    return made("CreateVpc", "CidrBlock", block).element("vpcId");
  }

  @Test
  void anAccountIsBornWithANetwork() {
    Answer found = made("DescribeVpcs", "Filter.1.Name", "is-default", "Filter.1.Value.1", "true");
    assertThat(found.element("cidrBlock")).isEqualTo("172.31.0.0/16");
    String vpc = found.element("vpcId");
    Answer subnets = made("DescribeSubnets", "Filter.1.Name", "vpc-id", "Filter.1.Value.1", vpc);
    assertThat(subnets.body()).contains("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");
    Answer group =
        made(
            "DescribeSecurityGroups",
            "Filter.1.Name",
            "vpc-id",
            "Filter.1.Value.1",
            vpc,
            "Filter.2.Name",
            "group-name",
            "Filter.2.Value.1",
            "def*");
    assertThat(group.element("groupName")).isEqualTo("default");
    assertThat(group.element("ipPermissionsEgress")).contains("<cidrIp>0.0.0.0/0</cidrIp>");
    assertThat(group.element("ipPermissions")).contains(group.element("groupId"));
    assertThat(made("DescribeVpcs").element("vpcId")).isEqualTo(vpc);
    // It goes like any other, and does not come back.
    assertThat(refused("DeleteVpc", "VpcId", vpc)).isEqualTo("400 DependencyViolation");
    for (String subnet : subnets.body().split("<subnetId>", -1)) {
      if (subnet.startsWith("subnet-")) {
        made("DeleteSubnet", "SubnetId", subnet.substring(0, subnet.indexOf('<')));
      }
    }
    made("DeleteVpc", "VpcId", vpc);
    assertThat(made("DescribeVpcs").body()).doesNotContain("vpc-");
  }

  @Test
  void aNetworkFromCreationToDeletion() {
    Answer created =
        made(
            "CreateVpc",
            "CidrBlock",
            "10.1.2.3/16",
            "TagSpecification.1.ResourceType",
            "vpc",
            "TagSpecification.1.Tag.1.Key",
            "team",
            "TagSpecification.1.Tag.1.Value",
            "data");
    String vpc = created.element("vpcId");
    assertThat(created.element("cidrBlock")).isEqualTo("10.1.0.0/16");
    assertThat(created.element("tagSet")).contains("<key>team</key><value>data</value>");
    made("ModifyVpcAttribute", "VpcId", vpc, "EnableDnsHostnames.Value", "true");
    assertThat(made("DescribeVpcAttribute", "VpcId", vpc, "Attribute", "enableDnsHostnames").body())
        .contains("<enableDnsHostnames><value>true</value></enableDnsHostnames>");
    Answer subnet = made("CreateSubnet", "VpcId", vpc, "CidrBlock", "10.1.1.0/24");
    assertThat(subnet.element("availableIpAddressCount")).isEqualTo("251");
    assertThat(refused("CreateSubnet", "VpcId", vpc, "CidrBlock", "10.1.1.128/25"))
        .isEqualTo("400 InvalidSubnet.Conflict");
    assertThat(refused("CreateSubnet", "VpcId", vpc, "CidrBlock", "10.2.0.0/24"))
        .isEqualTo("400 InvalidSubnet.Range");
    made("CreateTags", "ResourceId.1", vpc, "Tag.1.Key", "a", "Tag.1.Value", "b");
    made("DeleteTags", "ResourceId.1", vpc, "Tag.1.Key", "team");
    assertThat(
            made("DescribeVpcs", "Filter.1.Name", "tag:a", "Filter.1.Value.1", "b")
                .element("tagSet"))
        .isEqualTo("<item><key>a</key><value>b</value></item>");
    made("DeleteSubnet", "SubnetId", subnet.element("subnetId"));
    made("DeleteVpc", "VpcId", vpc);
    assertThat(refused("DescribeVpcs", "VpcId.1", vpc)).isEqualTo("400 InvalidVpcID.NotFound");
    assertThat(
            made("DescribeRouteTables", "Filter.1.Name", "vpc-id", "Filter.1.Value.1", vpc).body())
        .doesNotContain("rtb-");
  }

  @Test
  void rulesOfAGroup() {
    String vpc = vpc("10.0.0.0/16");
    String db =
        made("CreateSecurityGroup", "GroupName", "db", "GroupDescription", "d", "VpcId", vpc)
            .element("groupId");
    String app =
        made("CreateSecurityGroup", "GroupName", "app", "GroupDescription", "d", "VpcId", vpc)
            .element("groupId");
    assertThat(
            refused(
                "CreateSecurityGroup", "GroupName", "db", "GroupDescription", "d", "VpcId", vpc))
        .isEqualTo("400 InvalidGroup.Duplicate");
    String[] fromApp = {
      "GroupId", db,
      "IpPermissions.1.IpProtocol", "tcp",
      "IpPermissions.1.FromPort", "5432",
      "IpPermissions.1.ToPort", "5432",
      "IpPermissions.1.Groups.1.GroupId", app,
      "IpPermissions.1.IpRanges.1.CidrIp", "10.0.1.0/24"
    };
    Answer rules = made("AuthorizeSecurityGroupIngress", fromApp);
    assertThat(rules.element("securityGroupRuleId")).startsWith("sgr-");
    assertThat(refused("AuthorizeSecurityGroupIngress", fromApp))
        .isEqualTo("400 InvalidPermission.Duplicate");
    Answer shown = made("DescribeSecurityGroups", "GroupId.1", db);
    assertThat(shown.element("ipPermissions"))
        .contains("<fromPort>5432</fromPort>", "<groupId>" + app, "<cidrIp>10.0.1.0/24</cidrIp>");
    assertThat(refused("DeleteSecurityGroup", "GroupId", app)).isEqualTo("400 DependencyViolation");
    String rule = rules.element("securityGroupRuleId");
    made(
        "ModifySecurityGroupRules",
        "GroupId",
        db,
        "SecurityGroupRule.1.SecurityGroupRuleId",
        rule,
        "SecurityGroupRule.1.SecurityGroupRule.IpProtocol",
        "-1",
        "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4",
        "10.9.0.0/16");
    assertThat(
            made("DescribeSecurityGroupRules", "SecurityGroupRuleId.1", rule).element("cidrIpv4"))
        .isEqualTo("10.9.0.0/16");
    made("RevokeSecurityGroupIngress", "GroupId", db, "SecurityGroupRuleId.1", rule);
    assertThat(refused("RevokeSecurityGroupIngress", "GroupId", db, "SecurityGroupRuleId.1", rule))
        .isEqualTo("400 InvalidSecurityGroupRuleId.NotFound");
    made("DeleteSecurityGroup", "GroupId", db);
    made("DeleteSecurityGroup", "GroupId", app);
    made("DeleteVpc", "VpcId", vpc);
  }

  @Test
  void anEndpointIsKept() {
    String vpc = vpc("10.0.0.0/16");
    String home = "com.amazonaws." + region;
    String[] asked = {"VpcId", vpc, "ServiceName", home + ".s3", "ClientToken", "once"};
    String id = made("CreateVpcEndpoint", asked).element("vpcEndpointId");
    assertThat(made("CreateVpcEndpoint", asked).element("vpcEndpointId")).isEqualTo(id);
    assertThat(made("DescribeVpcEndpoints", "VpcEndpointId.1", id).element("vpcEndpointType"))
        .isEqualTo("Gateway");
    assertThat(
            made(
                    "DescribePrefixLists",
                    "Filter.1.Name",
                    "prefix-list-name",
                    "Filter.1.Value.1",
                    home + ".s3")
                .element("prefixListId"))
        .startsWith("pl-");
    assertThat(refused("CreateVpcEndpoint", "VpcId", vpc, "ServiceName", home + ".glue"))
        .isEqualTo("400 InvalidServiceName");
    assertThat(refused("ModifyVpcEndpoint", "VpcEndpointId", id, "PolicyDocument", "{"))
        .isEqualTo("400 InvalidPolicyDocument");
    String[] names = {"VpcEndpointId", id, "DnsOptions.DnsRecordIpType", "service-defined"};
    made("ModifyVpcEndpoint", names);
    assertThat(made("DescribeVpcEndpoints", "VpcEndpointId.1", id).element("dnsRecordIpType"))
        .isEqualTo("service-defined");
    names[2] = "DnsOptions.PrivateDnsPreference";
    assertThat(refused("ModifyVpcEndpoint", names)).isEqualTo("501 NotImplemented");
    assertThat(refused("DeleteVpc", "VpcId", vpc)).isEqualTo("400 DependencyViolation");
    made("DeleteVpcEndpoints", "VpcEndpointId.1", id);
    made("ModifyVpcTenancy", "VpcId", vpc, "InstanceTenancy", "default");
    assertThat(refused("ModifyVpcTenancy", "VpcId", vpc, "InstanceTenancy", "dedicated"))
        .isEqualTo("400 InvalidParameterValue");
    made("DeleteVpc", "VpcId", vpc);
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 12; i++) {
      vpc("10." + i + ".0.0/16");
    }
    int seen = 0;
    String token = "";
    do {
      Answer page =
          token.isEmpty()
              ? made("DescribeVpcs", "MaxResults", "5")
              : made("DescribeVpcs", "MaxResults", "5", "NextToken", token);
      seen += page.body().split("<vpcId>", -1).length - 1;
      token = page.element("nextToken");
    } while (!token.isEmpty());
    assertThat(seen).isEqualTo(13);
  }

  @Test
  void whatIsNotKeptSaysSo() {
    assertThat(refused("RunInstances", "ImageId", "ami-1")).isEqualTo("501 NotImplemented");
    assertThat(refused("CreateVpc", "CidrBlock", "10.0.0.0/16", "Ipv4IpamPoolId", "x"))
        .isEqualTo("501 NotImplemented");
    assertThat(refused("CreateVpc", "CidrBlock", "10.0.0.0/8")).isEqualTo("400 InvalidVpc.Range");
    assertThat(refused("CreateVpc", "CidrBlock", "300.0.0.0/16"))
        .isEqualTo("400 InvalidParameterValue");
    assertThat(refused("CreateVpc")).isEqualTo("400 MissingParameter");
    assertThat(refused("DescribeVpcs", "Filter.1.Name", "colour", "Filter.1.Value.1", "red"))
        .isEqualTo("400 InvalidParameterValue");
    assertThat(refused("NoSuchThing")).isEqualTo("400 UnknownOperationException");
  }
}

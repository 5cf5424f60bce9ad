package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.shelf.Shelf;
import java.util.List;
import java.util.Locale;

/** VPCs with what each is born with: a security group, a route table and a network ACL. */
final class Vpcs {

  private static final List<String> ZONES = List.of("a", "b", "c");
  private static final CidrBlock DEFAULT = CidrBlock.parse("172.31.0.0/16");

  private final Networks networks;
  private final Subnets subnets;
  private final SecurityGroups groups;
  private final Shelf born;

  Vpcs(Networks networks, Subnets subnets, SecurityGroups groups) {
    this.networks = networks;
    this.subnets = subnets;
    this.groups = groups;
    this.born = new Shelf(networks.db(), "ec2-account");
  }

  /** Each account has a default VPC in each region until it deletes it. */
  void bear() {
    if (born.find("default-vpc").isPresent()) {
      return;
    }
    networks
        .db()
        .writeOnly(
            h -> {
              if (!born.insert("default-vpc", Json.MAPPER.createObjectNode())) {
                return;
              }
              ObjectNode vpc = make(DEFAULT, "default");
              vpc.put("isDefault", true).put("enableDnsHostnames", true);
              vpc.putObject("tags");
              networks.keep(NetworkKind.VPC, vpc);
              for (int i = 0; i < ZONES.size(); i++) {
                String zone = Caller.current().region() + ZONES.get(i);
                ObjectNode subnet =
                    subnets.make(vpc.path("vpcId").asText(), DEFAULT.part(i, 20), zone);
                subnet.put("defaultForAz", true).put("mapPublicIpOnLaunch", true);
                subnet.putObject("tags");
                networks.keep(NetworkKind.SUBNET, subnet);
              }
            });
  }

  ObjectNode create(Call call) {
    if (!call.has("CidrBlock")) {
      throw NetworkErrors.missing("cidrBlock");
    }
    CidrBlock block = CidrBlock.parse(call.text("CidrBlock"));
    if (block.prefix() < 16 || block.prefix() > 28) {
      throw NetworkErrors.of(
          "InvalidVpc.Range", "The CIDR '" + call.text("CidrBlock") + "' is invalid.");
    }
    return networks
        .db()
        .write(
            h -> {
              ObjectNode vpc = make(block, call.text("InstanceTenancy", "default"));
              Networks.tag(NetworkKind.VPC, vpc, call);
              networks.keep(NetworkKind.VPC, vpc);
              ObjectNode answer = Json.MAPPER.createObjectNode();
              answer.set("vpc", Networks.shown(shown(vpc)));
              return answer;
            });
  }

  private ObjectNode make(CidrBlock block, String tenancy) {
    ObjectNode vpc = networks.made(NetworkKind.VPC);
    String id = vpc.path("vpcId").asText();
    vpc.put("ownerId", Caller.current().account()).put("state", "available");
    vpc.put("cidrBlock", block.toString()).put("dhcpOptionsId", "default");
    vpc.put("instanceTenancy", tenancy).put("isDefault", false);
    vpc.put("enableDnsSupport", true).put("enableDnsHostnames", false);
    vpc.put("enableNetworkAddressUsageMetrics", false);
    ObjectNode association = vpc.putArray("cidrBlockAssociationSet").addObject();
    association.put("associationId", "vpc-cidr-assoc-" + id.substring(4));
    association.put("cidrBlock", block.toString());
    association.putObject("cidrBlockState").put("state", "associated");
    groups.bear(id);
    ObjectNode routes = networks.made(NetworkKind.ROUTES);
    String table = routes.path("routeTableId").asText();
    routes.put("vpcId", id).put("ownerId", Caller.current().account());
    ObjectNode route = routes.putArray("routeSet").addObject();
    route.put("destinationCidrBlock", block.toString()).put("gatewayId", "local");
    route.put("state", "active").put("origin", "CreateRouteTable");
    ObjectNode main = routes.putArray("associationSet").addObject();
    main.put("routeTableAssociationId", "rtbassoc-" + table.substring(4));
    main.put("routeTableId", table).put("main", true);
    main.putObject("associationState").put("state", "associated");
    routes.putArray("propagatingVgwSet");
    networks.keep(NetworkKind.ROUTES, routes);
    ObjectNode acl = networks.made(NetworkKind.ACL);
    acl.put("vpcId", id).put("default", true).put("ownerId", Caller.current().account());
    acl.putArray("entrySet");
    acl.putArray("associationSet");
    networks.keep(NetworkKind.ACL, acl);
    return vpc;
  }

  ObjectNode describe(Call call) {
    return networks.describe(NetworkKind.VPC, call, "VpcIds", Vpcs::shown);
  }

  /** Attributes are told one by one, by an operation of their own. */
  private static ObjectNode shown(ObjectNode vpc) {
    vpc.remove(
        List.of("enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"));
    return vpc;
  }

  ObjectNode attribute(Call call) {
    ObjectNode vpc = networks.load(NetworkKind.VPC, call.text("VpcId"));
    String name = call.text("Attribute");
    ObjectNode answer = Json.MAPPER.createObjectNode().put("vpcId", call.text("VpcId"));
    answer.putObject(name).set("value", vpc.path(name));
    return answer;
  }

  ObjectNode changeAttribute(Call call) {
    networks.change(
        NetworkKind.VPC,
        call.text("VpcId"),
        vpc -> {
          for (String name :
              List.of(
                  "EnableDnsSupport", "EnableDnsHostnames", "EnableNetworkAddressUsageMetrics")) {
            if (call.has(name)) {
              vpc.put(
                  name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                  call.members().path(name).path("Value").asBoolean());
            }
          }
        });
    return Networks.yes();
  }

  /** The model knows no other tenancy to change to than the default one. */
  ObjectNode changeTenancy(Call call) {
    networks.change(
        NetworkKind.VPC,
        call.text("VpcId"),
        vpc -> vpc.put("instanceTenancy", call.text("InstanceTenancy")));
    return Networks.yes();
  }

  ObjectNode delete(Call call) {
    String id = call.text("VpcId");
    networks
        .db()
        .writeOnly(
            h -> {
              ObjectNode unused = networks.load(NetworkKind.VPC, id);
              for (NetworkKind kind : List.of(NetworkKind.SUBNET, NetworkKind.ENDPOINT)) {
                if (!networks.having(kind, "vpcId", id).isEmpty()) {
                  throw NetworkErrors.inUse("vpc", id);
                }
              }
              List<ObjectNode> own = networks.having(NetworkKind.GROUP, "vpcId", id);
              if (own.size() > 1) {
                throw NetworkErrors.inUse("vpc", id);
              }
              own.forEach(group -> groups.forget(group.path("groupId").asText()));
              for (NetworkKind kind : List.of(NetworkKind.ROUTES, NetworkKind.ACL)) {
                networks
                    .having(kind, "vpcId", id)
                    .forEach(one -> networks.delete(kind, one.path(kind.id()).asText()));
              }
              networks.delete(NetworkKind.VPC, id);
            });
    return Networks.yes();
  }
}

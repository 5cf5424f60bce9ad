package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Subnets, and the zones that they lie in. */
final class Subnets {

  private static final List<String> ZONES = List.of("a", "b", "c");

  private final Networks networks;

  Subnets(Networks networks) {
    this.networks = networks;
  }

  ObjectNode zones(Call call) {
    String region = Caller.current().region();
    Set<String> names = new HashSet<>(call.texts("ZoneNames"));
    Set<String> ids = new HashSet<>(call.texts("ZoneIds"));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("availabilityZoneInfo");
    for (String letter : ZONES) {
      ObjectNode zone = Json.MAPPER.createObjectNode();
      zone.put("zoneName", region + letter).put("zoneId", zoneId(region + letter));
      zone.put("zoneState", "available").put("regionName", region).put("groupName", region);
      zone.put("optInStatus", "opt-in-not-required").put("networkBorderGroup", region);
      zone.put("zoneType", "availability-zone").putArray("messageSet");
      boolean asked =
          (names.isEmpty() || names.contains(region + letter))
              && (ids.isEmpty() || ids.contains(zone.path("zoneId").asText()));
      if (asked && call.each("Filters").stream().allMatch(filter -> passes(zone, filter))) {
        list.add(zone);
      }
    }
    return answer;
  }

  private static boolean passes(ObjectNode zone, JsonNode filter) {
    String member =
        switch (filter.path("Name").asText()) {
          case "zone-name" -> "zoneName";
          case "zone-id" -> "zoneId";
          case "state" -> "zoneState";
          case "region-name" -> "regionName";
          case "group-name" -> "groupName";
          case "opt-in-status" -> "optInStatus";
          case "zone-type" -> "zoneType";
          default ->
              throw NetworkErrors.invalid(
                  "The filter '" + filter.path("Name").asText() + "' is invalid");
        };
    for (JsonNode value : filter.path("Values")) {
      if (zone.path(member).asText().equals(value.asText())) {
        return true;
      }
    }
    return false;
  }

  /** {@code use1-az1} for {@code us-east-1a}; AWS deals the letters out anew for each account. */
  private static String zoneId(String zone) {
    String[] words = zone.substring(0, zone.length() - 1).split("-", -1);
    StringBuilder id = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      id.append(
          switch (words[i]) {
            case "northeast" -> "ne";
            case "northwest" -> "nw";
            case "southeast" -> "se";
            case "southwest" -> "sw";
            default -> words[i].isEmpty() ? "" : words[i].substring(0, 1);
          });
    }
    return id + "-az" + (ZONES.indexOf(zone.substring(zone.length() - 1)) + 1);
  }

  ObjectNode create(Call call) {
    String vpc = call.text("VpcId");
    if (!call.has("CidrBlock")) {
      throw NetworkErrors.missing("cidrBlock");
    }
    CidrBlock block = CidrBlock.parse(call.text("CidrBlock"));
    String zone = zone(call);
    return networks
        .db()
        .write(
            h -> {
              ObjectNode around = networks.load(NetworkKind.VPC, vpc);
              if (block.prefix() < 16
                  || block.prefix() > 28
                  || !CidrBlock.parse(around.path("cidrBlock").asText()).contains(block)) {
                throw NetworkErrors.of(
                    "InvalidSubnet.Range", "The CIDR '" + call.text("CidrBlock") + "' is invalid.");
              }
              for (ObjectNode other : networks.having(NetworkKind.SUBNET, "vpcId", vpc)) {
                if (CidrBlock.parse(other.path("cidrBlock").asText()).overlaps(block)) {
                  throw NetworkErrors.of(
                      "InvalidSubnet.Conflict",
                      "The CIDR '" + block + "' conflicts with another subnet");
                }
              }
              ObjectNode subnet = make(vpc, block, zone);
              Networks.tag(NetworkKind.SUBNET, subnet, call);
              networks.keep(NetworkKind.SUBNET, subnet);
              ObjectNode answer = Json.MAPPER.createObjectNode();
              answer.set("subnet", Networks.shown(subnet));
              return answer;
            });
  }

  private static String zone(Call call) {
    String region = Caller.current().region();
    String asked = call.text("AvailabilityZone", "");
    for (String letter : ZONES) {
      String zone = region + letter;
      if (asked.equals(zone) || zoneId(zone).equals(call.text("AvailabilityZoneId", ""))) {
        return zone;
      }
    }
    if (!asked.isEmpty() || call.has("AvailabilityZoneId")) {
      throw NetworkErrors.invalid(
          "Value ("
              + (asked.isEmpty() ? call.text("AvailabilityZoneId") : asked)
              + ") for parameter availabilityZone is invalid. Subnets can currently only be created"
              + " in the following availability zones: "
              + String.join(", ", ZONES.stream().map(letter -> region + letter).toList())
              + ".");
    }
    return region + ZONES.get(0);
  }

  ObjectNode make(String vpc, CidrBlock block, String zone) {
    ObjectNode subnet = networks.made(NetworkKind.SUBNET);
    String id = subnet.path("subnetId").asText();
    subnet.put("subnetArn", Networks.arn("subnet", id)).put("state", "available");
    subnet.put("ownerId", Caller.current().account()).put("vpcId", vpc);
    subnet.put("cidrBlock", block.toString()).putArray("ipv6CidrBlockAssociationSet");
    subnet.put("assignIpv6AddressOnCreation", false).put("ipv6Native", false);
    // AWS keeps five addresses of each subnet for itself.
    subnet.put("availableIpAddressCount", block.size() - 5);
    subnet.put("availabilityZone", zone).put("availabilityZoneId", zoneId(zone));
    subnet.put("defaultForAz", false).put("mapPublicIpOnLaunch", false);
    subnet.put("mapCustomerOwnedIpOnLaunch", false).put("enableDns64", false);
    ObjectNode names = subnet.putObject("privateDnsNameOptionsOnLaunch");
    names.put("hostnameType", "ip-name").put("enableResourceNameDnsARecord", false);
    names.put("enableResourceNameDnsAAAARecord", false);
    return subnet;
  }

  ObjectNode describe(Call call) {
    return networks.describe(NetworkKind.SUBNET, call, "SubnetIds", subnet -> {});
  }

  ObjectNode change(Call call) {
    networks.change(
        NetworkKind.SUBNET,
        call.text("SubnetId"),
        subnet -> {
          flag(call, "MapPublicIpOnLaunch", subnet);
          flag(call, "EnableDns64", subnet);
          ObjectNode names = subnet.withObjectProperty("privateDnsNameOptionsOnLaunch");
          if (call.has("EnableResourceNameDnsARecordOnLaunch")) {
            names.put(
                "enableResourceNameDnsARecord", isOn(call, "EnableResourceNameDnsARecordOnLaunch"));
          }
          if (call.has("PrivateDnsHostnameTypeOnLaunch")) {
            names.put("hostnameType", call.text("PrivateDnsHostnameTypeOnLaunch"));
          }
        });
    return Networks.yes();
  }

  private static void flag(Call call, String name, ObjectNode subnet) {
    if (call.has(name)) {
      subnet.put(
          name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), isOn(call, name));
    }
  }

  private static boolean isOn(Call call, String name) {
    return call.members().path(name).path("Value").asBoolean();
  }

  ObjectNode delete(Call call) {
    String id = call.text("SubnetId");
    networks
        .db()
        .writeOnly(
            h -> {
              ObjectNode subnet = networks.load(NetworkKind.SUBNET, id);
              for (ObjectNode endpoint :
                  networks.having(NetworkKind.ENDPOINT, "vpcId", subnet.path("vpcId").asText())) {
                for (JsonNode used : endpoint.path("subnetIdSet")) {
                  if (used.asText().equals(id)) {
                    throw NetworkErrors.inUse("subnet", id);
                  }
                }
              }
              networks.delete(NetworkKind.SUBNET, id);
            });
    return Networks.yes();
  }
}

package io.mastic.neighbours.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.PolicyText;
import io.mastic.wire.json.JsonServiceException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Endpoints of services in VPCs, of the kinds Gateway and Interface. */
final class VpcEndpoints {

  private static final String OPEN =
      "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"*\",\"Resource\":\"*\"}]}";

  /** By which a creation that is sent again finds what it made. */
  private static final String TOKEN = "clientToken";

  private static final Set<String> GATEWAYS = Set.of("s3", "dynamodb");

  private final Networks networks;
  private final Clock clock;

  VpcEndpoints(Networks networks, Clock clock) {
    this.networks = networks;
    this.clock = clock;
  }

  ObjectNode create(Call call) {
    String type = call.text("VpcEndpointType", "Gateway");
    String service = call.text("ServiceName", "");
    String home = "com.amazonaws." + Caller.current().region() + ".";
    if (!type.equals("Gateway") && !type.equals("Interface")) {
      throw NetworkErrors.notServed("endpoints of the type " + type);
    }
    if (!service.startsWith(home)
        || (type.equals("Gateway") && !GATEWAYS.contains(service.substring(home.length())))) {
      throw NetworkErrors.of(
          "InvalidServiceName", "The Vpc Endpoint Service '" + service + "' does not exist");
    }
    return networks
        .db()
        .write(
            h -> {
              String token = call.text("ClientToken", "");
              Optional<ObjectNode> before =
                  token.isEmpty()
                      ? Optional.empty()
                      : networks.having(NetworkKind.ENDPOINT, TOKEN, token).stream().findFirst();
              if (before.isPresent()) {
                return answer(before.get());
              }
              String vpc = call.text("VpcId");
              ObjectNode unused = networks.load(NetworkKind.VPC, vpc);
              ObjectNode endpoint = networks.made(NetworkKind.ENDPOINT);
              endpoint.put("vpcEndpointType", type).put("vpcId", vpc).put("serviceName", service);
              endpoint.put("state", "available").put("ownerId", Caller.current().account());
              endpoint.put("serviceRegion", Caller.current().region());
              endpoint.put("policyDocument", policy(call.text("PolicyDocument", OPEN)));
              endpoint.put("privateDnsEnabled", call.says("PrivateDnsEnabled"));
              endpoint.put("requesterManaged", false).put("ipAddressType", "ipv4");
              endpoint.put("creationTimestamp", clock.instant().toString());
              endpoint.putObject("dnsOptions").put("dnsRecordIpType", "ipv4");
              names(endpoint, call);
              for (String list : List.of("networkInterfaceIdSet", "dnsEntrySet")) {
                endpoint.putArray(list);
              }
              put(endpoint, "routeTableIdSet", NetworkKind.ROUTES, call.texts("RouteTableIds"));
              put(endpoint, "subnetIdSet", NetworkKind.SUBNET, call.texts("SubnetIds"));
              groups(endpoint, call.texts("SecurityGroupIds"));
              if (type.equals("Interface") && endpoint.path("groupSet").isEmpty()) {
                networks.having(NetworkKind.GROUP, "vpcId", vpc).stream()
                    .filter(group -> group.path("groupName").asText().equals("default"))
                    .forEach(group -> groups(endpoint, List.of(group.path("groupId").asText())));
              }
              if (!token.isEmpty()) {
                endpoint.put(TOKEN, token);
              }
              Networks.tag(NetworkKind.ENDPOINT, endpoint, call);
              networks.keep(NetworkKind.ENDPOINT, endpoint);
              return answer(endpoint);
            });
  }

  private static ObjectNode answer(ObjectNode endpoint) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (endpoint.has(TOKEN)) {
      answer.set("clientToken", endpoint.remove(TOKEN));
    }
    answer.set("vpcEndpoint", Networks.shown(endpoint));
    return answer;
  }

  private void put(ObjectNode endpoint, String list, NetworkKind kind, Iterable<String> ids) {
    ArrayNode all = endpoint.putArray(list);
    for (String id : ids) {
      ObjectNode thing = networks.load(kind, id);
      if (!thing.path("vpcId").equals(endpoint.path("vpcId"))) {
        throw NetworkErrors.invalid(id + " belongs to a different network");
      }
      all.add(id);
    }
  }

  private void groups(ObjectNode endpoint, Iterable<String> ids) {
    ArrayNode all = endpoint.putArray("groupSet");
    for (String id : ids) {
      ObjectNode group = networks.load(NetworkKind.GROUP, id);
      all.addObject().put("groupId", id).set("groupName", group.path("groupName"));
    }
  }

  ObjectNode describe(Call call) {
    return networks.describe(
        NetworkKind.ENDPOINT, call, "VpcEndpointIds", endpoint -> endpoint.remove(TOKEN));
  }

  ObjectNode modify(Call call) {
    networks.change(
        NetworkKind.ENDPOINT,
        call.text("VpcEndpointId"),
        endpoint -> {
          if (call.says("ResetPolicy")) {
            endpoint.put("policyDocument", OPEN);
          }
          call.find("PolicyDocument")
              .ifPresent(text -> endpoint.put("policyDocument", policy(text)));
          if (call.has("PrivateDnsEnabled")) {
            endpoint.put("privateDnsEnabled", call.says("PrivateDnsEnabled"));
          }
          names(endpoint, call);
          put(
              endpoint,
              "routeTableIdSet",
              NetworkKind.ROUTES,
              changed(
                  endpoint.path("routeTableIdSet"),
                  call.texts("AddRouteTableIds"),
                  call.texts("RemoveRouteTableIds")));
          put(
              endpoint,
              "subnetIdSet",
              NetworkKind.SUBNET,
              changed(
                  endpoint.path("subnetIdSet"),
                  call.texts("AddSubnetIds"),
                  call.texts("RemoveSubnetIds")));
          Set<String> ids = new LinkedHashSet<>();
          endpoint.path("groupSet").forEach(one -> ids.add(one.path("groupId").asText()));
          ids.addAll(call.texts("AddSecurityGroupIds"));
          call.texts("RemoveSecurityGroupIds").forEach(ids::remove);
          groups(endpoint, ids);
        });
    return Networks.yes();
  }

  private static String policy(String text) {
    PolicyText.flaw(text)
        .ifPresent(
            flaw -> {
              throw NetworkErrors.of("InvalidPolicyDocument", flaw);
            });
    return text;
  }

  /** How names of the service are answered; a resolver of one's own would be asked. */
  private static void names(ObjectNode endpoint, Call call) {
    JsonNode options = call.members().path("DnsOptions");
    ObjectNode kept = endpoint.withObject("/dnsOptions");
    if (options.has("DnsRecordIpType")) {
      kept.set("dnsRecordIpType", options.path("DnsRecordIpType"));
    }
    if (options.has("PrivateDnsOnlyForInboundResolverEndpoint")) {
      kept.set(
          "privateDnsOnlyForInboundResolverEndpoint",
          options.path("PrivateDnsOnlyForInboundResolverEndpoint"));
    }
    for (String other : List.of("PrivateDnsPreference", "PrivateDnsSpecifiedDomains")) {
      if (options.path(other).isTextual() || !options.path(other).isEmpty()) {
        throw NetworkErrors.notServed(other + " of an endpoint");
      }
    }
  }

  private static Set<String> changed(JsonNode before, List<String> more, List<String> less) {
    Set<String> ids = new LinkedHashSet<>();
    before.forEach(one -> ids.add(one.asText()));
    ids.addAll(more);
    less.forEach(ids::remove);
    return ids;
  }

  /** What cannot be deleted is told, one by one. */
  ObjectNode delete(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode failed = answer.putArray("unsuccessful");
    for (String id : call.texts("VpcEndpointIds")) {
      try {
        networks.delete(NetworkKind.ENDPOINT, id);
      } catch (JsonServiceException e) {
        ObjectNode one = failed.addObject().put("resourceId", id);
        one.putObject("error").put("code", e.code()).put("message", e.getMessage());
      }
    }
    return answer;
  }

  /** The lists of addresses behind gateways: their names and ids. */
  static ObjectNode prefixLists(Call call) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode list = answer.putArray("prefixListSet");
    String home = "com.amazonaws." + Caller.current().region() + ".";
    for (String service : List.of("s3", "dynamodb")) {
      String id = "pl-" + Integer.toHexString((home + service).hashCode() | 0x10000000);
      boolean asked =
          (call.texts("PrefixListIds").isEmpty() || call.texts("PrefixListIds").contains(id))
              && call.each("Filters").stream()
                  .allMatch(filter -> passes(filter, id, home + service));
      if (asked) {
        list.addObject()
            .put("prefixListId", id)
            .put("prefixListName", home + service)
            .putArray("cidrSet");
      }
    }
    return answer;
  }

  private static boolean passes(JsonNode filter, String id, String name) {
    String value =
        switch (filter.path("Name").asText()) {
          case "prefix-list-id" -> id;
          case "prefix-list-name" -> name;
          default ->
              throw NetworkErrors.invalid(
                  "The filter '" + filter.path("Name").asText() + "' is invalid");
        };
    for (JsonNode one : filter.path("Values")) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}

package io.mastic.stacks.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.stacks.resource.IamRequests;
import io.mastic.stacks.resource.ResourceException;
import io.mastic.stacks.resource.Services;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As whom a deployment's resources are made: as who asks for it, or as the role that the stack has
 * (RoleARN), which is assumed for CloudFormation.
 */
final class ServiceRole {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]{1,64})");

  /** CDK's bootstrapping makes these; where nobody bootstrapped they are nobody's to forbid. */
  private static final Pattern BOOTSTRAP = Pattern.compile("cdk-[a-z0-9]+-[a-z-]+-role-.+");

  private final Services services;
  private final IamRequests iam;

  ServiceRole(Services services) {
    this.services = services;
    this.iam = new IamRequests(services);
  }

  /**
   * The principal.
   *
   * @param roleArn empty for none
   * @throws StackRefusal if the role cannot be assumed
   */
  String principal(String roleArn) {
    Caller caller = Caller.current();
    if (roleArn.isEmpty()) {
      return caller.principalArn();
    }
    Matcher role = ARN.matcher(roleArn);
    if (!role.matches() || !role.group(1).equals(caller.account())) {
      throw unusable(roleArn);
    }
    String name = role.group(2);
    services.permit("iam", "PassRole", roleArn);
    if (!isTrusting(name)) {
      throw unusable(roleArn);
    }
    return "arn:aws:sts::" + caller.account() + ":assumed-role/" + name + "/AWSCloudFormation";
  }

  private static StackRefusal unusable(String roleArn) {
    return StackRefusal.validation("Role " + roleArn + " is invalid or cannot be assumed");
  }

  /** Read with the rights of the account itself: who passes a role need not be able to read it. */
  private boolean isTrusting(String name) {
    Caller caller = Caller.current();
    try {
      String found =
          Caller.root(caller.account(), caller.region())
              .call(() -> iam.call("GetRole", "RoleName", name));
      return isTrusted(IamRequests.text(found, "AssumeRolePolicyDocument"));
    } catch (ResourceException e) {
      return BOOTSTRAP.matcher(name).matches();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isTrusted(String encoded) {
    JsonNode trust = Json.read(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    boolean isTrusted = false;
    for (JsonNode statement : each(trust.path("Statement"))) {
      if (isOurs(statement.path("Principal"))) {
        isTrusted |= statement.path("Effect").asText().equals("Allow");
        if (statement.path("Effect").asText().equals("Deny")) {
          return false;
        }
      }
    }
    return isTrusted;
  }

  private static boolean isOurs(JsonNode principal) {
    if (principal.asText().equals("*")) {
      return true;
    }
    for (JsonNode service : each(principal.path("Service"))) {
      if (service.asText().equals("cloudformation.amazonaws.com")) {
        return true;
      }
    }
    return false;
  }

  /** One thing may be written without its list. */
  private static Iterable<JsonNode> each(JsonNode node) {
    return node.isArray() || node.isMissingNode() ? node : List.of(node);
  }
}

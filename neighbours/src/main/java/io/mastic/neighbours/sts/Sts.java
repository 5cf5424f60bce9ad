package io.mastic.neighbours.sts;

import io.mastic.kernel.Caller;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.neighbours.iam.Roles;
import io.mastic.neighbours.query.QueryCall;
import io.mastic.neighbours.query.QueryException;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.neighbours.query.XmlElements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * STS: GetCallerIdentity, AssumeRole, GetSessionToken.
 *
 * <p>A role of the caller's own account can be assumed even if nobody created it: there is nothing
 * that it would protect. A role of another account must exist there, and trust the caller.
 */
public final class Sts {

  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]{1,64})");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

  private final AccessKeys keys;
  private final Roles roles;

  public Sts(AccessKeys keys, Roles roles) {
    this.keys = keys;
    this.roles = roles;
  }

  /** STS as the front door shows it. */
  public QueryFace face() {
    return new QueryFace(
        "sts",
        NAMESPACE,
        Map.of(
            "GetCallerIdentity", this::getCallerIdentity,
            "AssumeRole", this::assumeRole,
            "GetSessionToken", this::getSessionToken));
  }

  private void getCallerIdentity(QueryCall call, XmlElements result) {
    Caller caller = Caller.current();
    result
        .text("Arn", caller.principalArn())
        .text("UserId", userId(caller))
        .text("Account", caller.account());
  }

  private void assumeRole(QueryCall call, XmlElements result) {
    String arn = call.text("RoleArn");
    String session = call.text("RoleSessionName");
    Matcher role = ROLE_ARN.matcher(arn);
    if (!role.matches()) {
      throw QueryException.invalid(arn + " is invalid");
    }
    if (!SESSION_NAME.matcher(session).matches()) {
      throw QueryException.invalid(
          "1 validation error detected: Value '"
              + session
              + "' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: [\\w+=,.@-]*");
    }
    String account = role.group(1);
    String name = role.group(2);
    Caller caller = Caller.current();
    String externalId = call.find("ExternalId").orElse(null);
    if (!account.equals(caller.account()) && !roles.trusts(account, name, caller, externalId)) {
      throw new QueryException(
          403,
          "AccessDenied",
          "User: "
              + caller.principalArn()
              + " is not authorized to perform: sts:AssumeRole on resource: "
              + arn);
    }
    requireNothingNarrower(call);
    int seconds = call.number("DurationSeconds", 3_600, 900, 43_200);
    String assumed = "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session;
    AccessKey key = keys.issue(account, assumed, Duration.ofSeconds(seconds));
    result.element("Credentials", xml -> credentials(xml, key));
    result.element(
        "AssumedRoleUser",
        user ->
            user.text("AssumedRoleId", roles.roleId(account, name) + ":" + session)
                .text("Arn", assumed));
    call.find("SourceIdentity").ifPresent(identity -> result.text("SourceIdentity", identity));
  }

  /** A session that may more than was asked for would be worse than none. */
  private static void requireNothingNarrower(QueryCall call) {
    for (String member : List.of("Policy", "PolicyArns", "ProvidedContexts")) {
      if (call.has(member)) {
        throw new QueryException(
            501,
            "NotImplemented",
            "Mastic does not narrow sessions: " + member + " is not served.");
      }
    }
    requireNoDevice(call);
    call.find("SourceIdentity")
        .filter(identity -> !SESSION_NAME.matcher(identity).matches())
        .ifPresent(
            identity -> {
              throw QueryException.invalid(
                  "1 validation error detected: Value '"
                      + identity
                      + "' at 'sourceIdentity' failed to satisfy constraint: Member must satisfy"
                      + " regular expression pattern: [\\w+=,.@-]*");
            });
  }

  /** Nobody has a device here, so that no code of one can be right. */
  private static void requireNoDevice(QueryCall call) {
    boolean named = call.find("SerialNumber").isPresent();
    if (call.find("TokenCode").isPresent() || named) {
      throw new QueryException(
          403,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
  }

  private void getSessionToken(QueryCall call, XmlElements result) {
    Caller caller = Caller.current();
    requireNoDevice(call);
    int seconds = call.number("DurationSeconds", 43_200, 900, 129_600);
    AccessKey key =
        keys.issue(caller.account(), caller.principalArn(), Duration.ofSeconds(seconds));
    result.element("Credentials", xml -> credentials(xml, key));
  }

  private static void credentials(XmlElements xml, AccessKey key) {
    xml.text("AccessKeyId", key.id())
        .text("SecretAccessKey", key.secret())
        .text("SessionToken", key.sessionToken())
        .text("Expiration", String.valueOf(key.expiresAt()));
  }

  /** The account itself for its root; the role's id and the session's name for a session. */
  private String userId(Caller caller) {
    String[] parts = caller.principalArn().split("/", -1);
    boolean session = caller.principalArn().contains(":assumed-role/") && parts.length == 3;
    return session ? roles.roleId(caller.account(), parts[1]) + ":" + parts[2] : caller.account();
  }
}

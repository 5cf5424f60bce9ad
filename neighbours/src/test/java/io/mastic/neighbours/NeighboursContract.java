package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STS, IAM and CloudWatch Logs as Terraform and boto3 call them, on each database. */
abstract class NeighboursContract {

  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
          + "\"Principal\":{\"Service\":\"glue.amazonaws.com\"}}]}";
  private static final String MANAGED = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole";

  @TempDir Path directory;
  private Neighbourhood aws;

  abstract Db database(Path directory);

  @BeforeEach
  void open() {
    aws = new Neighbourhood(database(directory), directory.resolve("crawlers"));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private void createRole(String name) {
    assertThat(aws.iam("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", TRUST).status())
        .isEqualTo(200);
  }

  private static String outcome(Neighbourhood.Answer answer) {
    return answer.status() + " " + answer.element("Code");
  }

  @Test
  void aRoleFromCreationToDeletion() {
    Neighbourhood.Answer created =
        aws.iam(
            "CreateRole",
            "RoleName",
            "glue",
            "Path",
            "/service/",
            "AssumeRolePolicyDocument",
            TRUST,
            "Description",
            "a <b> & c",
            "Tags.member.1.Key",
            "team",
            "Tags.member.1.Value",
            "data");
    assertThat(created.element("Arn")).isEqualTo("arn:aws:iam::000000000000:role/service/glue");
    assertThat(created.element("RoleId")).matches("AROA[0-9A-F]{17}");
    Neighbourhood.Answer read = aws.iam("GetRole", "RoleName", "glue");
    assertThat(read.element("AssumeRolePolicyDocument"))
        .startsWith("%7B%22Version%22%3A%222012-10-17%22");
    assertThat(read.element("Description")).isEqualTo("a &lt;b&gt; &amp; c");
    assertThat(read.element("MaxSessionDuration")).isEqualTo("3600");
    assertThat(read.element("Tags"))
        .isEqualTo("<member><Key>team</Key><Value>data</Value></member>");

    assertThat(
            outcome(aws.iam("CreateRole", "RoleName", "glue", "AssumeRolePolicyDocument", TRUST)))
        .isEqualTo("409 EntityAlreadyExists");
    assertThat(
            aws.iam(
                    "TagRole",
                    "RoleName",
                    "glue",
                    "Tags.member.1.Key",
                    "k",
                    "Tags.member.1.Value",
                    "v")
                .status())
        .isEqualTo(200);
    assertThat(aws.iam("UntagRole", "RoleName", "glue", "TagKeys.member.1", "team").status())
        .isEqualTo(200);
    assertThat(aws.iam("ListRoleTags", "RoleName", "glue").element("Tags"))
        .isEqualTo("<member><Key>k</Key><Value>v</Value></member>");
    assertThat(
            aws.iam(
                    "UpdateRole",
                    "RoleName",
                    "glue",
                    "Description",
                    "new",
                    "MaxSessionDuration",
                    "7200")
                .status())
        .isEqualTo(200);
    assertThat(
            aws.iam("UpdateAssumeRolePolicy", "RoleName", "glue", "PolicyDocument", "{}").status())
        .isEqualTo(200);
    Neighbourhood.Answer updated = aws.iam("GetRole", "RoleName", "glue");
    assertThat(updated.element("Description")).isEqualTo("new");
    assertThat(updated.element("MaxSessionDuration")).isEqualTo("7200");
    assertThat(updated.element("AssumeRolePolicyDocument")).isEqualTo("%7B%7D");

    assertThat(aws.iam("DeleteRole", "RoleName", "glue").status()).isEqualTo(200);
    assertThat(outcome(aws.iam("GetRole", "RoleName", "glue"))).isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("DeleteRole", "RoleName", "glue"))).isEqualTo("404 NoSuchEntity");
  }

  @Test
  void policiesHangOnARoleUntilTheyAreTakenOff() {
    createRole("glue");
    assertThat(aws.iam("AttachRolePolicy", "RoleName", "glue", "PolicyArn", MANAGED).status())
        .isEqualTo(200);
    assertThat(aws.iam("ListAttachedRolePolicies", "RoleName", "glue").element("member"))
        .isEqualTo(
            "<PolicyName>AWSGlueServiceRole</PolicyName><PolicyArn>" + MANAGED + "</PolicyArn>");
    assertThat(
            aws.iam(
                    "PutRolePolicy",
                    "RoleName",
                    "glue",
                    "PolicyName",
                    "inline",
                    "PolicyDocument",
                    TRUST)
                .status())
        .isEqualTo(200);
    assertThat(aws.iam("ListRolePolicies", "RoleName", "glue").element("PolicyNames"))
        .isEqualTo("<member>inline</member>");
    assertThat(
            aws.iam("GetRolePolicy", "RoleName", "glue", "PolicyName", "inline")
                .element("PolicyDocument"))
        .startsWith("%7B");
    assertThat(outcome(aws.iam("DeleteRole", "RoleName", "glue"))).isEqualTo("409 DeleteConflict");
    assertThat(aws.iam("DetachRolePolicy", "RoleName", "glue", "PolicyArn", MANAGED).status())
        .isEqualTo(200);
    assertThat(outcome(aws.iam("DetachRolePolicy", "RoleName", "glue", "PolicyArn", MANAGED)))
        .isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("DeleteRole", "RoleName", "glue"))).isEqualTo("409 DeleteConflict");
    assertThat(aws.iam("DeleteRolePolicy", "RoleName", "glue", "PolicyName", "inline").status())
        .isEqualTo(200);
    assertThat(outcome(aws.iam("GetRolePolicy", "RoleName", "glue", "PolicyName", "inline")))
        .isEqualTo("404 NoSuchEntity");
    assertThat(aws.iam("ListInstanceProfilesForRole", "RoleName", "glue").element("IsTruncated"))
        .isEqualTo("false");
    assertThat(aws.iam("DeleteRole", "RoleName", "glue").status()).isEqualTo(200);
  }

  @Test
  void managedPoliciesOfTheAccount() {
    createRole("glue");
    String arn = aws.iam("CreatePolicy", "PolicyName", "p", "PolicyDocument", TRUST).element("Arn");
    assertThat(arn).isEqualTo("arn:aws:iam::000000000000:policy/p");
    assertThat(aws.iam("AttachRolePolicy", "RoleName", "glue", "PolicyArn", arn).status())
        .isEqualTo(200);
    assertThat(aws.iam("GetPolicy", "PolicyArn", arn).element("AttachmentCount")).isEqualTo("1");
    assertThat(aws.iam("GetPolicyVersion", "PolicyArn", arn, "VersionId", "v1").element("Document"))
        .startsWith("%7B");
    assertThat(aws.iam("ListPolicyVersions", "PolicyArn", arn).element("VersionId"))
        .isEqualTo("v1");
    assertThat(outcome(aws.iam("DeletePolicy", "PolicyArn", arn))).isEqualTo("409 DeleteConflict");
    aws.iam("DetachRolePolicy", "RoleName", "glue", "PolicyArn", arn);
    assertThat(aws.iam("DeletePolicy", "PolicyArn", arn).status()).isEqualTo(200);
    assertThat(outcome(aws.iam("GetPolicy", "PolicyArn", arn))).isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("AttachRolePolicy", "RoleName", "glue", "PolicyArn", arn)))
        .isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("GetPolicy", "PolicyArn", "arn:aws:iam::aws:policy/Unheard")))
        .isEqualTo("501 NotImplemented");
  }

  @Test
  void whatGluesRoleMayIsReadFromAwssOwnPolicy() {
    Neighbourhood.Answer policy = aws.iam("GetPolicy", "PolicyArn", MANAGED);
    assertThat(policy.element("DefaultVersionId")).isEqualTo("v5");
    String text =
        aws.iam("GetPolicyVersion", "PolicyArn", MANAGED, "VersionId", "v5").element("Document");
    assertThat(java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8))
        .startsWith(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"glue:*\"");
    assertThat(aws.iam("ListPolicies", "Scope", "AWS", "MaxItems", "2").body())
        .contains("<IsTruncated>true</IsTruncated>");
    assertThat(aws.iam("ListPolicies", "Scope", "AWS").body())
        .contains("<Arn>" + MANAGED + "</Arn>", "<PolicyName>AmazonS3FullAccess</PolicyName>");
    assertThat(
            outcome(aws.iam("CreatePolicyVersion", "PolicyArn", MANAGED, "PolicyDocument", "{}")))
        .isEqualTo("403 AccessDenied");
    aws.iam("CreatePolicy", "PolicyName", "mine", "Path", "/x/", "PolicyDocument", "{}");
    assertThat(aws.iam("ListPolicies", "Scope", "Local", "PathPrefix", "/x/").body())
        .contains("<PolicyName>mine</PolicyName>")
        .doesNotContain("AmazonS3FullAccess");
    assertThat(aws.iam("ListPolicies", "OnlyAttached", "true").body())
        .doesNotContain("<PolicyName>mine</PolicyName>");
    assertThat(aws.iam("ListPolicies").body()).contains("<PolicyName>mine</PolicyName>", MANAGED);
  }

  @Test
  void aPolicyHasUpToFiveVersions() {
    createRole("glue");
    String arn = aws.iam("CreatePolicy", "PolicyName", "v", "PolicyDocument", "{}").element("Arn");
    for (int i = 2; i <= 5; i++) {
      assertThat(
              aws.iam(
                      "CreatePolicyVersion",
                      "PolicyArn",
                      arn,
                      "PolicyDocument",
                      "{\"a\":" + i + "}",
                      "SetAsDefault",
                      String.valueOf(i == 3))
                  .element("VersionId"))
          .isEqualTo("v" + i);
    }
    assertThat(outcome(aws.iam("CreatePolicyVersion", "PolicyArn", arn, "PolicyDocument", "{}")))
        .isEqualTo("409 LimitExceeded");
    assertThat(aws.iam("GetPolicy", "PolicyArn", arn).element("DefaultVersionId")).isEqualTo("v3");
    assertThat(aws.iam("GetPolicyVersion", "PolicyArn", arn, "VersionId", "v4").element("Document"))
        .isEqualTo("%7B%22a%22%3A4%7D");
    assertThat(outcome(aws.iam("DeletePolicyVersion", "PolicyArn", arn, "VersionId", "v3")))
        .isEqualTo("409 DeleteConflict");
    assertThat(outcome(aws.iam("DeletePolicyVersion", "PolicyArn", arn, "VersionId", "v9")))
        .isEqualTo("404 NoSuchEntity");
    aws.iam("SetDefaultPolicyVersion", "PolicyArn", arn, "VersionId", "v5");
    assertThat(outcome(aws.iam("DeletePolicy", "PolicyArn", arn))).isEqualTo("409 DeleteConflict");
    for (String version : List.of("v1", "v2", "v3", "v4")) {
      aws.iam("DeletePolicyVersion", "PolicyArn", arn, "VersionId", version);
    }
    assertThat(
            aws.iam("CreatePolicyVersion", "PolicyArn", arn, "PolicyDocument", "{}")
                .element("VersionId"))
        .as("none is given twice")
        .isEqualTo("v6");
    aws.iam("DeletePolicyVersion", "PolicyArn", arn, "VersionId", "v6");
    aws.iam("TagPolicy", "PolicyArn", arn, "Tags.member.1.Key", "a", "Tags.member.1.Value", "b");
    assertThat(aws.iam("ListPolicyTags", "PolicyArn", arn).element("Value")).isEqualTo("b");
    aws.iam("UntagPolicy", "PolicyArn", arn, "TagKeys.member.1", "a");
    assertThat(aws.iam("ListPolicyTags", "PolicyArn", arn).body()).doesNotContain("<Value>");
    aws.iam("AttachRolePolicy", "RoleName", "glue", "PolicyArn", arn);
    assertThat(aws.iam("ListEntitiesForPolicy", "PolicyArn", arn).element("RoleName"))
        .isEqualTo("glue");
    aws.iam("PutRolePermissionsBoundary", "RoleName", "glue", "PermissionsBoundary", arn);
    assertThat(aws.iam("GetRole", "RoleName", "glue").element("PermissionsBoundaryArn"))
        .isEqualTo(arn);
    aws.iam("DeleteRolePermissionsBoundary", "RoleName", "glue");
    assertThat(aws.iam("GetRole", "RoleName", "glue").body()).doesNotContain("Boundary");
    aws.iam("DetachRolePolicy", "RoleName", "glue", "PolicyArn", arn);
    assertThat(aws.iam("DeletePolicy", "PolicyArn", arn).status()).isEqualTo(200);
  }

  @Test
  void anInstanceProfileHasOneRole() {
    createRole("ec2");
    createRole("other");
    String made =
        aws.iam("CreateInstanceProfile", "InstanceProfileName", "p", "Path", "/a/").element("Arn");
    assertThat(made).isEqualTo("arn:aws:iam::000000000000:instance-profile/a/p");
    assertThat(outcome(aws.iam("CreateInstanceProfile", "InstanceProfileName", "p")))
        .isEqualTo("409 EntityAlreadyExists");
    aws.iam("AddRoleToInstanceProfile", "InstanceProfileName", "p", "RoleName", "ec2");
    assertThat(
            outcome(
                aws.iam(
                    "AddRoleToInstanceProfile", "InstanceProfileName", "p", "RoleName", "other")))
        .isEqualTo("409 LimitExceeded");
    assertThat(aws.iam("GetInstanceProfile", "InstanceProfileName", "p").element("RoleName"))
        .isEqualTo("ec2");
    assertThat(
            aws.iam("ListInstanceProfilesForRole", "RoleName", "ec2")
                .element("InstanceProfileName"))
        .isEqualTo("p");
    assertThat(aws.iam("ListInstanceProfiles", "PathPrefix", "/b/").body()).doesNotContain("ec2");
    assertThat(outcome(aws.iam("DeleteRole", "RoleName", "ec2"))).isEqualTo("409 DeleteConflict");
    assertThat(outcome(aws.iam("DeleteInstanceProfile", "InstanceProfileName", "p")))
        .isEqualTo("409 DeleteConflict");
    aws.iam("RemoveRoleFromInstanceProfile", "InstanceProfileName", "p", "RoleName", "ec2");
    assertThat(aws.iam("DeleteRole", "RoleName", "ec2").status()).isEqualTo(200);
    assertThat(aws.iam("DeleteInstanceProfile", "InstanceProfileName", "p").status())
        .isEqualTo(200);
    assertThat(outcome(aws.iam("GetInstanceProfile", "InstanceProfileName", "p")))
        .isEqualTo("404 NoSuchEntity");
  }

  @Test
  void rolesComeInPages() {
    for (int i = 0; i < 5; i++) {
      createRole("r" + i);
    }
    Neighbourhood.Answer first = aws.iam("ListRoles", "MaxItems", "2");
    assertThat(first.body())
        .contains("<RoleName>r0<", "<RoleName>r1<")
        .doesNotContain("<RoleName>r2<");
    assertThat(first.element("IsTruncated")).isEqualTo("true");
    Neighbourhood.Answer last =
        aws.iam("ListRoles", "MaxItems", "3", "Marker", first.element("Marker"));
    assertThat(last.body()).contains("<RoleName>r2<", "<RoleName>r4<");
    assertThat(last.element("IsTruncated")).isEqualTo("false");
    assertThat(aws.iam("ListRoles", "PathPrefix", "/none/").element("Roles")).isEmpty();
    assertThat(outcome(aws.iam("ListRoles", "Marker", "nonsense")))
        .isEqualTo("400 ValidationError");
  }

  @Test
  void badInputIsRefused() {
    assertThat(outcome(aws.iam("CreateRole", "RoleName", "x"))).isEqualTo("400 ValidationError");
    assertThat(outcome(aws.iam("CreateRole", "RoleName", "x y", "AssumeRolePolicyDocument", TRUST)))
        .isEqualTo("400 ValidationError");
    assertThat(
            outcome(
                aws.iam(
                    "CreateRole", "RoleName", "x".repeat(65), "AssumeRolePolicyDocument", TRUST)))
        .isEqualTo("400 ValidationError");
    assertThat(outcome(aws.iam("CreateRole", "RoleName", "x", "AssumeRolePolicyDocument", "{")))
        .isEqualTo("400 MalformedPolicyDocument");
    String maybe = TRUST.replace("Allow", "Maybe");
    assertThat(outcome(aws.iam("CreateRole", "RoleName", "x", "AssumeRolePolicyDocument", maybe)))
        .isEqualTo("400 MalformedPolicyDocument");
    assertThat(outcome(aws.iam("GetUser", "UserName", "<nobody>"))).isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("CreateAccessKey", "UserName", "u")))
        .isEqualTo("501 NotImplemented");
    assertThat(aws.iam("GetUser").element("Arn")).isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  void whoACallerIs() {
    Neighbourhood.Answer root = aws.sts("GetCallerIdentity");
    assertThat(root.element("Account")).isEqualTo("000000000000");
    assertThat(root.element("Arn")).isEqualTo("arn:aws:iam::000000000000:root");
    createRole("glue");
    Neighbourhood.Answer assumed =
        aws.sts(
            "AssumeRole",
            "RoleArn",
            "arn:aws:iam::000000000000:role/glue",
            "RoleSessionName",
            "me");
    assertThat(assumed.element("Expiration")).endsWith("Z");
    assertThat(assumed.element("SessionToken")).isNotEmpty();
    Neighbourhood.Answer session = aws.stsAs(assumed.element("AccessKeyId"), "GetCallerIdentity");
    assertThat(session.element("Arn")).isEqualTo("arn:aws:sts::000000000000:assumed-role/glue/me");
    assertThat(session.element("UserId")).isEqualTo(assumed.element("AssumedRoleId"));
    assertThat(aws.sts("GetSessionToken").element("AccessKeyId")).startsWith("ASIA");
  }

  @Test
  void rolesThatCannotBeAssumed() {
    String mine = "arn:aws:iam::000000000000:role/cdk-deploy";
    assertThat(aws.sts("AssumeRole", "RoleArn", mine, "RoleSessionName", "me").status())
        .isEqualTo(200);
    assertThat(
            outcome(
                aws.sts(
                    "AssumeRole",
                    "RoleArn",
                    "arn:aws:iam::111122223333:role/other",
                    "RoleSessionName",
                    "me")))
        .isEqualTo("403 AccessDenied");
    assertThat(outcome(aws.sts("AssumeRole", "RoleArn", "role/x", "RoleSessionName", "me")))
        .isEqualTo("400 ValidationError");
    assertThat(outcome(aws.sts("AssumeRole", "RoleArn", mine, "RoleSessionName", "a b")))
        .isEqualTo("400 ValidationError");
    assertThat(
            outcome(
                aws.sts(
                    "AssumeRole",
                    "RoleArn",
                    mine,
                    "RoleSessionName",
                    "me",
                    "DurationSeconds",
                    "1")))
        .isEqualTo("400 ValidationError");
  }

  @Test
  void aRoleOfAnotherAccountIsAssumedOnlyByThoseWhomItTrusts() {
    String theirs = "arn:aws:iam::111122223333:role/shared";
    String account = "111122223333";
    aws.keep("AKIATHEIRS", account);
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
            + "\"Principal\":{\"AWS\":\"%s\"}}]}";
    aws.iamAs(
        "AKIATHEIRS",
        "CreateRole",
        "RoleName",
        "shared",
        "AssumeRolePolicyDocument",
        trust.formatted("444455556666"));
    assertThat(outcome(aws.sts("AssumeRole", "RoleArn", theirs, "RoleSessionName", "me")))
        .isEqualTo("403 AccessDenied");
    aws.iamAs(
        "AKIATHEIRS",
        "UpdateAssumeRolePolicy",
        "RoleName",
        "shared",
        "PolicyDocument",
        trust.formatted("arn:aws:iam::000000000000:root"));
    Neighbourhood.Answer assumed =
        aws.sts("AssumeRole", "RoleArn", theirs, "RoleSessionName", "me");
    assertThat(assumed.status()).isEqualTo(200);
    assertThat(aws.stsAs(assumed.element("AccessKeyId"), "GetCallerIdentity").element("Account"))
        .isEqualTo(account);
  }

  private void writeLog(String crawler, int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(1_700_000_000_000L + i)
          .append("\tline ")
          .append(i)
          .append(i % 10 == 3 ? " ERROR\n" : "\n");
    }
    Files.createDirectories(directory.resolve("crawlers"));
    Files.writeString(directory.resolve("crawlers").resolve(crawler + ".log"), text);
  }

  private static String field(Neighbourhood.Answer answer, String name) {
    return Json.read(answer.body()).path(name).asText();
  }

  @Test
  void aStreamIsReadInPagesFromBothEnds() throws IOException {
    writeLog("c", 100);
    String call = "{'logGroupName':'/aws-glue/crawlers','logStreamName':'c','limit':40";
    Neighbourhood.Answer head = aws.logs("GetLogEvents", call + ",'startFromHead':true}");
    assertThat(head.body()).contains("\"line 0\"", "\"line 39\"").doesNotContain("\"line 40\"");
    Neighbourhood.Answer next =
        aws.logs("GetLogEvents", call + ",'nextToken':'" + field(head, "nextForwardToken") + "'}");
    assertThat(next.body()).contains("\"line 40\"", "\"line 79\"");
    Neighbourhood.Answer tail = aws.logs("GetLogEvents", call + "}");
    assertThat(tail.body()).contains("\"line 60\"", "\"line 99\"").doesNotContain("\"line 59\"");
    Neighbourhood.Answer end =
        aws.logs("GetLogEvents", call + ",'nextToken':'" + field(tail, "nextForwardToken") + "'}");
    assertThat(end.body()).startsWith("{\"events\":[],");
    assertThat(field(end, "nextForwardToken")).isEqualTo(field(tail, "nextForwardToken"));
    Neighbourhood.Answer before =
        aws.logs("GetLogEvents", call + ",'nextToken':'" + field(tail, "nextBackwardToken") + "'}");
    assertThat(before.body()).contains("\"line 20\"", "\"line 59\"").doesNotContain("\"line 60\"");
    Neighbourhood.Answer span =
        aws.logs(
            "GetLogEvents",
            call + ",'startFromHead':true,'startTime':1700000000005,'endTime':1700000000007}");
    assertThat(span.body())
        .contains("\"line 5\"", "\"line 6\"")
        .doesNotContain("\"line 4\"", "\"line 7\"");
  }

  @Test
  void groupsAndStreamsAreDescribedAndFiltered() throws IOException {
    writeLog("c", 20);
    writeLog("d", 20);
    Neighbourhood.Answer groups =
        aws.logs("DescribeLogGroups", "{'logGroupNamePrefix':'/aws-glue'}");
    assertThat(groups.body())
        .contains(
            "\"logGroupName\":\"/aws-glue/crawlers\"",
            "arn:aws:logs:us-east-1:000000000000:log-group:/aws-glue/crawlers:*");
    Neighbourhood.Answer streams =
        aws.logs("DescribeLogStreams", "{'logGroupName':'/aws-glue/crawlers','limit':1}");
    assertThat(streams.body())
        .contains("\"logStreamName\":\"c\"", "\"firstEventTimestamp\":1700000000000")
        .doesNotContain("\"d\"");
    Neighbourhood.Answer rest =
        aws.logs(
            "DescribeLogStreams",
            "{'logGroupName':'/aws-glue/crawlers','nextToken':'"
                + field(streams, "nextToken")
                + "'}");
    assertThat(rest.body()).contains("\"logStreamName\":\"d\"").doesNotContain("nextToken");
    assertThat(
            aws.logs(
                    "DescribeLogStreams",
                    "{'logGroupName':'/aws-glue/crawlers','orderBy':'LastEventTime','descending':true}")
                .status())
        .isEqualTo(200);
    JsonNode group =
        Json.read(
                aws.logs("DescribeLogGroups", "{'logGroupNamePrefix':'/aws-glue/crawlers'}").body())
            .path("logGroups")
            .path(0);
    assertThat(group.path("creationTime").asLong()).isGreaterThan(1_700_000_000_000L);
    assertThat(group.path("storedBytes").asLong()).isPositive();
    Neighbourhood.Answer found =
        aws.logs(
            "FilterLogEvents", "{'logGroupName':'/aws-glue/crawlers','filterPattern':'ERROR'}");
    assertThat(Json.read(found.body()).path("events")).hasSize(4);
    Neighbourhood.Answer one =
        aws.logs(
            "FilterLogEvents",
            "{'logGroupName':'/aws-glue/crawlers','logStreamNames':['d'],'filterPattern':'ERROR'}");
    assertThat(Json.read(one.body()).path("events")).hasSize(2);
  }

  @Test
  void badCallsOfLogsAreRefused() throws IOException {
    writeLog("c", 1);
    assertThat(aws.logs("GetLogEvents", "{'logGroupName':'/none','logStreamName':'c'}").body())
        .contains("ResourceNotFoundException");
    assertThat(
            aws.logs("GetLogEvents", "{'logGroupName':'/aws-glue/crawlers','logStreamName':'x'}")
                .body())
        .contains("ResourceNotFoundException");
    assertThat(
            aws.logs(
                    "GetLogEvents",
                    "{'logGroupName':'/aws-glue/crawlers','logStreamName':'../../etc/passwd'}")
                .body())
        .contains("ResourceNotFoundException");
    assertThat(aws.logs("GetLogEvents", "{'logGroupName':'/aws-glue/crawlers'}").body())
        .contains("InvalidParameterException");
    assertThat(
            aws.logs(
                    "GetLogEvents",
                    "{'logGroupName':'/aws-glue/crawlers','logStreamName':'c','nextToken':'x'}")
                .body())
        .contains("InvalidParameterException");
    assertThat(
            aws.logs(
                    "GetLogEvents",
                    "{'logGroupName':'/aws-glue/crawlers','logStreamName':'c','limit':1e99999}")
                .body())
        .contains("SerializationException");
    assertThat(
            aws.logs("FilterLogEvents", "{'logGroupName':'/aws-glue/crawlers','nextToken':'x'}")
                .body())
        .contains("InvalidParameterException");
    assertThat(
            aws.logs(
                    "FilterLogEvents",
                    "{'logGroupName':'/aws-glue/crawlers','filterPattern':'[a, b]'}")
                .body())
        .contains("InvalidParameterException");
    assertThat(aws.logs("GetLogEvents", "{").body()).contains("SerializationException");
    assertThat(aws.logs("StartQuery", "{}").status()).isEqualTo(501);
    assertThat(aws.logs("Nonsense", "{}").body()).contains("UnknownOperationException");
  }

  @Test
  void aUserFromCreationToDeletion() {
    Neighbourhood.Answer made =
        aws.iam(
            "CreateUser",
            "UserName",
            "ann",
            "Path",
            "/people/",
            "Tags.member.1.Key",
            "team",
            "Tags.member.1.Value",
            "data");
    assertThat(made.element("Arn")).isEqualTo("arn:aws:iam::000000000000:user/people/ann");
    assertThat(made.element("UserId")).matches("AIDA[0-9A-F]{17}");
    assertThat(outcome(aws.iam("CreateUser", "UserName", "ann")))
        .isEqualTo("409 EntityAlreadyExists");
    aws.iam("PutUserPolicy", "UserName", "ann", "PolicyName", "own", "PolicyDocument", "{}");
    aws.iam("AttachUserPolicy", "UserName", "ann", "PolicyArn", MANAGED);
    aws.iam("TagUser", "UserName", "ann", "Tags.member.1.Key", "a", "Tags.member.1.Value", "b");
    aws.iam("UntagUser", "UserName", "ann", "TagKeys.member.1", "team");
    aws.iam("PutUserPermissionsBoundary", "UserName", "ann", "PermissionsBoundary", MANAGED);
    // Under another name and path it keeps what hangs on it.
    assertThat(
            aws.iam("UpdateUser", "UserName", "ann", "NewUserName", "anna", "NewPath", "/")
                .status())
        .isEqualTo(200);
    assertThat(outcome(aws.iam("GetUser", "UserName", "ann"))).isEqualTo("404 NoSuchEntity");
    Neighbourhood.Answer read = aws.iam("GetUser", "UserName", "anna");
    assertThat(read.element("Arn")).isEqualTo("arn:aws:iam::000000000000:user/anna");
    assertThat(read.element("UserId")).isEqualTo(made.element("UserId"));
    assertThat(read.element("PermissionsBoundaryArn")).isEqualTo(MANAGED);
    assertThat(read.element("Tags")).contains("<Key>a</Key>").doesNotContain("team");
    assertThat(
            aws.iam("GetUserPolicy", "UserName", "anna", "PolicyName", "own")
                .element("PolicyDocument"))
        .isEqualTo("%7B%7D");
    assertThat(outcome(aws.iam("DeleteUser", "UserName", "anna"))).isEqualTo("409 DeleteConflict");
    aws.iam("DetachUserPolicy", "UserName", "anna", "PolicyArn", MANAGED);
    assertThat(outcome(aws.iam("DeleteUser", "UserName", "anna"))).isEqualTo("409 DeleteConflict");
    aws.iam("DeleteUserPolicy", "UserName", "anna", "PolicyName", "own");
    assertThat(aws.iam("DeleteUser", "UserName", "anna").status()).isEqualTo(200);
    assertThat(outcome(aws.iam("GetUser", "UserName", "anna"))).isEqualTo("404 NoSuchEntity");
  }

  @Test
  void usersAreInGroups() {
    aws.iam("CreateGroup", "GroupName", "team");
    for (String user : List.of("u1", "u2", "u3")) {
      aws.iam("CreateUser", "UserName", user);
      assertThat(aws.iam("AddUserToGroup", "GroupName", "team", "UserName", user).status())
          .isEqualTo(200);
    }
    Neighbourhood.Answer first = aws.iam("GetGroup", "GroupName", "team", "MaxItems", "2");
    assertThat(first.element("Users")).contains("u1", "u2").doesNotContain("u3");
    assertThat(
            aws.iam("GetGroup", "GroupName", "team", "Marker", first.element("Marker"))
                .element("Users"))
        .contains("u3")
        .doesNotContain("u2");
    assertThat(aws.iam("ListGroupsForUser", "UserName", "u1").element("GroupName"))
        .isEqualTo("team");
    assertThat(outcome(aws.iam("DeleteUser", "UserName", "u1"))).isEqualTo("409 DeleteConflict");
    assertThat(outcome(aws.iam("DeleteGroup", "GroupName", "team")))
        .isEqualTo("409 DeleteConflict");
    for (String user : List.of("u1", "u2", "u3")) {
      aws.iam("RemoveUserFromGroup", "GroupName", "team", "UserName", user);
    }
    assertThat(aws.iam("DeleteGroup", "GroupName", "team").status()).isEqualTo(200);
    assertThat(outcome(aws.iam("AddUserToGroup", "GroupName", "team", "UserName", "u1")))
        .isEqualTo("404 NoSuchEntity");
    assertThat(aws.iam("DeleteUser", "UserName", "u1").status()).isEqualTo(200);
  }

  @Test
  void aPolicyTellsWhoHasIt() {
    createRole("r");
    aws.iam("CreateUser", "UserName", "u");
    aws.iam("CreateGroup", "GroupName", "g");
    aws.iam("AttachRolePolicy", "RoleName", "r", "PolicyArn", MANAGED);
    aws.iam("AttachUserPolicy", "UserName", "u", "PolicyArn", MANAGED);
    aws.iam("AttachGroupPolicy", "GroupName", "g", "PolicyArn", MANAGED);
    Neighbourhood.Answer all = aws.iam("ListEntitiesForPolicy", "PolicyArn", MANAGED);
    assertThat(all.element("PolicyRoles")).contains("<RoleName>r</RoleName>");
    assertThat(all.element("PolicyUsers")).contains("<UserName>u</UserName>", "AIDA");
    assertThat(all.element("PolicyGroups")).contains("<GroupName>g</GroupName>", "AGPA");
    assertThat(
            aws.iam("ListEntitiesForPolicy", "PolicyArn", MANAGED, "EntityFilter", "User").body())
        .contains("<UserName>u</UserName>")
        .doesNotContain("<RoleName>", "<GroupName>");
    Neighbourhood.Answer first =
        aws.iam("ListEntitiesForPolicy", "PolicyArn", MANAGED, "MaxItems", "1");
    assertThat(first.element("IsTruncated")).isEqualTo("true");
    assertThat(
            aws.iam(
                    "ListEntitiesForPolicy",
                    "PolicyArn",
                    MANAGED,
                    "Marker",
                    first.element("Marker"))
                .body())
        .contains("<RoleName>r</RoleName>", "<UserName>u</UserName>")
        .doesNotContain("<GroupName>");
    assertThat(aws.iam("GetPolicy", "PolicyArn", MANAGED).element("AttachmentCount"))
        .isEqualTo("3");
  }

  @Test
  void usersHaveNoKeysAndNoPasswords() {
    aws.iam("CreateUser", "UserName", "u");
    for (String refused : List.of("CreateAccessKey", "CreateLoginProfile", "UploadSSHPublicKey")) {
      assertThat(outcome(aws.iam(refused, "UserName", "u"))).isEqualTo("501 NotImplemented");
    }
    assertThat(aws.iam("ListAccessKeys", "UserName", "u").element("AccessKeyMetadata")).isEmpty();
    assertThat(outcome(aws.iam("ListAccessKeys", "UserName", "nobody")))
        .isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("GetLoginProfile", "UserName", "u"))).isEqualTo("404 NoSuchEntity");
  }

  @Test
  void aServiceHasItsOwnRole() {
    Neighbourhood.Answer made =
        aws.iam("CreateServiceLinkedRole", "AWSServiceName", "lakeformation.amazonaws.com");
    String name = made.element("RoleName");
    assertThat(name).isEqualTo("AWSServiceRoleForLakeFormationDataAccess");
    assertThat(outcome(aws.iam("CreateServiceLinkedRole", "AWSServiceName", "rds.example.com")))
        .isEqualTo("501 NotImplemented");
    assertThat(
            outcome(
                aws.iam(
                    "CreateServiceLinkedRole", "AWSServiceName", "lakeformation.amazonaws.com")))
        .isEqualTo("400 InvalidInput");
    assertThat(outcome(aws.iam("DeleteRole", "RoleName", name)))
        .isEqualTo("400 UnmodifiableEntity");
    assertThat(outcome(aws.iam("AttachRolePolicy", "RoleName", name, "PolicyArn", MANAGED)))
        .isEqualTo("400 UnmodifiableEntity");
    // Clients look for the element although nothing is in it.
    assertThat(aws.iam("UpdateRole", "RoleName", name, "Description", "d").body())
        .contains("<UpdateRoleResult>");
    String task = aws.iam("DeleteServiceLinkedRole", "RoleName", name).element("DeletionTaskId");
    assertThat(
            aws.iam("GetServiceLinkedRoleDeletionStatus", "DeletionTaskId", task).element("Status"))
        .isEqualTo("SUCCEEDED");
    assertThat(outcome(aws.iam("GetRole", "RoleName", name))).isEqualTo("404 NoSuchEntity");
    assertThat(outcome(aws.iam("GetServiceLinkedRoleDeletionStatus", "DeletionTaskId", "task/x")))
        .isEqualTo("404 NoSuchEntity");
  }
}

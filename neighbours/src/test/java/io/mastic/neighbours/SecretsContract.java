package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets Manager on each database. */
abstract class SecretsContract extends ServiceContract {

  private static final String ONE = "11111111-1111-1111-1111-111111111111";
  private static final String TWO = "22222222-2222-2222-2222-222222222222";
  private static final String THREE = "33333333-3333-3333-3333-333333333333";

  SecretsContract() {
    super("secretsmanager", "secretsmanager");
  }

  private String value(String id) {
    return done("GetSecretValue", "{'SecretId':'" + id + "'}").path("SecretString").asText();
  }

  private JsonNode stages(String id) {
    return done("DescribeSecret", "{'SecretId':'" + id + "'}").path("VersionIdsToStages");
  }

  @Test
  void aSecretIsFoundByNameAndArnAndPartOfIt() {
    JsonNode made = done("CreateSecret", "{'Name':'db/prod','SecretString':'hush'}");
    String arn = made.path("ARN").asText();
    assertThat(arn)
        .matches(
            "arn:aws:secretsmanager:" + region + ":000000000000:secret:db/prod-[A-Za-z0-9]{6}");
    assertThat(value("db/prod")).isEqualTo("hush");
    assertThat(value(arn)).isEqualTo("hush");
    assertThat(value(arn.substring(0, arn.length() - 7))).isEqualTo("hush");
    assertThat(refusal("GetSecretValue", "{'SecretId':'" + arn + "x'}"))
        .isEqualTo("400 ResourceNotFoundException");
    assertThat(refusal("GetSecretValue", "{'SecretId':'" + arn.replace(region, "eu-west-1") + "'}"))
        .isEqualTo("400 ResourceNotFoundException");
    done("CreateSecret", "{'Name':'bytes','SecretBinary':'AAEC'}");
    JsonNode bytes = done("GetSecretValue", "{'SecretId':'bytes'}");
    assertThat(bytes.path("SecretBinary").asText()).isEqualTo("AAEC");
    assertThat(bytes.has("SecretString")).isFalse();
  }

  @Test
  void labelsMoveFromVersionToVersion() {
    done("CreateSecret", "{'Name':'s','SecretString':'a','ClientRequestToken':'" + ONE + "'}");
    done(
        "PutSecretValue", "{'SecretId':'s','SecretString':'b','ClientRequestToken':'" + TWO + "'}");
    assertThat(stages("s"))
        .hasToString("{\"" + ONE + "\":[\"AWSPREVIOUS\"],\"" + TWO + "\":[\"AWSCURRENT\"]}");
    done(
        "PutSecretValue",
        "{'SecretId':'s','SecretString':'c','ClientRequestToken':'"
            + THREE
            + "','VersionStages':['AWSPENDING']}");
    assertThat(value("s")).isEqualTo("b");
    assertThat(
            done("GetSecretValue", "{'SecretId':'s','VersionStage':'AWSPENDING'}")
                .path("SecretString")
                .asText())
        .isEqualTo("c");
    String move = "{'SecretId':'s','VersionStage':'AWSCURRENT','MoveToVersionId':'" + THREE + "'";
    assertThat(refusal("UpdateSecretVersionStage", move + "}"))
        .isEqualTo("400 InvalidParameterException");
    done("UpdateSecretVersionStage", move + ",'RemoveFromVersionId':'" + TWO + "'}");
    assertThat(value("s")).isEqualTo("c");
    assertThat(stages("s").path(TWO)).hasToString("[\"AWSPREVIOUS\"]");
    // What has no label is deprecated, and listed on request only.
    assertThat(done("ListSecretVersionIds", "{'SecretId':'s'}").path("Versions")).hasSize(2);
    assertThat(
            done("ListSecretVersionIds", "{'SecretId':'s','IncludeDeprecated':true}")
                .path("Versions"))
        .hasSize(3);
    assertThat(
            refusal(
                "GetSecretValue",
                "{'SecretId':'s','VersionId':'" + ONE + "','VersionStage':'AWSCURRENT'}"))
        .isEqualTo("400 InvalidRequestException");
    assertThat(refusal("GetSecretValue", "{'SecretId':'s','VersionStage':'none'}"))
        .isEqualTo("400 ResourceNotFoundException");
  }

  @Test
  void aTokenMakesOneVersion() {
    String create = "{'Name':'s','SecretString':'a','ClientRequestToken':'" + ONE + "'}";
    JsonNode made = done("CreateSecret", create);
    assertThat(done("CreateSecret", create)).isEqualTo(made);
    assertThat(refusal("CreateSecret", create.replace("'a'", "'b'")))
        .isEqualTo("400 ResourceExistsException");
    assertThat(refusal("CreateSecret", create.replace(ONE, TWO)))
        .isEqualTo("400 ResourceExistsException");
    String put = "{'SecretId':'s','SecretString':'a','ClientRequestToken':'" + ONE + "'}";
    done("PutSecretValue", put);
    assertThat(refusal("PutSecretValue", put.replace("'a'", "'b'")))
        .isEqualTo("400 ResourceExistsException");
    done("UpdateSecret", "{'SecretId':'s','Description':'d'}");
    assertThat(done("DescribeSecret", "{'SecretId':'s'}").path("Description").asText())
        .isEqualTo("d");
    assertThat(done("ListSecretVersionIds", "{'SecretId':'s'}").path("Versions")).hasSize(1);
  }

  @Test
  void whatIsDeletedCanBeRestoredUntilItsTimeIsOver() {
    done("CreateSecret", "{'Name':'s','SecretString':'a'}");
    assertThat(refusal("DeleteSecret", "{'SecretId':'s','RecoveryWindowInDays':6}"))
        .isEqualTo("400 InvalidParameterException");
    JsonNode deleted = done("DeleteSecret", "{'SecretId':'s','RecoveryWindowInDays':7}");
    assertThat(deleted.path("DeletionDate").asLong())
        .isEqualTo(aws.clock.instant().plus(Duration.ofDays(7)).getEpochSecond());
    assertThat(refusal("GetSecretValue", "{'SecretId':'s'}"))
        .isEqualTo("400 InvalidRequestException");
    assertThat(refusal("CreateSecret", "{'Name':'s'}")).isEqualTo("400 InvalidRequestException");
    assertThat(done("ListSecrets", "{}").path("SecretList")).isEmpty();
    assertThat(done("ListSecrets", "{'IncludePlannedDeletion':true}").path("SecretList"))
        .hasSize(1);
    done("RestoreSecret", "{'SecretId':'s'}");
    assertThat(value("s")).isEqualTo("a");
    done("DeleteSecret", "{'SecretId':'s'}");
    aws.clock.advance(Duration.ofDays(30));
    assertThat(refusal("RestoreSecret", "{'SecretId':'s'}"))
        .isEqualTo("400 ResourceNotFoundException");
    done("CreateSecret", "{'Name':'s'}");
    assertThat(refusal("GetSecretValue", "{'SecretId':'s'}"))
        .isEqualTo("400 ResourceNotFoundException");
    done("DeleteSecret", "{'SecretId':'s','ForceDeleteWithoutRecovery':true}");
    done("DeleteSecret", "{'SecretId':'s','ForceDeleteWithoutRecovery':true}");
    assertThat(refusal("DescribeSecret", "{'SecretId':'s'}"))
        .isEqualTo("400 ResourceNotFoundException");
  }

  @Test
  void listsByPagesAndFilters() {
    for (String name : List.of("a1", "a2", "b1", "b2", "b3")) {
      done(
          "CreateSecret",
          "{'Name':'"
              + name
              + "','Description':'The Big one','Tags':[{'Key':'team','Value':'"
              + name.charAt(0)
              + "'}]}");
    }
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          done(
              "ListSecrets",
              "{'MaxResults':2" + (token.isEmpty() ? "" : ",'NextToken':'" + token + "'") + "}");
      page.path("SecretList").forEach(secret -> names.add(secret.path("Name").asText()));
      token = page.path("NextToken").asText();
    } while (!token.isEmpty());
    assertThat(names).containsExactly("a1", "a2", "b1", "b2", "b3");
    assertThat(listed("{'SortOrder':'desc','MaxResults':2}")).isEqualTo("b3 b2");
    assertThat(listed("{'Filters':[{'Key':'name','Values':['a']}]}")).isEqualTo("a1 a2");
    assertThat(listed("{'Filters':[{'Key':'name','Values':['!a']}]}")).isEqualTo("b1 b2 b3");
    assertThat(listed("{'Filters':[{'Key':'tag-value','Values':['b']}],'MaxResults':1}"))
        .isEqualTo("b1");
    assertThat(listed("{'Filters':[{'Key':'description','Values':['big']}]}"))
        .isEqualTo("a1 a2 b1 b2 b3");
    assertThat(listed("{'Filters':[{'Key':'all','Values':['B1']}]}")).isEqualTo("b1");
    assertThat(refusal("ListSecrets", "{'NextToken':'x'}"))
        .isEqualTo("400 InvalidNextTokenException");
    done("PutSecretValue", "{'SecretId':'a1','SecretString':'v'}");
    JsonNode many = done("BatchGetSecretValue", "{'SecretIdList':['a1','a2','none']}");
    assertThat(many.path("SecretValues")).hasSize(1);
    assertThat(many.path("Errors")).hasSize(2);
  }

  private String listed(String json) {
    List<String> names = new ArrayList<>();
    done("ListSecrets", json)
        .path("SecretList")
        .forEach(secret -> names.add(secret.path("Name").asText()));
    return String.join(" ", names);
  }

  @Test
  void tagsAndPoliciesAreKept() {
    done("CreateSecret", "{'Name':'s','Tags':[{'Key':'a','Value':'1'},{'Key':'b','Value':'2'}]}");
    done("TagResource", "{'SecretId':'s','Tags':[{'Key':'a','Value':'3'}]}");
    done("UntagResource", "{'SecretId':'s','TagKeys':['b']}");
    assertThat(done("DescribeSecret", "{'SecretId':'s'}").path("Tags"))
        .hasToString("[{\"Key\":\"a\",\"Value\":\"3\"}]");
    assertThat(refusal("TagResource", "{'SecretId':'s','Tags':[{'Key':'aws:x','Value':'3'}]}"))
        .isEqualTo("400 InvalidParameterException");
    assertThat(done("GetResourcePolicy", "{'SecretId':'s'}").has("ResourcePolicy")).isFalse();
    done("PutResourcePolicy", "{'SecretId':'s','ResourcePolicy':'{}'}");
    assertThat(done("GetResourcePolicy", "{'SecretId':'s'}").path("ResourcePolicy").asText())
        .isEqualTo("{}");
    assertThat(refusal("PutResourcePolicy", "{'SecretId':'s','ResourcePolicy':'{'}"))
        .isEqualTo("400 MalformedPolicyDocumentException");
    done("DeleteResourcePolicy", "{'SecretId':'s'}");
    assertThat(done("GetResourcePolicy", "{'SecretId':'s'}").has("ResourcePolicy")).isFalse();
  }

  @Test
  void passwordsHaveWhatWasAskedFor() {
    assertThat(done("GetRandomPassword", "{}").path("RandomPassword").asText()).hasSize(32);
    assertThat(
            done(
                    "GetRandomPassword",
                    "{'PasswordLength':200,'ExcludePunctuation':true,'ExcludeCharacters':'abc'}")
                .path("RandomPassword")
                .asText())
        .matches("[d-zA-Z0-9]{200}");
    assertThat(refusal("GetRandomPassword", "{'PasswordLength':3}"))
        .isEqualTo("400 InvalidParameterException");
  }

  @Test
  void whatIsNotServedSaysSo() {
    assertThat(refusal("RotateSecret", "{'SecretId':'s'}")).isEqualTo("501 NotImplemented");
    assertThat(
            call("CreateSecret", "{'Name':'s','AddReplicaRegions':[{'Region':'eu-west-1'}]}")
                .body())
        .contains("AddReplicaRegions of secretsmanager:CreateSecret");
    assertThat(refusal("ListSecrets", "{'SortBy':'created-date'}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("CreateSecret", "{'Name':'s','NoSuch':1}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("NoSuch", "{}")).isEqualTo("400 UnknownOperationException");
    assertThat(call("CreateSecret", "{'SecretString':''}").body())
        .contains("ValidationException")
        .contains("2 validation errors detected: ")
        .contains("Value null at 'name' failed to satisfy constraint: Member must not be null");
    assertThat(refusal("CreateSecret", "{'Name':['s']}")).isEqualTo("400 SerializationException");
    assertThat(refusal("CreateSecret", "{")).isEqualTo("400 SerializationException");
    assertThat(refusal("CreateSecret", "{'Name':'a b'}")).isEqualTo("400 ValidationException");
    assertThat(refusal("PutSecretValue", "{'SecretId':'s'}"))
        .isEqualTo("400 InvalidParameterException");
  }

  @Test
  void valuesAreSealed() {
    done("CreateSecret", "{'Name':'s','SecretString':'hush-hush'}");
    assertThat(column("SELECT sealed FROM shelf_secret WHERE region = ?"))
        .hasSize(1)
        .allSatisfy(text -> assertThat(text).startsWith("sealed:1:").doesNotContain("hush"));
    assertThat(column("SELECT document FROM shelf_item WHERE region = ?").toString())
        .doesNotContain("hush");
  }
}

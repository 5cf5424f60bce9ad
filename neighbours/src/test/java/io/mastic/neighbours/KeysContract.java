package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** KMS on each database. */
abstract class KeysContract extends ServiceContract {

  private static final String PLAIN = "aHVzaA==";

  KeysContract() {
    super("kms", "TrentService");
  }

  private String key() {
    return done("CreateKey", "{'Description':'d'}").path("KeyMetadata").path("KeyId").asText();
  }

  private String encrypted(String key, String context) {
    return done(
            "Encrypt",
            "{'KeyId':'"
                + key
                + "','Plaintext':'"
                + PLAIN
                + "','EncryptionContext':"
                + context
                + "}")
        .path("CiphertextBlob")
        .asText();
  }

  @Test
  void whatAKeyEncryptsItDecryptsInTheSameContextOnly() {
    String key = key();
    String blob = encrypted(key, "{'a':'b'}");
    assertThat(new String(Base64.getDecoder().decode(blob), StandardCharsets.ISO_8859_1))
        .doesNotContain("hush");
    String decrypt = "{'CiphertextBlob':'" + blob + "','EncryptionContext':{'a':'b'}";
    JsonNode opened = done("Decrypt", decrypt + "}");
    assertThat(opened.path("Plaintext").asText()).isEqualTo(PLAIN);
    assertThat(opened.path("KeyId").asText())
        .isEqualTo("arn:aws:kms:" + region + ":000000000000:key/" + key);
    for (String wrong : new String[] {"{'a':'c'}", "{}", "{'a':'b','c':'d'}"}) {
      assertThat(
              refusal(
                  "Decrypt", "{'CiphertextBlob':'" + blob + "','EncryptionContext':" + wrong + "}"))
          .isEqualTo("400 InvalidCiphertextException");
    }
    assertThat(refusal("Decrypt", "{'CiphertextBlob':'AAAA'}"))
        .isEqualTo("400 InvalidCiphertextException");
    String other = key();
    assertThat(refusal("Decrypt", decrypt + ",'KeyId':'" + other + "'}"))
        .isEqualTo("400 IncorrectKeyException");
    String moved =
        done(
                "ReEncrypt",
                "{'CiphertextBlob':'"
                    + blob
                    + "','SourceEncryptionContext':{'a':'b'},'DestinationKeyId':'"
                    + other
                    + "'}")
            .path("CiphertextBlob")
            .asText();
    assertThat(done("Decrypt", "{'CiphertextBlob':'" + moved + "'}").path("Plaintext").asText())
        .isEqualTo(PLAIN);
    assertThat(column("SELECT sealed FROM shelf_secret WHERE region = ?"))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).startsWith("sealed:1:"));
  }

  @Test
  void dataKeysComeInTheClearAndEncrypted() {
    String key = key();
    JsonNode made = done("GenerateDataKey", "{'KeyId':'" + key + "','KeySpec':'AES_256'}");
    assertThat(Base64.getDecoder().decode(made.path("Plaintext").asText())).hasSize(32);
    assertThat(
            done("Decrypt", "{'CiphertextBlob':'" + made.path("CiphertextBlob").asText() + "'}")
                .path("Plaintext"))
        .isEqualTo(made.path("Plaintext"));
    assertThat(
            done("GenerateDataKeyWithoutPlaintext", "{'KeyId':'" + key + "','NumberOfBytes':7}")
                .has("Plaintext"))
        .isFalse();
    assertThat(refusal("GenerateDataKey", "{'KeyId':'" + key + "'}"))
        .isEqualTo("400 ValidationException");
    assertThat(
            Base64.getDecoder()
                .decode(done("GenerateRandom", "{'NumberOfBytes':9}").path("Plaintext").asText()))
        .hasSize(9);
  }

  @Test
  void aKeyIsDisabledAndGoesWhenItsTimeIsOver() {
    String key = key();
    String id = "{'KeyId':'" + key + "'}";
    String blob = encrypted(key, "{}");
    done("DisableKey", id);
    assertThat(refusal("Decrypt", "{'CiphertextBlob':'" + blob + "'}"))
        .isEqualTo("400 DisabledException");
    done("EnableKey", id);
    done("Decrypt", "{'CiphertextBlob':'" + blob + "'}");
    assertThat(refusal("CancelKeyDeletion", id)).isEqualTo("400 KMSInvalidStateException");
    done("ScheduleKeyDeletion", "{'KeyId':'" + key + "','PendingWindowInDays':7}");
    assertThat(refusal("EnableKey", id)).isEqualTo("400 KMSInvalidStateException");
    assertThat(refusal("Decrypt", "{'CiphertextBlob':'" + blob + "'}"))
        .isEqualTo("400 KMSInvalidStateException");
    done("CancelKeyDeletion", id);
    assertThat(done("DescribeKey", id).path("KeyMetadata").path("KeyState").asText())
        .isEqualTo("Disabled");
    done("ScheduleKeyDeletion", "{'KeyId':'" + key + "','PendingWindowInDays':7}");
    aws.clock.advance(Duration.ofDays(7).plusSeconds(1));
    assertThat(refusal("DescribeKey", id)).isEqualTo("400 NotFoundException");
    assertThat(done("ListKeys", "{}").path("Keys")).isEmpty();
  }

  @Test
  void aliasesNameKeys() {
    String key = key();
    String other = key();
    done("CreateAlias", "{'AliasName':'alias/a','TargetKeyId':'" + key + "'}");
    assertThat(refusal("CreateAlias", "{'AliasName':'alias/a','TargetKeyId':'" + key + "'}"))
        .isEqualTo("400 AlreadyExistsException");
    assertThat(described("alias/a").path("KeyId").asText()).isEqualTo(key);
    assertThat(described("arn:aws:kms:" + region + ":000000000000:alias/a").path("KeyId").asText())
        .isEqualTo(key);
    done("UpdateAlias", "{'AliasName':'alias/a','TargetKeyId':'" + other + "'}");
    assertThat(described("alias/a").path("KeyId").asText()).isEqualTo(other);
    assertThat(done("ListAliases", "{'KeyId':'" + key + "'}").path("Aliases")).isEmpty();
    // AWS's own come into being when they are first used.
    JsonNode own = described("alias/aws/glue");
    assertThat(own.path("KeyManager").asText()).isEqualTo("AWS");
    assertThat(described("alias/aws/glue")).isEqualTo(own);
    JsonNode first = done("ListAliases", "{'Limit':1}");
    assertThat(first.path("Aliases").path(0).path("AliasName").asText()).isEqualTo("alias/a");
    JsonNode second =
        done("ListAliases", "{'Limit':1,'Marker':'" + first.path("NextMarker").asText() + "'}");
    assertThat(second.path("Aliases").path(0).path("AliasName").asText())
        .isEqualTo("alias/aws/glue");
    assertThat(second.path("Truncated").asBoolean()).isFalse();
    assertThat(refusal("ScheduleKeyDeletion", "{'KeyId':'" + own.path("KeyId").asText() + "'}"))
        .isEqualTo("400 ValidationException");
    assertThat(refusal("DescribeKey", "{'KeyId':'alias/aws/none'}"))
        .isEqualTo("400 NotFoundException");
    done("DeleteAlias", "{'AliasName':'alias/a'}");
    assertThat(refusal("DeleteAlias", "{'AliasName':'alias/a'}"))
        .isEqualTo("400 NotFoundException");
  }

  private JsonNode described(String key) {
    return done("DescribeKey", "{'KeyId':'" + key + "'}").path("KeyMetadata");
  }

  @Test
  void policiesRotationAndTagsAreKept() {
    String key = key();
    String id = "{'KeyId':'" + key + "'}";
    assertThat(done("GetKeyPolicy", id).path("Policy").asText())
        .contains("arn:aws:iam::000000000000:root");
    done("PutKeyPolicy", "{'KeyId':'" + key + "','Policy':'{}'}");
    assertThat(done("GetKeyPolicy", id).path("Policy").asText()).isEqualTo("{}");
    assertThat(refusal("PutKeyPolicy", "{'KeyId':'" + key + "','Policy':'{'}"))
        .isEqualTo("400 MalformedPolicyDocumentException");
    assertThat(done("GetKeyRotationStatus", id).path("KeyRotationEnabled").asBoolean()).isFalse();
    done("EnableKeyRotation", "{'KeyId':'" + key + "','RotationPeriodInDays':90}");
    assertThat(done("GetKeyRotationStatus", id).path("RotationPeriodInDays").asInt()).isEqualTo(90);
    done("DisableKeyRotation", id);
    assertThat(done("GetKeyRotationStatus", id).path("KeyRotationEnabled").asBoolean()).isFalse();
    done("TagResource", "{'KeyId':'" + key + "','Tags':[{'TagKey':'a','TagValue':'1'}]}");
    assertThat(done("ListResourceTags", id).path("Tags"))
        .hasToString("[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]");
    done("UntagResource", "{'KeyId':'" + key + "','TagKeys':['a']}");
    assertThat(done("ListResourceTags", id).path("Tags")).isEmpty();
  }

  @Test
  void whatIsNotServedSaysSo() {
    assertThat(call("CreateKey", "{'KeySpec':'RSA_2048','KeyUsage':'SIGN_VERIFY'}").body())
        .contains("NotImplemented")
        .contains("of kms:CreateKey: keys are symmetric here.");
    assertThat(refusal("Sign", "{}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("CreateGrant", "{}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("GenerateRandom", "{'NumberOfBytes':1,'Recipient':{}}"))
        .isEqualTo("501 NotImplemented");
    assertThat(refusal("Encrypt", "{'KeyId':'none','Plaintext':'AA=='}"))
        .isEqualTo("400 NotFoundException");
  }
}

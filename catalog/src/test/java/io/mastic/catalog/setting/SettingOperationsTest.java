package io.mastic.catalog.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConditionCheckFailureException;
import software.amazon.awssdk.services.glue.model.ConfigurationObject;
import software.amazon.awssdk.services.glue.model.EncryptionConfiguration;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GluePolicy;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.S3Encryption;
import software.amazon.awssdk.services.glue.model.SecurityConfiguration;
import software.amazon.awssdk.services.glue.model.UsageProfileDefinition;

/** Security configurations, resource policies, encryption settings, usage profiles. */
class SettingOperationsTest extends CatalogFixture {

  private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  @Test
  void aSecurityConfigurationComesBackAsItWasSaid() {
    EncryptionConfiguration encryption =
        EncryptionConfiguration.builder()
            .s3Encryption(S3Encryption.builder().s3EncryptionMode("SSE-S3").build())
            .cloudWatchEncryption(c -> c.cloudWatchEncryptionMode("DISABLED"))
            .jobBookmarksEncryption(j -> j.jobBookmarksEncryptionMode("DISABLED"))
            .build();
    var created =
        glue.createSecurityConfiguration(r -> r.name("S").encryptionConfiguration(encryption));
    assertThat(created.name()).isEqualTo("S");
    assertThat(created.createdTimestamp()).isEqualTo(clock.instant());
    SecurityConfiguration found =
        glue.getSecurityConfiguration(r -> r.name("S")).securityConfiguration();
    assertThat(found.encryptionConfiguration()).isEqualTo(encryption);
    assertThat(found.createdTimeStamp()).isEqualTo(clock.instant());
    assertThatThrownBy(
            () ->
                glue.createSecurityConfiguration(
                    r -> r.name("S").encryptionConfiguration(encryption)))
        .isInstanceOf(AlreadyExistsException.class);
    glue.deleteSecurityConfiguration(r -> r.name("S"));
    assertThatThrownBy(() -> glue.getSecurityConfiguration(r -> r.name("S")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.deleteSecurityConfiguration(r -> r.name("S")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void securityConfigurationsComeInPages() {
    for (int i = 0; i < 5; i++) {
      String name = "s" + i;
      glue.createSecurityConfiguration(r -> r.name(name).encryptionConfiguration(e -> {}));
    }
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = glue.getSecurityConfigurations(r -> r.maxResults(2).nextToken(from));
      page.securityConfigurations().forEach(each -> names.add(each.name()));
      token = page.nextToken();
    } while (token != null);
    assertThat(names).containsExactly("s0", "s1", "s2", "s3", "s4");
    assertThatThrownBy(() -> glue.getSecurityConfigurations(r -> r.nextToken("no token")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aPolicyIsReplacedOnlyAsItsConditionsSay() {
    assertThatThrownBy(() -> glue.getResourcePolicy(r -> {}))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Policy not found");
    assertThatThrownBy(
            () ->
                glue.putResourcePolicy(
                    r -> r.policyInJson(POLICY).policyExistsCondition("MUST_EXIST")))
        .isInstanceOf(EntityNotFoundException.class);
    String hash =
        glue.putResourcePolicy(r -> r.policyInJson(POLICY).policyExistsCondition("NOT_EXIST"))
            .policyHash();
    assertThatThrownBy(
            () ->
                glue.putResourcePolicy(
                    r -> r.policyInJson(POLICY).policyExistsCondition("NOT_EXIST")))
        .isInstanceOf(ConditionCheckFailureException.class);
    var found = glue.getResourcePolicy(r -> {});
    assertThat(found.policyInJson()).isEqualTo(POLICY);
    assertThat(found.policyHash()).isEqualTo(hash);
    assertThat(found.createTime()).isEqualTo(clock.instant());
    String changed = POLICY.replace("[]", "[ ]");
    String second =
        glue.putResourcePolicy(r -> r.policyInJson(changed).policyHashCondition(hash)).policyHash();
    assertThat(second).isNotEqualTo(hash);
    assertThatThrownBy(
            () -> glue.putResourcePolicy(r -> r.policyInJson(POLICY).policyHashCondition(hash)))
        .isInstanceOf(ConditionCheckFailureException.class);
    assertThatThrownBy(() -> glue.deleteResourcePolicy(r -> r.policyHashCondition(hash)))
        .isInstanceOf(ConditionCheckFailureException.class);
    glue.deleteResourcePolicy(r -> r.policyHashCondition(second));
    assertThatThrownBy(() -> glue.deleteResourcePolicy(r -> {}))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void policiesOfResourcesAreListedWithTheCatalogs() {
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":database/d";
    glue.putResourcePolicy(r -> r.policyInJson(POLICY));
    glue.putResourcePolicy(r -> r.policyInJson(POLICY).resourceArn(arn));
    assertThat(glue.getResourcePolicy(r -> r.resourceArn(arn)).policyInJson()).isEqualTo(POLICY);
    var page = glue.getResourcePolicies(r -> r.maxResults(1));
    var rest = glue.getResourcePolicies(r -> r.maxResults(1).nextToken(page.nextToken()));
    assertThat(page.getResourcePoliciesResponseList()).hasSize(1);
    assertThat(rest.getResourcePoliciesResponseList())
        .extracting(GluePolicy::policyInJson)
        .containsExactly(POLICY);
    assertThat(rest.nextToken()).isNull();
    for (String bad : List.of("no json", "[]", "{}", "{\"Statement\":\"" + "x".repeat(10_240))) {
      assertThatThrownBy(() -> glue.putResourcePolicy(r -> r.policyInJson(bad)))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void encryptionIsDisabledUntilItIsSet() {
    var unset = glue.getDataCatalogEncryptionSettings(r -> {}).dataCatalogEncryptionSettings();
    assertThat(unset.encryptionAtRest().catalogEncryptionModeAsString()).isEqualTo("DISABLED");
    assertThat(unset.connectionPasswordEncryption().returnConnectionPasswordEncrypted()).isFalse();
    var wanted =
        unset.toBuilder()
            .encryptionAtRest(e -> e.catalogEncryptionMode("SSE-KMS").sseAwsKmsKeyId("k"))
            .build();
    glue.putDataCatalogEncryptionSettings(r -> r.dataCatalogEncryptionSettings(wanted));
    assertThat(glue.getDataCatalogEncryptionSettings(r -> {}).dataCatalogEncryptionSettings())
        .isEqualTo(wanted);
  }

  @Test
  void anImportIsCompleteAtOnce() {
    var before = glue.getCatalogImportStatus(r -> {}).importStatus();
    assertThat(before.importCompleted()).isTrue();
    assertThat(before.importTime()).isNull();
    glue.importCatalogToGlue(r -> {});
    var after = glue.getCatalogImportStatus(r -> {}).importStatus();
    assertThat(after.importTime()).isEqualTo(clock.instant());
    assertThat(after.importedBy()).isEqualTo(caller.principalArn());
  }

  @Test
  void usageProfilesAreKept() {
    glue.createUsageProfile(
        r ->
            r.name("p")
                .description("first")
                .tags(Map.of("k", "v"))
                .configuration(
                    c -> c.jobConfiguration(Map.of("numberOfWorkers", value("10", "20")))));
    assertThatThrownBy(() -> glue.createUsageProfile(r -> r.name("p").configuration(c -> {})))
        .isInstanceOf(AlreadyExistsException.class);
    var found = glue.getUsageProfile(r -> r.name("p"));
    assertThat(found.description()).isEqualTo("first");
    assertThat(found.configuration().jobConfiguration())
        .isEqualTo(Map.of("numberOfWorkers", value("10", "20")));
    assertThat(found.createdOn()).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(1));
    glue.updateUsageProfile(r -> r.name("p").description("second").configuration(c -> {}));
    var changed = glue.getUsageProfile(r -> r.name("p"));
    assertThat(changed.description()).isEqualTo("second");
    assertThat(changed.lastModifiedOn()).isAfter(changed.createdOn());
    glue.createUsageProfile(r -> r.name("q").configuration(c -> {}));
    var page = glue.listUsageProfiles(r -> r.maxResults(1));
    var rest = glue.listUsageProfiles(r -> r.maxResults(1).nextToken(page.nextToken()));
    assertThat(rest.profiles()).extracting(UsageProfileDefinition::name).containsExactly("q");
    assertThat(rest.nextToken()).isNull();
    String arn = "arn:aws:glue:eu-west-1:" + caller.account() + ":usageProfile/p";
    assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("k", "v"));
    glue.deleteUsageProfile(r -> r.name("p"));
    assertThatThrownBy(() -> glue.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.getUsageProfile(r -> r.name("p")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> glue.updateUsageProfile(r -> r.name("p").configuration(c -> {})))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private static ConfigurationObject value(String usual, String most) {
    return ConfigurationObject.builder().defaultValue(usual).maxValue(most).build();
  }
}

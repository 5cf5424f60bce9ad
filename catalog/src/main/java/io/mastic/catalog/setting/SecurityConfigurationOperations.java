package io.mastic.catalog.setting;

import io.mastic.catalog.scope.Scope;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.time.Instant;
import software.amazon.awssdk.services.glue.model.CreateSecurityConfigurationRequest;
import software.amazon.awssdk.services.glue.model.CreateSecurityConfigurationResponse;
import software.amazon.awssdk.services.glue.model.DeleteSecurityConfigurationRequest;
import software.amazon.awssdk.services.glue.model.DeleteSecurityConfigurationResponse;
import software.amazon.awssdk.services.glue.model.GetSecurityConfigurationRequest;
import software.amazon.awssdk.services.glue.model.GetSecurityConfigurationResponse;
import software.amazon.awssdk.services.glue.model.GetSecurityConfigurationsRequest;
import software.amazon.awssdk.services.glue.model.GetSecurityConfigurationsResponse;
import software.amazon.awssdk.services.glue.model.SecurityConfiguration;

/** AWS's verbs on security configurations. */
public final class SecurityConfigurationOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final SecurityConfigurations configurations;

  public SecurityConfigurationOperations(SecurityConfigurations configurations) {
    this.configurations = configurations;
  }

  @Override
  @Partial(
      "the configuration: what names it must name one that is there, and nothing is encrypted by it")
  public CreateSecurityConfigurationResponse createSecurityConfiguration(
      CreateSecurityConfigurationRequest request) {
    Instant created =
        configurations.create(Scope.current(), request.name(), request.encryptionConfiguration());
    return CreateSecurityConfigurationResponse.builder()
        .name(request.name())
        .createdTimestamp(created)
        .build();
  }

  @Override
  @Partial("the configuration: nothing is encrypted by it")
  public GetSecurityConfigurationResponse getSecurityConfiguration(
      GetSecurityConfigurationRequest request) {
    return GetSecurityConfigurationResponse.builder()
        .securityConfiguration(configurations.load(Scope.current(), request.name()))
        .build();
  }

  @Override
  @Partial("the configurations: nothing is encrypted by them")
  public GetSecurityConfigurationsResponse getSecurityConfigurations(
      GetSecurityConfigurationsRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<SecurityConfiguration> page =
        configurations.list(Scope.current(), limit, request.nextToken());
    return GetSecurityConfigurationsResponse.builder()
        .securityConfigurations(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  @Partial("the configuration: nothing was encrypted by it")
  public DeleteSecurityConfigurationResponse deleteSecurityConfiguration(
      DeleteSecurityConfigurationRequest request) {
    configurations.delete(Scope.current(), request.name());
    return DeleteSecurityConfigurationResponse.builder().build();
  }
}

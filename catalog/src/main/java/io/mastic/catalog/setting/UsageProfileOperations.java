package io.mastic.catalog.setting;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.CreateUsageProfileRequest;
import software.amazon.awssdk.services.glue.model.CreateUsageProfileResponse;
import software.amazon.awssdk.services.glue.model.DeleteUsageProfileRequest;
import software.amazon.awssdk.services.glue.model.DeleteUsageProfileResponse;
import software.amazon.awssdk.services.glue.model.GetUsageProfileRequest;
import software.amazon.awssdk.services.glue.model.GetUsageProfileResponse;
import software.amazon.awssdk.services.glue.model.ListUsageProfilesRequest;
import software.amazon.awssdk.services.glue.model.ListUsageProfilesResponse;
import software.amazon.awssdk.services.glue.model.UpdateUsageProfileRequest;
import software.amazon.awssdk.services.glue.model.UpdateUsageProfileResponse;
import software.amazon.awssdk.services.glue.model.UsageProfileDefinition;

/** AWS's verbs on usage profiles. */
public final class UsageProfileOperations implements GlueOperations {

  private static final String ASSIGNED =
      "the tag glue:UsageProfile of a role assigns it, the one of a user does not";

  private static final int PAGE = 100;

  private final UsageProfiles profiles;

  public UsageProfileOperations(UsageProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  @Partial(ASSIGNED)
  public CreateUsageProfileResponse createUsageProfile(CreateUsageProfileRequest request) {
    profiles.create(Pojos.copy(request, GetUsageProfileResponse.builder()).build(), request.tags());
    return CreateUsageProfileResponse.builder().name(request.name()).build();
  }

  @Override
  public GetUsageProfileResponse getUsageProfile(GetUsageProfileRequest request) {
    return profiles.load(request.name());
  }

  @Override
  public ListUsageProfilesResponse listUsageProfiles(ListUsageProfilesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<UsageProfileDefinition> page =
        profiles
            .list(limit, request.nextToken())
            .map(profile -> Pojos.copy(profile, UsageProfileDefinition.builder()).build());
    return ListUsageProfilesResponse.builder()
        .profiles(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  @Partial(ASSIGNED)
  public UpdateUsageProfileResponse updateUsageProfile(UpdateUsageProfileRequest request) {
    profiles.update(Pojos.copy(request, GetUsageProfileResponse.builder()).build());
    return UpdateUsageProfileResponse.builder().name(request.name()).build();
  }

  @Override
  public DeleteUsageProfileResponse deleteUsageProfile(DeleteUsageProfileRequest request) {
    profiles.delete(request.name());
    return DeleteUsageProfileResponse.builder().build();
  }
}

package io.mastic.sessions.endpoint;

import io.mastic.catalog.setting.SecurityConfigurations;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchGetDevEndpointsRequest;
import software.amazon.awssdk.services.glue.model.BatchGetDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointResponse;
import software.amazon.awssdk.services.glue.model.DeleteDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.DeleteDevEndpointResponse;
import software.amazon.awssdk.services.glue.model.GetDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.GetDevEndpointResponse;
import software.amazon.awssdk.services.glue.model.GetDevEndpointsRequest;
import software.amazon.awssdk.services.glue.model.GetDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.ListDevEndpointsRequest;
import software.amazon.awssdk.services.glue.model.ListDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.UpdateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.UpdateDevEndpointResponse;

/** AWS's operations on dev endpoints. */
public final class DevEndpointOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final DevEndpoints endpoints;
  private final SecurityConfigurations configurations;

  public DevEndpointOperations(DevEndpoints endpoints, SecurityConfigurations configurations) {
    this.endpoints = endpoints;
    this.configurations = configurations;
  }

  @Override
  @Partial(
      "an endpoint is the session dev-endpoint-NAME, for RunStatement and kernels; it has no"
          + " addresses, since there is no SSH or Zeppelin (Livy is under /_/livy): PublicKey and PublicKeys are kept"
          + " and open nothing; SubnetId and SecurityGroupIds are kept, there is no network to be"
          + " in; GlueVersion says no more than on jobs, and Python is 3 without"
          + " GLUE_PYTHON_VERSION too")
  public CreateDevEndpointResponse createDevEndpoint(CreateDevEndpointRequest request) {
    configurations.checkOfNew(request.securityConfiguration());
    return DevEndpointView.created(endpoints.create(request));
  }

  @Override
  public GetDevEndpointResponse getDevEndpoint(GetDevEndpointRequest request) {
    return GetDevEndpointResponse.builder()
        .devEndpoint(DevEndpointView.of(endpoints.load(request.endpointName())))
        .build();
  }

  @Override
  public GetDevEndpointsResponse getDevEndpoints(GetDevEndpointsRequest request) {
    Page<DevEndpoint> page = page(request.nextToken(), request.maxResults());
    return GetDevEndpointsResponse.builder()
        .devEndpoints(page.map(DevEndpointView::of).items())
        .nextToken(page.nextToken())
        .build();
  }

  /** With tags, a page may hold fewer than asked for. */
  @Override
  public ListDevEndpointsResponse listDevEndpoints(ListDevEndpointsRequest request) {
    Page<DevEndpoint> page = page(request.nextToken(), request.maxResults());
    return ListDevEndpointsResponse.builder()
        .devEndpointNames(
            page.items().stream()
                .filter(endpoint -> endpoints.hasTags(endpoint, request.tags()))
                .map(DevEndpoint::name)
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public BatchGetDevEndpointsResponse batchGetDevEndpoints(BatchGetDevEndpointsRequest request) {
    List<software.amazon.awssdk.services.glue.model.DevEndpoint> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : request.devEndpointNames()) {
      endpoints
          .find(name)
          .ifPresentOrElse(
              endpoint -> found.add(DevEndpointView.of(endpoint)), () -> missing.add(name));
    }
    return BatchGetDevEndpointsResponse.builder()
        .devEndpoints(found)
        .devEndpointsNotFound(missing)
        .build();
  }

  /** Libraries that are not to be loaded now are there from the endpoint's next session on. */
  @Override
  @Partial("PublicKey, AddPublicKeys and DeletePublicKeys are kept and open nothing")
  public UpdateDevEndpointResponse updateDevEndpoint(UpdateDevEndpointRequest request) {
    endpoints.update(request);
    return UpdateDevEndpointResponse.builder().build();
  }

  @Override
  public DeleteDevEndpointResponse deleteDevEndpoint(DeleteDevEndpointRequest request) {
    endpoints.delete(request.endpointName());
    return DeleteDevEndpointResponse.builder().build();
  }

  private Page<DevEndpoint> page(@Nullable String token, @Nullable Integer limit) {
    try {
      return endpoints.list(token, Optional.ofNullable(limit).orElse(PAGE));
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken");
    }
  }
}

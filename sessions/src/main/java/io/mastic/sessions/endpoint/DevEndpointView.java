package io.mastic.sessions.endpoint;

import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointResponse;

/** A dev endpoint as AWS shows it; it has no addresses, for nothing listens. */
final class DevEndpointView {

  private DevEndpointView() {}

  static software.amazon.awssdk.services.glue.model.DevEndpoint of(DevEndpoint endpoint) {
    CreateDevEndpointRequest request = endpoint.request();
    return software.amazon.awssdk.services.glue.model.DevEndpoint.builder()
        .endpointName(endpoint.name())
        .roleArn(request.roleArn())
        .securityGroupIds(request.hasSecurityGroupIds() ? request.securityGroupIds() : null)
        .subnetId(request.subnetId())
        .status(endpoint.status().name())
        .failureReason(endpoint.failureReason())
        .lastUpdateStatus(endpoint.standing().lastUpdate())
        .workerType(request.workerTypeAsString())
        .numberOfWorkers(request.numberOfWorkers())
        .numberOfNodes(request.numberOfNodes())
        .glueVersion(request.glueVersion())
        .extraPythonLibsS3Path(request.extraPythonLibsS3Path())
        .extraJarsS3Path(request.extraJarsS3Path())
        .createdTimestamp(endpoint.times().createdAt())
        .lastModifiedTimestamp(endpoint.times().modifiedAt())
        .publicKey(request.publicKey())
        .publicKeys(request.publicKeys().isEmpty() ? null : request.publicKeys())
        .securityConfiguration(request.securityConfiguration())
        .arguments(request.hasArguments() ? request.arguments() : null)
        .build();
  }

  /** What the answer to its creation says of it. */
  static CreateDevEndpointResponse created(DevEndpoint endpoint) {
    CreateDevEndpointRequest request = endpoint.request();
    return CreateDevEndpointResponse.builder()
        .endpointName(endpoint.name())
        .roleArn(request.roleArn())
        .securityGroupIds(request.hasSecurityGroupIds() ? request.securityGroupIds() : null)
        .subnetId(request.subnetId())
        .status(endpoint.status().name())
        .workerType(request.workerTypeAsString())
        .numberOfWorkers(request.numberOfWorkers())
        .numberOfNodes(request.numberOfNodes())
        .glueVersion(request.glueVersion())
        .extraPythonLibsS3Path(request.extraPythonLibsS3Path())
        .extraJarsS3Path(request.extraJarsS3Path())
        .securityConfiguration(request.securityConfiguration())
        .createdTimestamp(endpoint.times().createdAt())
        .arguments(request.hasArguments() ? request.arguments() : null)
        .build();
  }
}

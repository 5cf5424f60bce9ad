package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code AWS::Glue::DevEndpoint}, which is there once its process is. */
final class DevEndpointType implements ResourceType {

  private static final String NAME = "EndpointName";

  private final ResourceType calls;
  private final GlueRequests glue;

  private DevEndpointType(ResourceType calls, GlueRequests glue) {
    this.calls = calls;
    this.glue = glue;
  }

  static ResourceType of(GlueRequests glue) {
    // The API changes keys, libraries and arguments alone; for all else there is another endpoint.
    PropertyTable table =
        new PropertyTable()
            .replaces(NAME, "RoleArn", "GlueVersion", "WorkerType", "NumberOfWorkers")
            .replaces("NumberOfNodes", "SecurityConfiguration", "SecurityGroupIds", "SubnetId")
            .inPlace("Arguments", "ExtraJarsS3Path", "ExtraPythonLibsS3Path")
            .inPlace("PublicKey", "PublicKeys", "Tags")
            .required("RoleArn");
    return new DevEndpointType(
        new GlueForm("AWS::Glue::DevEndpoint", table)
            .named(NAME)
            .tagged("devEndpoint")
            .created("CreateDevEndpoint")
            .updated("UpdateDevEndpoint", DevEndpointType::change)
            .deleted("DeleteDevEndpoint", DevEndpointType::named)
            .of(glue),
        glue);
  }

  private static ObjectNode named(ResourceState now) {
    return Documents.of(NAME, now.physicalId());
  }

  /** What the API calls an update: what comes, what goes, and whether libraries are read anew. */
  private static ObjectNode change(ObjectNode after, ResourceState now) {
    ObjectNode before = now.properties();
    ObjectNode request = named(now);
    ObjectNode added = request.putObject("AddArguments");
    after.path("Arguments").properties().forEach(one -> added.set(one.getKey(), one.getValue()));
    ArrayNode deleted = request.putArray("DeleteArguments");
    before.path("Arguments").properties().stream()
        .filter(one -> !added.has(one.getKey()))
        .forEach(one -> deleted.add(one.getKey()));
    keys(before, after, request);
    ObjectNode libraries = request.putObject("CustomLibraries");
    boolean loads = false;
    for (String name : List.of("ExtraJarsS3Path", "ExtraPythonLibsS3Path")) {
      libraries.put(name, after.path(name).asText());
      loads |= !before.path(name).asText().equals(after.path(name).asText());
    }
    return request.put("UpdateEtlLibraries", loads);
  }

  private static void keys(ObjectNode before, ObjectNode after, ObjectNode request) {
    if (after.has("PublicKey")) {
      request.set("PublicKey", after.get("PublicKey"));
    }
    List<String> had = texts(before.path("PublicKeys"));
    List<String> has = texts(after.path("PublicKeys"));
    ArrayNode added = request.putArray("AddPublicKeys");
    has.stream().filter(key -> !had.contains(key)).forEach(added::add);
    ArrayNode deleted = request.putArray("DeletePublicKeys");
    had.stream().filter(key -> !has.contains(key)).forEach(deleted::add);
    if (before.has("PublicKey") && !after.has("PublicKey")) {
      deleted.add(before.path("PublicKey").asText());
    }
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  @Override
  public String name() {
    return calls.name();
  }

  @Override
  public PropertyTable properties() {
    return calls.properties();
  }

  @Override
  public boolean takesTags() {
    return calls.takesTags();
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    return calls.faults(properties);
  }

  @Override
  public ResourceState create(Wish wish) {
    return calls.create(wish);
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    return calls.update(wish, now);
  }

  @Override
  public void delete(ResourceState now) {
    if (look(now).filter(Sighting.Gone.class::isInstance).isEmpty()) {
      calls.delete(now);
    }
  }

  @Override
  public Optional<Sighting> look(ResourceState now) {
    return found(now).isPresent() ? Optional.empty() : Optional.of(new Sighting.Gone());
  }

  @Override
  public boolean takesTime() {
    return true;
  }

  @Override
  public ResourceProgress progress(ResourceState now) {
    Optional<JsonNode> found = found(now);
    String status = found.map(endpoint -> endpoint.path("Status").asText()).orElse("FAILED");
    return switch (status) {
      case "READY" -> new ResourceProgress.Ready(now);
      case "FAILED" ->
          new ResourceProgress.Failed(
              found.map(e -> e.path("FailureReason").asText()).orElse("The endpoint is gone"));
      default -> new ResourceProgress.Waiting();
    };
  }

  @Override
  public ResourceProgress gone(ResourceState now) {
    return found(now).isEmpty() ? new ResourceProgress.Ready(now) : new ResourceProgress.Waiting();
  }

  private Optional<JsonNode> found(ResourceState now) {
    try {
      return Optional.of(glue.call("GetDevEndpoint", named(now)).path("DevEndpoint"));
    } catch (ResourceException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

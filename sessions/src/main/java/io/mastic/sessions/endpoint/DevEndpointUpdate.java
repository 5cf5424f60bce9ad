package io.mastic.sessions.endpoint;

import static io.mastic.contract.Errors.invalidInput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.DevEndpointCustomLibraries;
import software.amazon.awssdk.services.glue.model.UpdateDevEndpointRequest;

/**
 * What an update makes of an endpoint.
 *
 * @param request what it is to be from now on
 * @param renews whether that takes a new session: libraries and arguments are read at its begin
 */
record DevEndpointUpdate(CreateDevEndpointRequest request, boolean renews) {

  /**
   * @throws software.amazon.awssdk.services.glue.model.GlueException for an endpoint that cannot be
   */
  static DevEndpointUpdate of(CreateDevEndpointRequest before, UpdateDevEndpointRequest update) {
    CreateDevEndpointRequest.Builder after = before.toBuilder();
    keys(before, update, after);
    boolean argued = arguments(before, update, after);
    boolean loads = Boolean.TRUE.equals(update.updateEtlLibraries());
    libraries(update.customLibraries(), after);
    CreateDevEndpointRequest request = after.build();
    DevEndpointRules.check(request);
    return new DevEndpointUpdate(request, argued || loads);
  }

  private static void keys(
      CreateDevEndpointRequest before,
      UpdateDevEndpointRequest update,
      CreateDevEndpointRequest.Builder after) {
    List<String> keys = new ArrayList<>(before.publicKeys());
    String single = before.publicKey();
    for (String key : update.deletePublicKeys()) {
      boolean was = keys.remove(key);
      if (key.equals(single)) {
        single = null;
      } else if (!was) {
        throw invalidInput("The endpoint has no such public key: " + key);
      }
    }
    keys.addAll(update.addPublicKeys());
    after.publicKey(update.publicKey() == null ? single : update.publicKey()).publicKeys(keys);
  }

  /** Whether any is another now. */
  private static boolean arguments(
      CreateDevEndpointRequest before,
      UpdateDevEndpointRequest update,
      CreateDevEndpointRequest.Builder after) {
    Map<String, String> arguments = new LinkedHashMap<>(before.arguments());
    arguments.keySet().removeAll(update.deleteArguments());
    arguments.putAll(update.addArguments());
    after.arguments(arguments);
    return !arguments.equals(before.arguments());
  }

  private static void libraries(
      @Nullable DevEndpointCustomLibraries libraries, CreateDevEndpointRequest.Builder after) {
    if (libraries == null) {
      return;
    }
    if (libraries.extraPythonLibsS3Path() != null) {
      after.extraPythonLibsS3Path(libraries.extraPythonLibsS3Path());
    }
    if (libraries.extraJarsS3Path() != null) {
      after.extraJarsS3Path(libraries.extraJarsS3Path());
    }
  }
}

package io.mastic.sessions.endpoint;

import static io.mastic.contract.Errors.invalidInput;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.CreateSessionRequest;
import software.amazon.awssdk.services.glue.model.WorkerType;

/** What a dev endpoint may be, and which session it therefore is. */
final class DevEndpointRules {

  /** The name of the session of an endpoint is its own behind this. */
  static final String SESSION = "dev-endpoint-";

  /** The argument by which an endpoint asks for an end after so many idle minutes. */
  static final String IDLE = "--mastic-idle-timeout";

  private static final String PYTHON = "GLUE_PYTHON_VERSION";
  private static final int LONGEST_SESSION_NAME = 255;
  private static final int USUAL_NODES = 5;
  private static final int LEAST_NODES = 2;
  private static final int MOST_KEYS = 5;

  /** An endpoint has no end of its own: a hundred years. */
  private static final int ALWAYS = 100 * 365 * 24 * 60;

  /** The types that AWS has for endpoints, with the most workers of each that it names. */
  private static final Map<WorkerType, Integer> MOST_OF =
      Map.of(
          WorkerType.STANDARD,
          Integer.MAX_VALUE,
          WorkerType.G_1_X,
          Integer.valueOf(299),
          WorkerType.G_2_X,
          Integer.valueOf(149));

  private DevEndpointRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.GlueException for an endpoint that cannot be
   */
  static void check(CreateDevEndpointRequest request) {
    checkName(request.endpointName());
    checkKeys(request);
    checkSize(request);
    request.arguments().forEach(DevEndpointRules::checkArgument);
  }

  private static void checkName(String name) {
    if (name.isBlank()) {
      throw invalidInput("EndpointName must not be empty");
    }
    if (SESSION.length() + name.length() > LONGEST_SESSION_NAME) {
      throw invalidInput(
          "EndpointName must have at most "
              + (LONGEST_SESSION_NAME - SESSION.length())
              + " characters");
    }
  }

  /** One by itself, or a list of them, as AWS has it. */
  private static void checkKeys(CreateDevEndpointRequest request) {
    List<String> keys = request.publicKeys();
    if (request.publicKey() != null && !keys.isEmpty()) {
      throw invalidInput(
          "An endpoint has one PublicKey or a list of PublicKeys, not both; delete the public key"
              + " to set a list");
    }
    if (keys.size() > MOST_KEYS) {
      throw invalidInput("An endpoint can have at most " + MOST_KEYS + " public keys");
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw invalidInput("A public key is named twice");
    }
    if (keys.stream().anyMatch(String::isBlank)
        || (request.publicKey() != null && request.publicKey().isBlank())) {
      throw invalidInput("A public key is empty");
    }
  }

  private static void checkSize(CreateDevEndpointRequest request) {
    Integer nodes = request.numberOfNodes();
    Integer workers = request.numberOfWorkers();
    if (request.workerType() == null && workers == null) {
      if (nodes != null && nodes < LEAST_NODES) {
        throw invalidInput("NumberOfNodes must be at least " + LEAST_NODES + ", was " + nodes);
      }
      return;
    }
    if (nodes != null) {
      throw invalidInput("NumberOfNodes cannot be set with WorkerType and NumberOfWorkers");
    }
    if (request.workerType() == null || workers == null) {
      throw invalidInput("WorkerType and NumberOfWorkers must be set together");
    }
    Integer most = MOST_OF.get(request.workerType());
    if (most == null) {
      throw invalidInput(
          "WorkerType of an endpoint must be Standard, G.1X or G.2X, was "
              + request.workerTypeAsString());
    }
    if (workers > most) {
      throw invalidInput(
          "NumberOfWorkers of type "
              + request.workerTypeAsString()
              + " must be at most "
              + most
              + ", was "
              + workers);
    }
  }

  private static void checkArgument(String key, String value) {
    if (key.equals(PYTHON)) {
      if (!value.equals("3")) {
        throw invalidInput(PYTHON + " must be 3: this server has no Python " + value);
      }
    } else if (!key.startsWith("--")) {
      throw invalidInput(
          "Argument " + key + " is not known; arguments begin with --, or are " + PYTHON);
    } else if (key.equals(IDLE)) {
      idleMinutes(value);
    } else if (key.equals("--extra-py-files") || key.equals("--extra-jars")) {
      throw invalidInput("Use ExtraPythonLibsS3Path and ExtraJarsS3Path instead of " + key);
    }
  }

  private static int idleMinutes(String value) {
    try {
      int minutes = Integer.parseInt(value);
      if (minutes > 0 && minutes <= ALWAYS) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalidInput(IDLE + " is a number of minutes, was " + value);
  }

  /** What an endpoint has that did not say how large it is to be; null with workers. */
  static CreateDevEndpointRequest sized(CreateDevEndpointRequest request) {
    return request.numberOfNodes() == null && request.workerType() == null
        ? request.toBuilder().numberOfNodes(USUAL_NODES).build()
        : request;
  }

  /** The session of an endpoint. */
  static CreateSessionRequest session(CreateDevEndpointRequest request) {
    String idle = request.arguments().get(IDLE);
    return CreateSessionRequest.builder()
        .id(SESSION + request.endpointName())
        .description("Dev endpoint " + request.endpointName())
        .role(request.roleArn())
        .command(command -> command.name("glueetl").pythonVersion("3"))
        .timeout(ALWAYS)
        .idleTimeout(idle == null ? ALWAYS : idleMinutes(idle))
        .glueVersion(request.glueVersion())
        .maxCapacity(
            request.numberOfNodes() == null
                ? null
                : Double.valueOf(request.numberOfNodes().doubleValue()))
        .workerType(request.workerTypeAsString())
        .numberOfWorkers(request.numberOfWorkers())
        .securityConfiguration(request.securityConfiguration())
        .defaultArguments(arguments(request))
        .build();
  }

  private static Map<String, String> arguments(CreateDevEndpointRequest request) {
    Map<String, String> arguments = new LinkedHashMap<>(request.arguments());
    arguments.keySet().removeAll(Set.of(PYTHON, IDLE));
    put(arguments, "--extra-py-files", request.extraPythonLibsS3Path());
    put(arguments, "--extra-jars", request.extraJarsS3Path());
    return arguments;
  }

  private static void put(Map<String, String> arguments, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      arguments.put(key, value);
    }
  }
}

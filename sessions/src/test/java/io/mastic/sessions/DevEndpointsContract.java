package io.mastic.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchGetDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.CreateDevEndpointResponse;
import software.amazon.awssdk.services.glue.model.DevEndpoint;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListDevEndpointsResponse;
import software.amazon.awssdk.services.glue.model.UpdateDevEndpointRequest;
import software.amazon.awssdk.services.glue.model.WorkerType;

/** What dev endpoints promise, on every database, with real processes for their sessions. */
abstract class DevEndpointsContract {

  private static final String SESSION = "dev-endpoint-";

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private SessionsWorld world;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    world = new SessionsWorld(data, db, clock);
  }

  /** Nothing of a test is left on the machine. */
  @AfterEach
  void close() {
    List<String> left = list(r -> {}).devEndpointNames();
    left.forEach(this::delete);
    left.forEach(this::gone);
    world.close();
    db.close();
  }

  private static CreateDevEndpointRequest.Builder asked(String name) {
    return CreateDevEndpointRequest.builder().endpointName(name).roleArn(SessionsWorld.ROLE);
  }

  private CreateDevEndpointResponse create(CreateDevEndpointRequest.Builder request) {
    return world.as(() -> world.endpoints().createDevEndpoint(request.build()));
  }

  private DevEndpoint endpoint(String name) {
    return world.as(
        () -> world.endpoints().getDevEndpoint(r -> r.endpointName(name)).devEndpoint());
  }

  private ListDevEndpointsResponse list(
      Consumer<software.amazon.awssdk.services.glue.model.ListDevEndpointsRequest.Builder>
          request) {
    return world.as(() -> world.endpoints().listDevEndpoints(request));
  }

  private void update(String name, Consumer<UpdateDevEndpointRequest.Builder> change) {
    world.as(() -> world.endpoints().updateDevEndpoint(r -> change.accept(r.endpointName(name))));
  }

  private void delete(String name) {
    world.as(() -> world.endpoints().deleteDevEndpoint(r -> r.endpointName(name)));
  }

  private DevEndpoint in(String status, String name) {
    AtomicReference<DevEndpoint> seen = new AtomicReference<>(endpoint(name));
    Awaiting.until(
        name + " is " + status,
        SessionsWorld.SOON,
        () -> {
          seen.set(endpoint(name));
          return seen.get().status().equals(status);
        });
    return seen.get();
  }

  private void gone(String name) {
    Awaiting.until(
        name + " is gone",
        SessionsWorld.SOON,
        () -> !list(r -> {}).devEndpointNames().contains(name));
  }

  @Test
  void anEndpointIsASessionThatLastsUntilItIsDeleted() {
    CreateDevEndpointResponse created =
        create(
            asked("dev")
                .publicKeys("ssh-rsa A", "ssh-rsa B")
                .arguments(Map.of("--color", "red", "GLUE_PYTHON_VERSION", "3"))
                .subnetId("subnet-1")
                .glueVersion("1.0"));
    assertThat(created.status()).isEqualTo("PROVISIONING");
    assertThat(created.numberOfNodes()).isEqualTo(5);
    assertThat(created.createdTimestamp()).isEqualTo(clock.instant());
    DevEndpoint ready = in("READY", "dev");
    assertThat(ready.roleArn()).isEqualTo(SessionsWorld.ROLE);
    assertThat(ready.publicKeys()).containsExactly("ssh-rsa A", "ssh-rsa B");
    assertThat(ready.publicKey()).isNull();
    assertThat(ready.subnetId()).isEqualTo("subnet-1");
    assertThat(ready.glueVersion()).isEqualTo("1.0");
    assertThat(ready.arguments())
        .containsOnly(Map.entry("--color", "red"), Map.entry("GLUE_PYTHON_VERSION", "3"));
    assertThat(ready.publicAddress()).isNull();
    assertThat(ready.lastUpdateStatus()).isNull();
    assertThat(world.text(SESSION + "dev", "import sys; sys.argv"))
        .isEqualTo("['session', '--color', 'red']\n");
    clock.advance(Duration.ofDays(400));
    assertThat(world.text(SESSION + "dev", "'still here'")).isEqualTo("'still here'\n");
    assertThat(endpoint("dev").status()).isEqualTo("READY");
    assertThatThrownBy(() -> create(asked("dev"))).isInstanceOf(AlreadyExistsException.class);
    delete("dev");
    gone("dev");
    assertThatThrownBy(() -> endpoint("dev")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> world.session(SESSION + "dev"))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(world.keys.owners("run/")).isEmpty();
    create(asked("dev"));
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(asked(" "), "empty");
    refused(asked("n".repeat(243)), "242");
    refused(asked("e").publicKey("A").publicKeys("B"), "not both");
    refused(asked("e").publicKeys("A", "A"), "twice");
    refused(asked("e").numberOfNodes(1), "at least 2");
    refused(asked("e").numberOfNodes(2).workerType(WorkerType.G_1_X), "cannot be set");
    refused(asked("e").workerType(WorkerType.G_1_X), "together");
    refused(asked("e").workerType(WorkerType.G_4_X).numberOfWorkers(2), "G.2X");
    refused(asked("e").workerType(WorkerType.G_2_X).numberOfWorkers(150), "149");
    refused(asked("e").workerType(WorkerType.G_1_X).numberOfWorkers(1), "at least 2");
    refused(asked("e").glueVersion("9.0"), "Glue 9.0");
    refused(asked("e").securityConfiguration("none"), "none");
    refused(asked("e").arguments(Map.of("GLUE_PYTHON_VERSION", "2")), "Python 2");
    refused(asked("e").arguments(Map.of("color", "red")), "color");
    refused(asked("e").arguments(Map.of("--mastic-idle-timeout", "soon")), "minutes");
    refused(asked("e").arguments(Map.of("--extra-jars", "s3://b/j")), "ExtraJarsS3Path");
    assertThat(list(r -> {}).devEndpointNames()).isEmpty();
    assertThatThrownBy(() -> endpoint("e")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> delete("e")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> update("e", r -> {})).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> list(r -> r.nextToken("x"))).isInstanceOf(InvalidInputException.class);
  }

  private void refused(CreateDevEndpointRequest.Builder request, String saying) {
    assertThatThrownBy(() -> create(request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(saying);
  }

  @Test
  void keysAreExchangedAndTheSessionGoesOn() {
    create(asked("e").publicKey("old"));
    in("READY", "e");
    world.text(SESSION + "e", "kept = 1");
    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> update("e", r -> r.addPublicKeys("A")))
        .isInstanceOf(InvalidInputException.class);
    update("e", r -> r.deletePublicKeys("old").addPublicKeys("A", "B"));
    DevEndpoint changed = endpoint("e");
    assertThat(changed.publicKey()).isNull();
    assertThat(changed.publicKeys()).containsExactly("A", "B");
    assertThat(changed.lastUpdateStatus()).isEqualTo("COMPLETED");
    assertThat(changed.lastModifiedTimestamp()).isEqualTo(clock.instant());
    assertThat(changed.status()).isEqualTo("READY");
    assertThatThrownBy(() -> update("e", r -> r.deletePublicKeys("C")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> update("e", r -> r.addPublicKeys("C", "D", "E", "F")))
        .isInstanceOf(InvalidInputException.class);
    assertThat(endpoint("e").publicKeys()).containsExactly("A", "B");
    assertThat(world.text(SESSION + "e", "kept")).isEqualTo("1\n");
  }

  @Test
  void otherArgumentsTakeANewSession() {
    create(asked("e").arguments(Map.of("--color", "red", "--size", "1")));
    in("READY", "e");
    world.text(SESSION + "e", "kept = 1");
    update("e", r -> r.deleteArguments("--size").addArguments(Map.of("--color", "blue")));
    assertThat(endpoint("e").lastUpdateStatus()).isIn("UPDATING", "COMPLETED");
    assertThat(endpoint("e").status()).isEqualTo("PROVISIONING");
    DevEndpoint ready = in("READY", "e");
    assertThat(ready.lastUpdateStatus()).isEqualTo("COMPLETED");
    assertThat(world.text(SESSION + "e", "import sys; sys.argv[1:], 'kept' in dir()"))
        .isEqualTo("(['--color', 'blue'], False)\n");
  }

  @Test
  void anEndpointWhoseSessionIsLostHasFailedUntilItIsChangedOrDeleted() {
    create(asked("e"));
    in("READY", "e");
    world.run(SESSION + "e", "import os; os._exit(7)");
    assertThat(in("FAILED", "e").failureReason()).contains("exit code 7");
    world.as(() -> world.sessions().deleteSession(r -> r.id(SESSION + "e")));
    assertThat(endpoint("e").failureReason()).contains("exit code 7");
    update("e", r -> r.updateEtlLibraries(true));
    assertThat(in("READY", "e").failureReason()).isNull();
    world.as(() -> world.sessions().stopSession(r -> r.id(SESSION + "e")));
    assertThat(endpoint("e").status()).isEqualTo("FAILED");
    becauseOf("Its session was stopped");
    delete("e");
    assertThat(list(r -> {}).devEndpointNames()).isEmpty();
  }

  private void becauseOf(String reason) {
    Awaiting.until(reason, SessionsWorld.SOON, () -> endpoint("e").failureReason().equals(reason));
  }

  @Test
  void anIdleEndIsTheUsersChoice() {
    create(asked("e").arguments(Map.of("--mastic-idle-timeout", "10")));
    in("READY", "e");
    clock.advance(Duration.ofMinutes(11));
    in("FAILED", "e");
    becauseOf("The session was idle for 10 minutes");
  }

  @Test
  void anotherLifeOfTheServerEndsWhatWasToEnd() {
    create(asked("a"));
    create(asked("b"));
    in("READY", "a");
    in("READY", "b");
    world.close();
    world = new SessionsWorld(data, db, clock);
    assertThat(endpoint("b").status()).isEqualTo("READY");
    delete("a");
    world.close();
    world = new SessionsWorld(data, db, clock);
    gone("a");
    assertThat(world.text(SESSION + "b", "1")).isEqualTo("1\n");
  }

  @Test
  void listingsHavePagesTagsAndOwners() {
    for (String name : List.of("a", "b", "c")) {
      create(asked(name).tags(Map.of("of", name)));
    }
    ListDevEndpointsResponse first = list(r -> r.maxResults(2));
    assertThat(first.devEndpointNames()).containsExactly("a", "b");
    assertThat(list(r -> r.nextToken(first.nextToken())).devEndpointNames()).containsExactly("c");
    assertThat(list(r -> r.tags(Map.of("of", "b"))).devEndpointNames()).containsExactly("b");
    GetDevEndpointsResponse all =
        world.as(() -> world.endpoints().getDevEndpoints(r -> r.maxResults(2)));
    assertThat(all.devEndpoints()).extracting(DevEndpoint::endpointName).containsExactly("a", "b");
    assertThat(all.nextToken()).isNotNull();
    BatchGetDevEndpointsResponse some =
        world.as(() -> world.endpoints().batchGetDevEndpoints(r -> r.devEndpointNames("c", "x")));
    assertThat(some.devEndpoints()).extracting(DevEndpoint::endpointName).containsExactly("c");
    assertThat(some.devEndpointsNotFound()).containsExactly("x");
    Caller other = Caller.root("111111111111", "us-east-1");
    assertThat(
            world.as(other, () -> world.endpoints().listDevEndpoints(r -> {})).devEndpointNames())
        .isEmpty();
  }
}

package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.contract.GlueCalls;
import io.mastic.contract.GlueDispatch;
import io.mastic.contract.MalformedJsonException;
import io.mastic.contract.NoOperationException;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.AccessDeniedException;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer.Decision;
import io.mastic.wire.json.GluePermission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.ValidationException;

/** The API within the server: the same answers, errors and questions as through the door. */
class GlueCallsTest {

  private static final Caller CALLER =
      new Caller("000000000000", "us-east-1", "arn:aws:iam::000000000000:root");

  private final RecordingGlue room = new RecordingGlue();
  private final GlueDispatch dispatch = new GlueDispatch(List.of(room));
  private final List<Ask> asked = new CopyOnWriteArrayList<>();
  private volatile Decision decision = Decision.ALLOWED;

  private final GlueCalls calls =
      new GlueCalls(
          dispatch,
          new GluePermission(
              ask -> {
                asked.add(ask);
                return decision;
              }));

  private static <T> T asCaller(Callable<T> work) throws Exception {
    return CALLER.call(work);
  }

  private byte[] call(String operation, String document) throws Exception {
    return asCaller(() -> calls.call(operation, document.getBytes(StandardCharsets.UTF_8)));
  }

  private static GetTableRequest table(String name) {
    return GetTableRequest.builder().databaseName("d").name(name).build();
  }

  @Test
  void anOperationIsCalledByItsNameWithTheSdksTypes() throws Exception {
    Object answer = asCaller(() -> calls.call("GetTable", table("t")));
    assertThat(answer).isInstanceOf(GetTableResponse.class);
    assertThat(((GetTableResponse) answer).table().name()).isEqualTo("t");
    assertThat(room.caller).isEqualTo(CALLER);
  }

  @Test
  void aDocumentIsAnsweredByTheDocumentThatTheDoorGives() throws Exception {
    String document = "{\"DatabaseName\":\"d\",\"Name\":\"t\"}";
    try (Door door = Door.verifying(room)) {
      RawHttp http = new RawHttp(door.uri());
      assertThat(new String(call("GetTable", document), StandardCharsets.UTF_8))
          .isEqualTo(utf8(http.send(http.glue("GetTable", document)).body()));
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Test
  void errorsComeAsTheirTypes() {
    assertThatThrownBy(() -> asCaller(() -> calls.call("GetTable", table("missing"))))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Table missing not found.");
    assertThatThrownBy(() -> call("GetTable", "{\"Name\":"))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void whatBreaksTheModelsRulesIsNeverAskedAboutNorDone() {
    assertThatThrownBy(() -> call("GetTable", "{\"Name\":\"t\"}"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("databaseName");
    assertThat(asked).isEmpty();
    assertThat(room.caller).isNull();
  }

  @Test
  void whoMayNotIsToldSoAndNothingIsDone() {
    decision = Decision.FORBIDDEN;
    assertThatThrownBy(() -> asCaller(() -> calls.call("GetTable", table("t"))))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining(
            "glue:GetTable on resource: arn:aws:glue:us-east-1:000000000000:table/d/t");
    assertThat(room.caller).isNull();
    assertThat(asked).extracting(Ask::action).containsExactly("glue:GetTable");
    assertThat(asked.get(0).caller()).isEqualTo(CALLER);
  }

  @Test
  void whatNobodyAnswersSaysWhy() {
    assertThatThrownBy(() -> call("GetTabel", "{}"))
        .isInstanceOfSatisfying(
            NoOperationException.class,
            e -> assertThat(e.kind()).isEqualTo(NoOperationException.Kind.UNKNOWN));
    assertThatThrownBy(() -> call("CreateDevEndpoint", "{}"))
        .isInstanceOfSatisfying(
            NoOperationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(NoOperationException.Kind.NOT_SERVED);
              assertThat(e.operation()).isEqualTo("CreateDevEndpoint");
            });
  }

  @Test
  void aRequestOfAnotherOperationIsAMistake() {
    GetDatabaseRequest other = GetDatabaseRequest.builder().name("d").build();
    assertThatThrownBy(() -> asCaller(() -> calls.call("GetTable", other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GetTable is not asked by a GetDatabaseRequest");
  }
}

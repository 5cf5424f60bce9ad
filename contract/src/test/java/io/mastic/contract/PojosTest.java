package io.mastic.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

class PojosTest {

  @Test
  void copiesByMemberName() {
    StorageDescriptor storage =
        StorageDescriptor.builder().columns(Column.builder().name("a").type("int").build()).build();
    TableInput input =
        TableInput.builder()
            .name("t")
            .storageDescriptor(storage)
            .parameters(Map.of("k", "v"))
            .build();
    Table table = Pojos.copy(input, Table.builder().databaseName("d")).build();
    assertThat(table)
        .isEqualTo(
            Table.builder()
                .databaseName("d")
                .name("t")
                .storageDescriptor(storage)
                .parameters(Map.of("k", "v"))
                .build());
    assertThat(table.hasPartitionKeys()).isFalse();
  }

  @Test
  void leavesOutMembersOfAnotherKind() {
    CreateCrawlerRequest request =
        CreateCrawlerRequest.builder()
            .name("c")
            .schedule("cron(0 1 * * ? *)")
            .classifiers(List.of())
            .build();
    Crawler crawler = Pojos.copy(request, Crawler.builder()).build();
    assertThat(crawler).isEqualTo(Crawler.builder().name("c").classifiers(List.of()).build());
  }

  /** A room that serves one operation. */
  static final class Tables implements GlueClient {
    @Override
    public GetTableResponse getTable(GetTableRequest request) {
      return GetTableResponse.builder().table(t -> t.name(request.name())).build();
    }

    @Override
    public String serviceName() {
      return "glue";
    }

    @Override
    public void close() {}
  }

  @Test
  void findsTheRoomThatServesAnOperation() {
    GlueDispatch dispatch = new GlueDispatch(List.of(new Tables()));
    Operation getTable = Operations.find("GetTable").orElseThrow();
    assertThat(dispatch.roomOf(getTable)).isPresent();
    assertThat(dispatch.roomOf(Operations.find("CreateTable").orElseThrow())).isEmpty();
    assertThat(dispatch.coverage()).hasSize(306).containsEntry("GetTable", true);
    assertThat(dispatch.coverage().values()).containsOnlyOnce(true);
    assertThat(getTable.call(new Tables(), GetTableRequest.builder().name("t").build()))
        .isEqualTo(GetTableResponse.builder().table(t -> t.name("t")).build());
    assertThat(Operations.find("gettable")).isEmpty();
  }

  @Test
  void twoRoomsCannotServeTheSameOperation() {
    GlueDispatch dispatch = new GlueDispatch(List.of(new Tables(), new Tables()));
    assertThatThrownBy(() -> dispatch.roomOf(Operations.find("GetTable").orElseThrow()))
        .isInstanceOf(IllegalStateException.class);
  }
}

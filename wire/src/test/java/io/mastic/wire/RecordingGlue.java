package io.mastic.wire;

import io.mastic.contract.Errors;
import io.mastic.kernel.Caller;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;

/** A room of which the tests know every answer. */
final class RecordingGlue implements GlueClient {

  volatile @Nullable Caller caller;
  volatile @Nullable CreateTableRequest created;

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    created = request;
    return CreateTableResponse.builder().build();
  }

  @Override
  public GetTableResponse getTable(GetTableRequest request) {
    caller = Caller.current();
    if (request.name().equals("missing")) {
      throw Errors.entityNotFound("Table missing not found.");
    }
    return GetTableResponse.builder().table(table(request.name())).build();
  }

  @Override
  public GetTablesResponse getTables(GetTablesRequest request) {
    return GetTablesResponse.builder()
        .tableList(IntStream.range(0, 200).mapToObj(i -> table("table" + i)).toList())
        .build();
  }

  @Override
  public GetDatabaseResponse getDatabase(GetDatabaseRequest request) {
    throw new IllegalStateException("a defect");
  }

  static Table table(String name) {
    return Table.builder()
        .name(name)
        .databaseName("d")
        .storageDescriptor(
            s ->
                s.location("s3://b/" + name)
                    .columns(
                        IntStream.range(0, 20)
                            .mapToObj(
                                i ->
                                    software.amazon.awssdk.services.glue.model.Column.builder()
                                        .name("c" + i)
                                        .type("string")
                                        .build())
                            .toList()))
        .build();
  }

  @Override
  public String serviceName() {
    return "glue";
  }

  @Override
  public void close() {}
}

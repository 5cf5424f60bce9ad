package io.mastic.runtime.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.frame.Sparks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.SQL;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc;
import org.apache.spark.connect.proto.UserContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkproject.connect.grpc.ManagedChannel;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.Status;
import org.sparkproject.connect.grpc.StatusRuntimeException;
import org.sparkproject.connect.grpc.netty.NettyChannelBuilder;
import org.sparkproject.connect.grpc.stub.MetadataUtils;

/** Spark's own service, asked in Spark Connect's own protocol. */
class ConnectDoorTest {

  private static final String TOKEN = "the-token-of-this-session";

  private ConnectDoor door;
  private ManagedChannel channel;

  @BeforeEach
  void open() throws Exception {
    Sparks.session();
    door = ConnectDoor.open(TOKEN);
    channel = NettyChannelBuilder.forAddress("127.0.0.1", door.port()).usePlaintext().build();
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    door.close();
  }

  /** How many rows it answers. */
  private long ask(String header, String value, String query) {
    Metadata headers = new Metadata();
    if (header != null) {
      headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    }
    SparkConnectServiceGrpc.SparkConnectServiceBlockingStub service =
        SparkConnectServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .withDeadlineAfter(60, TimeUnit.SECONDS);
    ExecutePlanRequest request =
        ExecutePlanRequest.newBuilder()
            .setSessionId(UUID.randomUUID().toString())
            .setUserContext(UserContext.newBuilder().setUserId("me"))
            .setPlan(
                Plan.newBuilder()
                    .setRoot(Relation.newBuilder().setSql(SQL.newBuilder().setQuery(query))))
            .build();
    List<Long> rows = new ArrayList<>();
    service
        .executePlan(request)
        .forEachRemaining(
            answer -> {
              if (answer.hasArrowBatch()) {
                rows.add(answer.getArrowBatch().getRowCount());
              }
            });
    return rows.stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void whoHasTheTokenIsServed() {
    assertThat(door.wasUsed()).isFalse();
    assertThat(ask("x-aws-proxy-auth", TOKEN, "select * from range(7)")).isEqualTo(7);
    assertThat(door.wasUsed()).isTrue();
    assertThat(ask("authorization", "Bearer " + TOKEN, "select 1")).isEqualTo(1);
  }

  @Test
  void whoHasItNotIsNotServedAndDoesNotCount() {
    for (String[] header :
        new String[][] {
          {null, null},
          {"x-aws-proxy-auth", "the-token-of-another"},
          {"x-aws-proxy-auth", ""},
          {"authorization", TOKEN},
          {"authorization", "Bearer x"}
        }) {
      assertThatThrownBy(() -> ask(header[0], header[1], "select 1"))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
    assertThat(door.wasUsed()).isFalse();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> ask("x-aws-proxy-auth", TOKEN, "select nothing from nowhere"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("nowhere");
  }
}

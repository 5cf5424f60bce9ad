package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.SQL;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc;
import org.apache.spark.connect.proto.UserContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkproject.connect.grpc.ManagedChannel;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.Status;
import org.sparkproject.connect.grpc.StatusRuntimeException;
import org.sparkproject.connect.grpc.netty.NettyChannelBuilder;
import org.sparkproject.connect.grpc.stub.MetadataUtils;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.SessionEndpoint;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.SessionType;

/** A session that is asked in Spark Connect's own protocol. */
class SparkConnectTest {

  @Test
  void whoHasTheSessionsTokenAsksItsSpark(@TempDir Path directory) throws Exception {
    try (MasticProcess server = MasticProcess.serve(directory.resolve("data"));
        GlueClient glue = server.glue()) {
      glue.createDatabase(r -> r.databaseInput(d -> d.name("of_the_catalog")));
      glue.createSession(
          r ->
              r.id("c")
                  .role("arn:aws:iam::000000000000:role/tester")
                  .glueVersion("5.1")
                  .sessionType(SessionType.SPARK_CONNECT)
                  .defaultArguments(Map.of("--enable-glue-datacatalog", "true"))
                  .command(command -> command.name("glueetl").pythonVersion("3")));
      CrashTest.await(
          "the session",
          () -> glue.getSession(r -> r.id("c")).session().status() == SessionStatus.READY);
      SessionEndpoint endpoint = glue.getSessionEndpoint(r -> r.sessionId("c")).sparkConnect();
      URI url = URI.create(endpoint.url());
      ManagedChannel channel =
          NettyChannelBuilder.forAddress(url.getHost(), url.getPort()).usePlaintext().build();
      try {
        assertThat(rows(channel, endpoint.authToken(), "select * from range(7)")).isEqualTo(7);
        assertThat(rows(channel, endpoint.authToken(), "show databases like 'of_the_catalog'"))
            .isEqualTo(1);
        String wrong = endpoint.authToken().replaceFirst("^.", "x");
        assertThatThrownBy(() -> rows(channel, wrong, "select 1"))
            .isInstanceOfSatisfying(
                StatusRuntimeException.class,
                e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
      } finally {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
      }
      glue.stopSession(r -> r.id("c"));
      glue.deleteSession(r -> r.id("c"));
    }
  }

  private static long rows(ManagedChannel channel, String token, String query) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("x-aws-proxy-auth", Metadata.ASCII_STRING_MARSHALLER), token);
    ExecutePlanRequest request =
        ExecutePlanRequest.newBuilder()
            .setSessionId(UUID.randomUUID().toString())
            .setUserContext(UserContext.newBuilder().setUserId("me"))
            .setPlan(
                Plan.newBuilder()
                    .setRoot(Relation.newBuilder().setSql(SQL.newBuilder().setQuery(query))))
            .build();
    Iterable<ExecutePlanResponse> answers =
        () ->
            SparkConnectServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(90, TimeUnit.SECONDS)
                .executePlan(request);
    List<ExecutePlanResponse> all = StreamSupport.stream(answers.spliterator(), false).toList();
    return all.stream()
        .filter(ExecutePlanResponse::hasArrowBatch)
        .mapToLong(answer -> answer.getArrowBatch().getRowCount())
        .sum();
  }
}

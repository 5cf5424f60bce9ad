package io.mastic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListJobsRequest;
import software.amazon.awssdk.services.glue.model.ListJobsResponse;

/** A token continues the listing that gave it, and no other. */
class PageTokensTest {

  private final Counting room = new Counting();
  private final Door door = Door.verifying(room);
  private final GlueClient glue = door.glue();

  /** Two pages whatever is asked, with a token that every listing would understand. */
  private static final class Counting implements GlueClient {

    @Override
    public GetTablesResponse getTables(GetTablesRequest request) {
      return GetTablesResponse.builder().nextToken(next(request.nextToken())).build();
    }

    @Override
    public ListJobsResponse listJobs(ListJobsRequest request) {
      return ListJobsResponse.builder().nextToken(next(request.nextToken())).build();
    }

    private static String next(String token) {
      return token == null ? "behind a" : token.equals("behind a") ? null : "wrong: " + token;
    }

    @Override
    public String serviceName() {
      return "glue";
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void close() {
    glue.close();
    door.close();
  }

  @Test
  void theSameListingGoesOn() {
    String token = glue.getTables(r -> r.databaseName("d").expression("x*")).nextToken();
    assertThat(token).endsWith("behind a").isNotEqualTo("behind a");
    assertThat(
            glue.getTables(r -> r.databaseName("d").expression("x*").maxResults(7).nextToken(token))
                .nextToken())
        .isNull();
  }

  @Test
  void anEmptyTokenIsNone() {
    assertThat(glue.getTables(r -> r.databaseName("d").nextToken("")).nextToken()).isNotNull();
  }

  @Test
  void anotherListingRefusesIt() {
    String token = Objects.requireNonNull(glue.getTables(r -> r.databaseName("d")).nextToken());
    refused(() -> glue.getTables(r -> r.databaseName("e").nextToken(token)));
    refused(() -> glue.getTables(r -> r.databaseName("d").expression("x*").nextToken(token)));
    refused(() -> glue.listJobs(r -> r.nextToken(token)));
    refused(() -> glue.getTables(r -> r.databaseName("d").nextToken("garbage")));
    refused(() -> glue.getTables(r -> r.databaseName("d").nextToken("behind a")));
    try (GlueClient other = door.glue(Door.temporary("a-session-token"))) {
      refused(() -> other.getTables(r -> r.databaseName("d").nextToken(token)));
    }
  }

  private static void refused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Invalid NextToken.");
  }
}

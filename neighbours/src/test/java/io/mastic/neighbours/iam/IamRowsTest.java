package io.mastic.neighbours.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows as earlier builds wrote them, each one flat object. */
class IamRowsTest {

  private static final String ROLE =
      """
      {"name":"etl","path":"/team/","id":"AROAX","trust":"{}","description":null,"maxSession":3600,
       "boundary":"arn:b","createdAt":1700000000123,"tags":{"a":"1"}}
      """;

  private static final String POLICY =
      """
      {"name":"read","path":"/","id":"ANPAX","arn":"arn:p","description":"d","document":"{}",
       "createdAt":1700000000123,"tags":{}}
      """;

  @Test
  void aRole() {
    Role role = Json.read(ROLE, Role.class);
    assertThat(role)
        .isEqualTo(
            new Role(
                new IamIdentity("etl", "/team/", "AROAX", 1_700_000_000_123L),
                "{}",
                null,
                3_600,
                "arn:b",
                Map.of("a", "1")));
    assertThat(Json.read(Json.write(role))).isEqualTo(Json.read(ROLE));
  }

  @Test
  void aPolicyOfABuildThatKeptOneVersion() {
    Policy policy = Json.read(POLICY, Policy.class);
    assertThat(policy)
        .isEqualTo(
            new Policy(
                new IamIdentity("read", "/", "ANPAX", 1_700_000_000_123L),
                "arn:p",
                "d",
                "{}",
                Map.of(),
                PolicyVersions.first("{}", 1_700_000_000_123L)));
    assertThat(Json.read(Json.write(policy), Policy.class)).isEqualTo(policy);
  }
}

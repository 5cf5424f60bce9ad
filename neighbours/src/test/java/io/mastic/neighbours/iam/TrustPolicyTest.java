package io.mastic.neighbours.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {

  private static final Caller SESSION =
      new Caller("111111111111", "us-east-1", "arn:aws:sts::111111111111:assumed-role/etl/me");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"AWS":"111111111111"}                                            |                   | true
          {"AWS":"arn:aws:iam::111111111111:root"}                          |                   | true
          {"AWS":["arn:aws:iam::222222222222:root","111111111111"]}         |                   | true
          {"AWS":"arn:aws:iam::111111111111:role/etl"}                      |                   | true
          {"AWS":"arn:aws:iam::111111111111:role/service/etl"}              |                   | true
          {"AWS":"arn:aws:sts::111111111111:assumed-role/etl/me"}           |                   | true
          "*"                                                               |                   | true
          {"AWS":"*"}                                                       |                   | true
          {"AWS":"222222222222"}                                            |                   | false
          {"AWS":"arn:aws:iam::222222222222:role/etl"}                      |                   | false
          {"AWS":"arn:aws:iam::111111111111:role/other"}                    |                   | false
          {"Service":"glue.amazonaws.com"}                                  |                   | false
          {}                                                                |                   | false
          {"AWS":"111111111111"} | {"StringEquals":{"sts:ExternalId":"x"}}                      | true
          {"AWS":"111111111111"} | {"StringEquals":{"sts:ExternalId":"y"}}                      | false
          {"AWS":"111111111111"} | {"StringEquals":{"sts:ExternalId":"x","aws:username":"a"}}   | false
          {"AWS":"111111111111"} | {"Bool":{"aws:MultiFactorAuthPresent":"true"}}               | false
          """)
  void whoIsTrusted(String principal, String condition, boolean trusted) {
    String statement =
        "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
            + principal
            + (condition == null ? "" : ",\"Condition\":" + condition)
            + "}";
    assertThat(trusts("[" + statement + "]")).isEqualTo(trusted);
    assertThat(trusts(statement)).isEqualTo(trusted);
    String deny = statement.replace("Allow", "Deny");
    assertThat(trusts("[" + statement + "," + deny + "]")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Effect":"Allow","Action":"sts:TagSession","Principal":"*"                      | false
          "Effect":"Allow","Action":["sts:TagSession","sts:AssumeRole"],"Principal":"*"   | true
          "Effect":"Allow","Action":"sts:*","Principal":"*"                               | true
          "Effect":"Allow","NotAction":"s3:*","Principal":"*"                             | false
          "Effect":"Allow","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"222222222222"} | false
          "Effect":"Deny","Action":"sts:AssumeRole","Principal":"*"                       | false
          """)
  void whatIsAllowed(String statement, boolean trusted) {
    assertThat(trusts("{" + statement + "}")).isEqualTo(trusted);
  }

  private static boolean trusts(String statements) {
    String document = "{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}";
    return TrustPolicy.of(document).trusts(SESSION, "x");
  }
}

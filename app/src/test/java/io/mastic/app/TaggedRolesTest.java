package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tag it is that names a usage profile. */
class TaggedRolesTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::000000000000:role/etl, etl",
    "arn:aws:iam::000000000000:role/service-role/etl, etl",
    "arn:aws:sts::000000000000:assumed-role/etl/a/b, etl",
    "etl, etl",
    "arn:aws:iam::000000000000:root, ",
    "arn:aws:iam::000000000000:user/etl, ",
    "arn:aws:iam::111111111111:role/etl, ",
    "arn:aws:sts::111111111111:assumed-role/etl/me, ",
  })
  void principals(String principal, String role) {
    assertThat(TaggedRoles.nameOf("000000000000", principal).orElse(null)).isEqualTo(role);
  }
}

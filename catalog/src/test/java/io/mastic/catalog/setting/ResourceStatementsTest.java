package io.mastic.catalog.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements against one ask: DeleteTable on a table, by a session of the role etl. */
class ResourceStatementsTest {

  private static final String HERE = "arn:aws:glue:us-east-1:000000000000:";
  private static final Ask ASK =
      new Ask(
          new Caller(
              "000000000000", "us-east-1", "arn:aws:sts::000000000000:assumed-role/etl/nightly"),
          "glue",
          "DeleteTable",
          List.of(HERE + "table/sales/orders", HERE + "database/sales", HERE + "catalog"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | 'Principal':'*','Action':'glue:*','Resource':'*'",
        "true  | 'Principal':{'AWS':'*'},'Action':['glue:GetTable','glue:delete*'],'Resource':'*'",
        "true  |"
            + " 'Principal':{'AWS':'000000000000'},'Action':'glue:Delete?able','Resource':'arn:aws:glue:us-east-1:000000000000:table/sales/*'",
        "true  |"
            + " 'Principal':{'AWS':'arn:aws:iam::000000000000:root'},'Action':'*','Resource':['arn:aws:glue:*:*:database/sales']",
        "true  |"
            + " 'Principal':{'AWS':['arn:aws:iam::000000000000:role/team/etl']},'Action':'glue:DeleteTable','Resource':'*'",
        "true  |"
            + " 'Principal':{'AWS':'arn:aws:sts::000000000000:assumed-role/etl/nightly'},'Action':'glue:DeleteTable','Resource':'*'",
        "true  | 'Principal':'*','NotAction':'glue:Get*','Resource':'*'",
        "true  | 'Principal':'*','Action':'glue:*','NotResource':'arn:aws:glue:*:*:table/logs/*'",
        "true  |"
            + " 'NotPrincipal':{'AWS':'arn:aws:iam::000000000000:role/admin'},'Action':'glue:*','Resource':'*'",
        "true  |"
            + " 'Principal':'*','Action':'glue:*','Resource':'*','Condition':{'StringEquals':{'a':'b'}}",
        "false | 'Principal':'*','Action':'glue:GetTable','Resource':'*'",
        "false | 'Principal':'*','Action':'s3:*','Resource':'*'",
        "false | 'Principal':'*','Action':'glue:*','Resource':'arn:aws:glue:*:*:table/sales/order'",
        "false | 'Principal':'*','Action':'glue:*','Resource':'arn:aws:glue:*:*:table/sale?/o'",
        "false | 'Principal':{'AWS':'111111111111'},'Action':'glue:*','Resource':'*'",
        "false |"
            + " 'Principal':{'AWS':'arn:aws:iam::000000000000:role/et'},'Action':'glue:*','Resource':'*'",
        "false | 'Principal':{'Service':'glue.amazonaws.com'},'Action':'glue:*','Resource':'*'",
        "false |"
            + " 'NotPrincipal':{'AWS':'arn:aws:iam::000000000000:role/etl'},'Action':'glue:*','Resource':'*'",
        "false | 'Principal':'*','NotAction':'glue:*','Resource':'*'",
        "false | 'Principal':'*','Action':'glue:*','NotResource':'*:table/sales/*'",
        "false | 'Action':'glue:*','Resource':'*'"
      })
  void aDenyIsRead(boolean forbidden, String statement) {
    String denial = "{'Effect':'Deny'," + statement + "}";
    assertThat(forbids(denial)).isEqualTo(forbidden);
    assertThat(forbids("[{'Effect':'Allow','Principal':'*','Action':'*'}," + denial + "]"))
        .isEqualTo(forbidden);
    assertThat(forbids(denial.replace("Deny", "Allow"))).isFalse();
  }

  private static boolean forbids(String statements) {
    String policy = ("{'Statement':" + statements + "}").replace('\'', '"');
    return ResourceStatements.of(policy).forbid(ASK);
  }
}

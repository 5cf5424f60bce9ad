package io.mastic.neighbours.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'Version':'2012-10-17','Statement':[]}",
        "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}",
        "{'Version':'2008-10-17','Id':'x','Statement':[{'Sid':'a','Effect':'Deny','NotAction':['a:B','c:D'],"
            + "'NotPrincipal':{'AWS':'*'},'NotResource':['*'],'Condition':{}}]}"
      })
  void aPolicy(String text) {
    assertThat(PolicyText.flaw(text.replace('\'', '"'))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Version':'2013','Statement':[]}",
        "{'Statement':['Allow']}",
        "{'Statement':'Allow'}",
        "{'Statement':[{'Effect':'Maybe','Action':'s3:*'}]}",
        "{'Statement':[{'Action':'s3:*'}]}",
        "{'Statement':[{'Effect':'Allow'}]}",
        "{'Statement':[{'Effect':'Allow','Action':[]}]}",
        "{'Statement':[{'Effect':'Allow','Action':[1]}]}",
        "{'Statement':[{'Effect':'Allow','Action':{'a':'b'}}]}",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','NotAction':'a:B'}]}",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','NotResource':'*'}]}",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resources':'*'}]}"
      })
  void noPolicy(String text) {
    assertThat(PolicyText.flaw(text.replace('\'', '"'))).contains("Syntax errors in policy.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "no JSON"})
  void noJson(String text) {
    assertThat(PolicyText.flaw(text)).contains("This policy contains invalid Json");
  }
}

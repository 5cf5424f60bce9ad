package io.mastic.neighbours.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonServiceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns as EventBridge's guide states them. */
class EventPatternTest {

  private static final String EVENT =
      """
      {"source":"aws.s3","n":5,"zero":0,"none":null,"yes":true,"empty":"","list":["a","b"],
       "objects":[{"k":1},{"k":2,"l":"x"}],
       "detail":{"bucket":{"name":"My-Bucket"},"object":{"key":"in/2026/file.csv","size":1024}}}
      """;

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "true  | {'source':['aws.s3']}",
        "true  | {'source':['x','aws.s3'],'n':[5.0]}",
        "false | {'source':['AWS.S3']}",
        "false | {'source':['aws.s3'],'n':[6]}",
        "true  | {'none':[null]}",
        "true  | {'yes':[true]}",
        "true  | {'empty':['']}",
        "true  | {'list':['b']}",
        "false | {'list':['c']}",
        "false | {'missing':['x']}",
        "true  | {'detail':{'object':{'key':[{'prefix':'in/'}]}}}",
        "false | {'detail':{'object':{'key':[{'prefix':'out/'}]}}}",
        "true  | {'detail':{'object':{'key':[{'suffix':'.csv'}]}}}",
        "true  | {'detail':{'object':{'key':[{'suffix':{'equals-ignore-case':'.CSV'}}]}}}",
        "true  | {'detail':{'bucket':{'name':[{'equals-ignore-case':'my-bucket'}]}}}",
        "true  | {'detail':{'object':{'key':[{'wildcard':'in/*/file.*'}]}}}",
        "false | {'detail':{'object':{'key':[{'wildcard':'in/*/other.*'}]}}}",
        "false | {'detail':{'object':{'key':[{'wildcard':'in/2026/file.csv*.csv'}]}}}",
        "true  | {'detail':{'object':{'key':[{'anything-but':'x'}]}}}",
        "false | {'detail':{'object':{'key':[{'anything-but':{'prefix':'in/'}}]}}}",
        "true  | {'detail':{'object':{'key':[{'anything-but':{'suffix':['.gz','.zip']}}]}}}",
        "false | {'n':[{'anything-but':[4,5]}]}",
        "false | {'missing':[{'anything-but':'x'}]}",
        "true  | {'list':[{'anything-but':'a'}]}",
        "true  | {'n':[{'numeric':['>',0,'<=',5]}]}",
        "false | {'n':[{'numeric':['<',5]}]}",
        "true  | {'n':[{'numeric':['=',5]}]}",
        "false | {'source':[{'numeric':['=',5]}]}",
        "true  | {'n':[{'exists':true}]}",
        "true  | {'missing':[{'exists':false}]}",
        "true  | {'a':{'b':[{'exists':false}]}}",
        "false | {'n':[{'exists':false}]}",
        "false | {'detail':[{'exists':true}]}",
        "true  | {'$or':[{'n':[6]},{'yes':[true]}]}",
        "false | {'$or':[{'n':[6]},{'yes':[false]}]}",
        "false | {'source':['x'],'$or':[{'n':[5]},{'yes':[true]}]}",
        "true  | {'detail':{'$or':[{'object':{'size':[1]}},{'bucket':{'name':[{'prefix':'My'}]}}]}}",
        "true  | {'objects':{'k':[2]}}",
        "true  | {'objects':{'k':[2],'l':['x']}}",
        "false | {'objects':{'k':[1],'l':['x']}}",
      })
  void matches(boolean does, String pattern) {
    EventPattern parsed = EventPattern.parse(json(pattern));
    assertThat(parsed.matches(Json.read(EVENT))).as(pattern).isEqualTo(does);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "[]",
        "{}",
        "{'a':'b'}",
        "{'a':[]}",
        "{'a':{}}",
        "{'a':[['b']]}",
        "{'a':[{'prefix':1}]}",
        "{'a':[{'prefix':''}]}",
        "{'a':[{'like':'x'}]}",
        "{'a':[{'prefix':'x','suffix':'y'}]}",
        "{'a':[{'numeric':['>']}]}",
        "{'a':[{'numeric':['>','x']}]}",
        "{'a':[{'numeric':['~',1]}]}",
        "{'a':[{'exists':'yes'}]}",
        "{'a':[{'anything-but':[]}]}",
        "{'a':[{'anything-but':{'numeric':['=',1]}}]}",
        "{'a':[{'wildcard':'a**b'}]}",
        "{'a':[{'wildcard':'a\\\\b'}]}",
        "{'$or':{'a':['b']}}",
        "{'$or':[{'a':['b']}]}",
      })
  void whatIsNoPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> EventPattern.parse(json(pattern)))
        .isInstanceOfSatisfying(
            JsonServiceException.class,
            e -> assertThat(e.code()).isEqualTo("InvalidEventPatternException"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000})
  void aWildcardDoesNotTakeForEver(int length) {
    EventPattern pattern = EventPattern.parse(json("{'t':[{'wildcard':'a*a*a*a*a*a*b'}]}"));
    assertThat(pattern.matches(Json.MAPPER.createObjectNode().put("t", "a".repeat(length))))
        .isFalse();
  }
}

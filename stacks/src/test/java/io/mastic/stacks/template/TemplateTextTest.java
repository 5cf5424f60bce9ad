package io.mastic.stacks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML with short tags is the JSON that it stands for; what no template may be is refused. */
class TemplateTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: !Ref X | {'a':{'Ref':'X'}}",
        "a: !GetAtt X.Y.Z | {'a':{'Fn::GetAtt':['X','Y.Z']}}",
        "a: !Sub '${X}-b' | {'a':{'Fn::Sub':'${X}-b'}}",
        "a: !Join [',', [1, !Ref B]] | {'a':{'Fn::Join':[',',[1,{'Ref':'B'}]]}}",
        "a: !If [C, true, !Ref AWS::NoValue] | {'a':{'Fn::If':['C',true,{'Ref':'AWS::NoValue'}]}}",
        "a: !Not [!Condition C] | {'a':{'Fn::Not':[{'Condition':'C'}]}}",
        "a: 2010-09-09 | {'a':'2010-09-09'}",
        "a: 000000000012 | {'a':'000000000012'}",
        "a: 12 | {'a':12}",
        "a: '12' | {'a':'12'}",
        "a: 1.10 | {'a':1.10}",
        "a: ${X} | {'a':'${X}'}",
        "a: yes | {'a':'yes'}",
        "{\"a\": {\"Ref\": \"X\"}} | {'a':{'Ref':'X'}}",
      })
  void isRead(String text, String json) {
    assertThat(TemplateText.read(text).toString()).isEqualTo(json.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1] #b: *x | unsupported",
        "[1] | unsupported structure.",
        "a: !Foo 1 | unsupported tag !Foo",
        "a: [ | YAML not well-formed. (line 1",
        "{\"a\": | JSON not well-formed. (line 1",
        "a: | [/a] 'null' values are not allowed in templates",
        "{a: 1, a: 2} | JSON not well-formed",
        "{\"a\": 1, \"a\": 2} | JSON not well-formed",
      })
  void isRefused(String text, String words) {
    if (text.contains("#")) {
      String bomb = text.replace("#", "\n");
      assertThatThrownBy(() -> TemplateText.read(bomb))
          .hasMessage("Template error: YAML aliases are not allowed in CloudFormation templates");
    } else {
      assertThatThrownBy(() -> TemplateText.read(text)).hasMessageContaining(words);
    }
  }
}

package io.mastic.stacks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each function comes to, and what is refused, as tables. */
class FunctionsTest {

  private static final String HEAD =
      """
      Parameters:
        Stage: {Type: String, Default: dev}
        Empty: {Type: String, Default: ''}
        List: {Type: CommaDelimitedList, Default: 'a, b,c'}
        Number: {Type: Number, Default: 3}
      Mappings:
        M: {dev: {Size: small, Sizes: [1, 2]}, prod: {Size: big}}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsDev: !Not [!Condition IsProd]
        Both: !And [!Condition IsDev, !Equals [!Ref Number, '3']]
        Either: !Or [!Condition IsProd, !Condition IsDev]
      Resources:
        There: {Type: 'AWS::S3::Bucket'}
        Absent: {Type: 'AWS::S3::Bucket', Condition: IsProd}
      """;

  /** One resource whose id and attributes are known, one export, one kept value. */
  private static final Lookup WORLD =
      new Lookup() {
        @Override
        public JsonNode reference(String logicalId) {
          return JsonNodeFactory.instance.textNode("id-of-" + logicalId);
        }

        @Override
        public JsonNode attribute(String logicalId, String attribute) {
          return JsonNodeFactory.instance.textNode(logicalId + "'s " + attribute);
        }

        @Override
        public String imported(String exportName) {
          return "import of " + exportName;
        }

        @Override
        public String stored(String service, String key) {
          return service + "<" + key + ">";
        }
      };

  private static Evaluator evaluator() {
    ObjectNode tree = TemplateText.read(HEAD);
    Map<String, ParameterSpec> declared = ParameterTypes.read(tree);
    Map<String, JsonNode> values = new HashMap<>();
    ParameterValues.of(declared, Map.of())
        .forEach(
            (name, text) -> {
              ParameterSpec spec = declared.get(name);
              if (spec != null) {
                values.put(name, ParameterTypes.value(spec, text));
              }
            });
    PseudoParameters.of("000000000012", "eu-west-1", "arn:stack", "stack")
        .forEach((name, value) -> values.put(name, ParameterTypes.text(value)));
    return new Evaluator(
        TemplateReader.read(Expansion.expand(tree, values, where -> "")), values, WORLD);
  }

  private static String evaluated(String yaml) {
    JsonNode node = TemplateText.read("v: " + yaml).get("v");
    return evaluator().evaluate(node).map(JsonNode::toString).orElse("nothing").replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref Stage | 'dev'",
        "!Ref List | ['a','b','c']",
        "!Ref There | 'id-of-There'",
        "!Ref AWS::Region | 'eu-west-1'",
        "!Ref AWS::AccountId | '000000000012'",
        "!Ref AWS::NoValue | nothing",
        "[1, !Ref AWS::NoValue, 2] | [1,2]",
        "{a: !Ref AWS::NoValue, b: 1} | {'b':1}",
        "!GetAtt There.Arn | 'There's Arn'",
        "!GetAtt [There, A.B] | 'There's A.B'",
        "!Sub '${Stage}-${AWS::Region}-${There}-${There.Arn}-${!Kept}'"
            + " | 'dev-eu-west-1-id-of-There-There's Arn-${Kept}'",
        "!Sub ['${A}/${Stage}', {A: !Ref There}] | 'id-of-There/dev'",
        "!Join ['-', [a, !Ref Stage, 3]] | 'a-dev-3'",
        "!Join ['/', !Ref List] | 'a/b/c'",
        "!Join ['', []] | ''",
        "!Select [1, !Ref List] | 'b'",
        "!Select ['0', [x, y]] | 'x'",
        "!Split [',', 'a,b,,c'] | ['a','b','','c']",
        "!Select [2, !Split ['/', 'a/b/c']] | 'c'",
        "!If [IsProd, 1, !If [IsDev, 2, 3]] | 2",
        "!If [IsProd, 1, !Ref AWS::NoValue] | nothing",
        "!If [Both, both, one] | 'both'",
        "!If [Either, yes, no] | 'yes'",
        "!FindInMap [M, !Ref Stage, Size] | 'small'",
        "!FindInMap [M, dev, Sizes] | [1,2]",
        "!FindInMap [M, other, Size, {DefaultValue: none}] | 'none'",
        "!ImportValue x | 'import of x'",
        "!ImportValue {'Fn::Sub': '${Stage}-x'} | 'import of dev-x'",
        "!Base64 'a b' | 'YSBi'",
        "!Cidr ['10.0.0.0/24', 2, 5] | ['10.0.0.0/27','10.0.0.32/27']",
        "!GetAZs '' | ['eu-west-1a','eu-west-1b','eu-west-1c']",
        "!Length [1, 2, 3] | 3",
        "!ToJsonString {a: !Ref Stage} | '{\\'a\\':\\'dev\\'}'",
        "'{{resolve:ssm:/a/b:2}}-x' | 'ssm</a/b:2>-x'",
        "!Sub '{{resolve:secretsmanager:${Stage}:SecretString:p}}'"
            + " | 'secretsmanager<dev:SecretString:p>'",
        "{Ref: Stage, other: 1} | {'Ref':'Stage','other':1}",
      })
  void comesTo(String yaml, String value) {
    assertThat(evaluated(yaml)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref Nobody | Unresolved resource dependencies [Nobody]",
        "!Ref Absent | Unresolved resource dependencies [Absent]",
        "!Select [7, [a]] | Fn::Select cannot select nonexistent value at index 7",
        "!Select [a] | Fn::Select requires a list argument with two elements",
        "!Join [a] | every Fn::Join object requires two parameters",
        "!Join [',', [{a: 1}]] | every value of a joined list must be a string",
        "!Split ['', a] | every Fn::Split object requires two parameters",
        "!If [Nothing, 1, 2] | Unresolved condition dependency Nothing",
        "!If [IsDev, 1] | Fn::If requires a list argument with three elements",
        "!FindInMap [N, a, b] | Mapping named 'N' is not present",
        "!FindInMap [M, a, b] | Unable to get mapping for M::a::b",
        "!Cidr ['10.0.0.0/24', 9, 5] | has no 9 blocks",
        "!Cidr ['localhost/24', 1, 5] | every Fn::Cidr object requires",
        "!Length a | every Fn::Length object requires a list",
        "!Sub [a] | One or more Fn::Sub intrinsic functions",
        "!Sub '${List.x}' | Unresolved resource dependencies [List]",
        "{'Fn::Nonsense': 1} | Encountered unsupported function: Fn::Nonsense Supported functions"
            + " are: [Ref, ",
        "!Base64 {Ref: List} | every Fn::Base64 object must have a String-typed value.",
        "!GetAZs {Ref: List} | every Fn::GetAZs object must have a String-typed value.",
        "!ImportValue {Ref: List} | every Fn::ImportValue object must have a String-typed value.",
        "!Join [',', {Ref: Stage}] | every Fn::Join object requires two parameters",
        "!Select [{Ref: Stage}, [a]] | Fn::Select requires a list argument with two elements",
        "{'Fn::Transform': {Name: Mine}} | Mastic runs no macros: Mine",
      })
  void isRefused(String yaml, String words) {
    assertThatThrownBy(() -> evaluated(yaml))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(words);
  }

  /** Each function with each shape that is not its own: function, shapes, words. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Ref | {'Fn::Sub': x}; ''; [a]; [a, b]; 1; {a: b} | every Ref object must have a single"
            + " String value.",
        "Fn::GetAtt | There; '.Arn'; 'There.'; [There]; [There, '']; [There, [a]]; [{Ref: There},"
            + " Arn]; {a: b}; [a, b, c] | every Fn::GetAtt object requires two non-empty"
            + " parameters, the resource name and the resource attribute",
        "Fn::If | IsDev; [IsDev, 1]; [IsDev, 1, 2, 3]; [{Ref: Stage}, 1, 2]; [[IsDev], 1, 2]; {a:"
            + " b} | Fn::If requires a list argument with three elements",
        "Fn::Sub | [a]; {Ref: Stage}; [a, b]; [{Ref: Stage}, {}]; [a, {}, {}]; []; 1"
            + " | One or more Fn::Sub intrinsic functions don't specify expected arguments.",
        "Fn::Join | a; [a]; [',', a]; [',', {a: b}]; [{Ref: Stage}, [a]]; [',', [a], b]; {a: b} |"
            + " every Fn::Join object requires two parameters, (1) a string delimiter and (2) a"
            + " list",
        "Fn::Select | a; [0]; [x, [a]]; [-1, [a]]; [0, a]; [0, {a: b}]; [0, [a], b]; [[0], [a]] |"
            + " Fn::Select requires a list argument with two elements: an integer index and a list",
        "Fn::Split | a; [',']; ['', a]; [{Ref: Stage}, a]; [',', [a]]; [',', {a: b}]; [',', a, b] |"
            + " every Fn::Split object requires two parameters, (1) a string delimiter and (2) a"
            + " string",
        "Fn::FindInMap | M; [M, dev]; [M, dev, [Size]]; [M, {a: b}, Size]; [M, dev, Size, none];"
            + " [M, a, b, {DefaultValue: 1}, c] | every Fn::FindInMap object requires three"
            + " parameters, the map name, map key and the attribute for return value",
        "Fn::ImportValue | [a]; {a: b} | every Fn::ImportValue object must have a String-typed"
            + " value.",
        "Fn::ImportValue | {Ref: There}; {'Fn::GetAtt': There.Arn}; {'Fn::Sub': 'x-${There}'};"
            + " {'Fn::ImportValue': x}; {'Fn::Select': [0, {'Fn::GetAZs': ''}]} | the attribute in"
            + " Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs",
        "Fn::Base64 | [a]; {a: b} | every Fn::Base64 object must have a String-typed value.",
        "Fn::GetAZs | [a]; {a: b} | every Fn::GetAZs object must have a String-typed value.",
        "Fn::Cidr | 10.0.0.0/24; [10.0.0.0/24]; [10.0.0.0/24, [1]]; [[a], 1]; [10.0.0.0/24, 1, 2,"
            + " 3] | every Fn::Cidr object requires an ipBlock, a count from 1 to 256, and"
            + " cidrBits",
        "Fn::Length | a; 1; {a: b} | every Fn::Length object requires a list",
        "Fn::ToJsonString | a; 1 | every Fn::ToJsonString object requires an object or a list",
        "Fn::And | a; [a]; [a, a, a, a, a, a, a, a, a, a, a] | every Fn::And object requires a list"
            + " of at least 2 and at most 10 boolean parameters.",
        "Fn::Or | a; [a]; {a: b} | every Fn::Or object requires a list of at least 2 and at most 10"
            + " boolean parameters.",
        "Fn::Not | a; []; [a, b] | every Fn::Not object requires a list of exactly 1 boolean"
            + " parameter.",
        "Fn::Equals | a; [a]; [a, b, c] | every Fn::Equals object requires a list of 2 string"
            + " parameters.",
        "Fn::Nothing | a; [a] | Encountered unsupported function: Fn::Nothing Supported functions"
            + " are: [Ref, Fn::GetAtt,",
      })
  void isWrittenWithItsOwnShapeOnly(String function, String shapes, String words) {
    for (String shape : shapes.split(";", -1)) {
      String piece = "{'" + function + "': " + shape.strip() + "}";
      for (String place :
          new String[] {
            "{Resources: {R: {Type: T, Properties: {p: [{q: P}]}}, There: {Type: T}}}",
            "{Resources: {There: {Type: T}}, Outputs: {O: {Value: P}}}"
          }) {
        ObjectNode tree = TemplateText.read(place.replace("P}", piece + "}"));
        assertThatThrownBy(() -> TemplateReader.read(tree))
            .as(piece)
            .isInstanceOf(TemplateException.class)
            .hasMessageStartingWith("Template error: " + words);
      }
    }
  }

  @Test
  void aCircleOfConditionsIsRefused() {
    ObjectNode tree =
        TemplateText.read(
            "{Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]},"
                + " Resources: {X: {Type: 'AWS::S3::Bucket', Condition: A}}}");
    Evaluator evaluator = new Evaluator(TemplateReader.read(tree), Map.of(), WORLD);
    assertThatThrownBy(() -> evaluator.has("X")).hasMessageContaining("circular condition");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{Type: Number, MinValue: 2} | 1 | Parameter 'P' must be a number not less than 2",
        "{Type: Number, MaxValue: 2} | 3 | Parameter 'P' must be a number not greater than 2",
        "{Type: Number} | x | Parameter 'P' must be a number",
        "{Type: String, AllowedValues: [a, b]} | c | must be one of AllowedValues",
        "{Type: String, AllowedPattern: '[a-z]+'} | A | must match pattern [a-z]+",
        "{Type: String, MinLength: 2} | a | must contain at least 2 characters",
        "{Type: String, MaxLength: 2} | abc | must contain at most 2 characters",
        "{Type: String, AllowedValues: [a], ConstraintDescription: be good} | b"
            + " | Parameter P failed to satisfy constraint: be good",
        "{Type: CommaDelimitedList, AllowedValues: [a, b]} | a,c | must be one of AllowedValues",
        "{Type: List<Number>} | 1,x | must be a number",
      })
  void aValueThatDoesNotFit(String declared, String value, String words) {
    Map<String, ParameterSpec> specs =
        ParameterTypes.read(TemplateText.read("Parameters: {P: " + declared + "}"));
    assertThatThrownBy(() -> ParameterValues.of(specs, Map.of("P", value)))
        .hasMessageContaining(words);
  }

  @Test
  void loopsAreUnrolled() {
    ObjectNode tree =
        TemplateText.read(
            """
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'a,b-c'}}
            Resources:
              Fn::ForEach::Dbs:
                - Name
                - !Ref Names
                - Db&{Name}: {Type: 'AWS::Glue::Database', Properties: {N: !Ref Name, M: !Sub 'x-${Name}'}}
            """);
    Map<String, JsonNode> values =
        Map.of("Names", JsonNodeFactory.instance.arrayNode().add("a").add("b-c"));
    assertThat(Expansion.expand(tree, values, where -> "").get("Resources").toString())
        .isEqualTo(
            "{'Dba':{'Type':'AWS::Glue::Database','Properties':{'N':'a','M':{'Fn::Sub':'x-a'}}},"
                    .replace('\'', '"')
                + "'Dbbc':{'Type':'AWS::Glue::Database','Properties':{'N':'b-c','M':{'Fn::Sub':'x-b-c'}}}}"
                    .replace('\'', '"'));
  }

  @Test
  void loopsStandWithinLoops() {
    ObjectNode tree =
        TemplateText.read(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Outer:
                - Zone
                - [raw, clean]
                - Fn::ForEach::Inner:
                    - Kind
                    - [One, 'Of${Zone}']
                    - '${Zone}${Kind}': {Type: !Sub '${Zone}/${Kind}'}
            """);
    assertThat(Expansion.expand(tree, Map.of(), where -> "").get("Resources").fieldNames())
        .toIterable()
        .containsExactly("rawOne", "rawOfraw", "cleanOne", "cleanOfclean");
  }
}

package io.mastic.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.mastic.catalog.schema.Reading.Answer;
import io.mastic.kernel.Json;
import io.mastic.kernel.pattern.PatternSteps;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

  private static final JsonLanguage LANGUAGE = new JsonLanguage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // writer | reader | answer
        "{'type':'integer'} | {'type':'number'} | YES",
        "{'type':'number'} | {'type':'integer'} | NO",
        "{'type':'string'} | {'type':['string','null']} | YES",
        "{'type':['string','null']} | {'type':'string'} | NO",
        "{} | {'type':'string'} | NO",
        "{'type':'string'} | {} | YES",
        "{'type':'string'} | true | YES",
        "{'type':'string'} | false | NO",
        "false | {'type':'string'} | YES",
        "{'title':'a','type':'string'} | {'title':'b','type':'string','default':'x'} | YES",
        "{'type':'string','enum':['a']} | {'type':'string','enum':['a','b']} | YES",
        "{'type':'string','enum':['a','b']} | {'type':'string','enum':['a']} | NO",
        "{'enum':['a','b']} | {'type':'string'} | YES",
        "{'enum':['a',1]} | {'type':'string'} | NO",
        "{'type':'string'} | {'enum':['a']} | NO",
        "{'const':1} | {'enum':[1,2]} | YES",
        "{'const':3} | {'enum':[1,2]} | NO",
        "{'minLength':2} | {'minLength':1} | YES",
        "{'minLength':1} | {'minLength':2} | NO",
        "{'type':'integer'} | {'type':'integer','minLength':2} | YES",
        "{'type':'string','maxLength':5} | {'type':'string','maxLength':4} | NO",
        "{'type':'string','maxLength':5} | {'type':'string','maxLength':6} | YES",
        "{'type':'string'} | {'type':'string','minLength':0} | YES",
        "{'type':'string','pattern':'a'} | {'type':'string','pattern':'a'} | YES",
        "{'type':'string'} | {'type':'string','pattern':'a'} | NO",
        "{'type':'string','pattern':'^a$'} | {'type':'string','pattern':'a'} | UNDECIDED",
        "{'type':'string'} | {'type':'string','format':'date'} | NO",
        "{'type':'string','format':'date'} | {'type':'string'} | YES",
        "{'minimum':2} | {'minimum':1} | YES",
        "{'minimum':1} | {'minimum':2} | NO",
        "{'minimum':1} | {'exclusiveMinimum':1} | NO",
        "{'exclusiveMinimum':1} | {'minimum':1} | YES",
        "{'maximum':1} | {'maximum':1.5} | YES",
        "{'maximum':1} | {'exclusiveMaximum':1} | NO",
        "{'multipleOf':4} | {'multipleOf':2} | YES",
        "{'multipleOf':2} | {'multipleOf':4} | NO",
        "{'type':'integer'} | {'type':'number','multipleOf':0.5} | YES",
        // The bounds of draft 4
        "{'$schema':'http://json-schema.org/draft-04/schema#','minimum':1}"
            + " |{'$schema':'http://json-schema.org/draft-04/schema#','minimum':1,'exclusiveMinimum':true}"
            + " | NO",
        "{'$schema':'http://json-schema.org/draft-04/schema#','minimum':1,'exclusiveMinimum':true}"
            + " |{'$schema':'http://json-schema.org/draft-04/schema#','minimum':1} | YES",
        // Draft 4 does not know const, so it promises nothing
        "{'$schema':'http://json-schema.org/draft-04/schema#','const':1} |"
            + "{'$schema':'http://json-schema.org/draft-04/schema#','type':'integer'} | NO",
        "{'$schema':'http://json-schema.org/draft-04/schema#','type':'integer'} |"
            + "{'type':'integer'} | UNDECIDED",
        // Arrays
        "{'items':{'type':'integer'}} | {'items':{'type':'number'}} | YES",
        "{'items':{'type':'number'}} | {'items':{'type':'integer'}} | NO",
        "{'type':'array'} | {'type':'array','uniqueItems':true} | NO",
        "{'type':'array','maxItems':1} | {'type':'array','uniqueItems':true} | YES",
        "{'items':[{},{}],'additionalItems':false} | {'items':[{}],'additionalItems':false} | NO",
        "{'items':[{}],'additionalItems':false} | {'items':[{},{}],'additionalItems':false} | YES",
        "{'items':[{'type':'integer'}],'additionalItems':{'type':'integer'}} |"
            + "{'items':{'type':'number'}} | YES",
        "{'items':[{'type':'integer'}]} | {'items':{'type':'integer'}} | NO",
        "{'type':'array'} | {'type':'array','contains':{'type':'string'}} | NO",
        "{'contains':{'type':'integer'}} | {'contains':{'type':'number'}} | YES",
        "{'maxItems':0} | {'items':{'type':'string'}} | YES",
        // Objects
        "{'properties':{'a':{'type':'string'}}} | {'required':['a']} | NO",
        "{'required':['a','b']} | {'required':['a']} | YES",
        "{'required':['a']} | {'minProperties':1} | YES",
        "{'type':'object'} | {'type':'object','additionalProperties':false} | NO",
        "{'type':'object','additionalProperties':false} | {'type':'object'} | YES",
        "{'properties':{'a':{'type':'string'}}} |"
            + " {'type':'object','properties':{'a':{'type':'string'}}} | NO",
        "{'additionalProperties':{'type':'integer'}} | {'properties':{'a':{'type':'number'}}} |"
            + " YES",
        "{'additionalProperties':{'type':'string'}} | {'properties':{'a':{'type':'number'}}} | NO",
        "{'type':'object'} | {'type':'object','properties':{'a':{}}} | YES",
        "{'type':'object'} | {'patternProperties':{'^x':{'type':'string'}}} | NO",
        "{'patternProperties':{'^x':{'type':'integer'}}} |"
            + " {'patternProperties':{'^x':{'type':'number'}}} | YES",
        "{'patternProperties':{'^x':{'type':'integer'}},'additionalProperties':false} |"
            + "{'properties':{'xa':{'type':'integer'},'b':{'type':'string'}}} | YES",
        "{'patternProperties':{'^x':{'type':'integer'}},'additionalProperties':false} |"
            + "{'properties':{'xa':{'type':'string'}}} | NO",
        "{'properties':{'xa':{'type':'string'}},'additionalProperties':false} |"
            + "{'patternProperties':{'^x':{'type':'string'}},'additionalProperties':false} | YES",
        "{'properties':{'ya':{'type':'string'}},'additionalProperties':false} |"
            + "{'patternProperties':{'^x':{'type':'string'}},'additionalProperties':false} | NO",
        "{'type':'object'} | {'type':'object','propertyNames':{'maxLength':3}} | NO",
        "{'propertyNames':{'maxLength':2}} | {'propertyNames':{'maxLength':3}} | YES",
        "{'type':'object'} | {'type':'object','dependencies':{'a':['b']}} | NO",
        "{'required':['b']} | {'dependencies':{'a':['b']}} | YES",
        "{'dependencies':{'a':['b','c']}} | {'dependencies':{'a':['b']}} | YES",
        "{'dependencies':{'a':{'required':['b']}}} | {'dependencies':{'a':{}}} | YES",
        "{'dependencies':{'a':['b']}} | {'dependencies':{'a':{'required':['b']}}} | UNDECIDED",
        // Choices
        "{'anyOf':[{'type':'string'}]} | {'anyOf':[{'type':'string'},{'type':'null'}]} | YES",
        "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'anyOf':[{'type':'string'}]} | NO",
        "{'type':['string','null']} | {'anyOf':[{'type':'null'},{'type':'string'}]} | YES",
        "{'type':'string'} | {'oneOf':[{'type':'null'},{'type':'string'}]} | YES",
        "{'oneOf':[{'type':'integer'}]} | {'oneOf':[{'type':'integer'},{'type':'number'}]} |"
            + " UNDECIDED",
        "{'oneOf':[{'type':'integer'},{'type':'number'}]} |"
            + " {'oneOf':[{'type':'integer'},{'type':'number'}]} | YES",
        "{'oneOf':[{'type':'object','required':['k'],'properties':{'k':{'const':1}}}]} |"
            + "{'oneOf':[{'type':'object','required':['k'],'properties':{'k':{'const':1}}},"
            + "{'type':'object','required':['k'],'properties':{'k':{'const':2}}}]} | YES",
        "{'type':'object','properties':{'a':{'type':'string'}}}"
            + " |{'type':'object','properties':{'a':{'type':'string'}},'allOf':[{'required':['a']}]}"
            + " | NO",
        "{'allOf':[{'type':'object'},{'required':['a']}]} | {'type':'object','required':['a']} |"
            + " YES",
        "{'not':{'type':['string','null']}} | {'not':{'type':'string'}} | YES",
        "{'not':{'type':'string'}} | {'not':{'type':['string','null']}} | NO",
        "{'type':'integer'} | {'not':{'type':'string'}} | YES",
        "{'type':'object'} | {'type':'object','if':{'required':['a']},'then':{'required':['b']}} |"
            + " NO",
        "{'if':{'required':['a']},'then':{'required':['b']}} |"
            + "{'if':{'required':['a']},'then':{'required':['c']}} | UNDECIDED",
        "{'required':['b']} | {'if':{'required':['a']},'then':{'required':['b']}} | YES",
        // References
        "{'definitions':{'x':{'type':'string'}},'properties':{'a':{'$ref':'#/definitions/x'}}}"
            + " |{'definitions':{'x':{'type':'integer'}},'properties':{'a':{'$ref':'#/definitions/x'}}}"
            + " | NO",
        "{'definitions':{'x':{'type':'string'}},'properties':{'a':{'$ref':'#/definitions/x'}}} |"
            + "{'properties':{'a':{'type':'string'}}} | YES",
        "{'properties':{'n':{'$ref':'#'},'v':{'type':'string'}},'additionalProperties':false}"
            + " |{'properties':{'n':{'$ref':'#'},'v':{'type':['string','null']}},'additionalProperties':false}"
            + " | YES",
        "{'properties':{'n':{'$ref':'#'},'v':{'type':'string'}},'additionalProperties':false}"
            + " |{'properties':{'n':{'$ref':'#'},'v':{'type':'integer'}},'additionalProperties':false}"
            + " | NO",
        "{'type':'string'} | {'properties':{'a':{'$ref':'http://example.com/x'}}} | YES",
        "{'type':'object'} | {'properties':{'a':{'$ref':'http://example.com/x'}}} | UNDECIDED",
        "{'type':'integer'} | {'anyOf':[{'$ref':'#'},{'type':'string'}]} | UNDECIDED",
      })
  void aReaderAcceptsWhatAWriterWrites(String writer, String reader, Reading.Answer answer) {
    Reading reading = reads(reader.replace('\'', '"'), writer.replace('\'', '"'));
    assertThat(reading.answer()).as(reading.why()).isEqualTo(answer);
  }

  /** Whatever is proven has to hold: the validator finds no value that shows the contrary. */
  @Test
  void whatIsProvenHolds() {
    whatIsProvenHolds(7);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(1_000, 1_029);
  }

  /** The same for longer. */
  @ParameterizedTest
  @MethodSource("manySeeds")
  @Tag("slow")
  void whatIsProvenHoldsForLonger(long seed) {
    whatIsProvenHolds(seed);
  }

  private static void whatIsProvenHolds(long seed) {
    Random random = new Random(seed);
    int proven = 0;
    for (int i = 0; i < 2_000; i++) {
      JsonNode writer = schema(random, 3);
      JsonNode reader = random.nextBoolean() ? schema(random, 3) : changed(writer, random);
      if (!reads(reader.toString(), writer.toString()).is(Reading.Answer.YES)) {
        continue;
      }
      proven++;
      for (int j = 0; j < 10; j++) {
        JsonNode value = value(random, 3);
        if (accepts(writer, value)) {
          assertThat(accepts(reader, value))
              .as("%s is of %s, but not of %s", value, writer, reader)
              .isTrue();
        }
      }
    }
    assertThat(proven).isGreaterThan(200);
  }

  @Test
  void aSchemaOfManyChoicesEnds() {
    String choices = "{\"type\":\"object\"}";
    for (int i = 0; i < 12; i++) {
      choices =
          "{\"anyOf\":[%s,{\"properties\":{\"a\":%s}},{\"required\":[\"b%d\"]}]}"
              .formatted(choices, choices, i);
    }
    String writer = choices.replace("\"b", "\"c");
    assertThat(reads(choices, writer).is(Reading.Answer.YES)).isFalse();
  }

  @Test
  void equalDefinitionsDifferInTheirLooksOnly() {
    assertThat(LANGUAGE.canonical("{ \"b\": 1.0,\n \"a\": [2, 1] }"))
        .isEqualTo(LANGUAGE.canonical("{\"a\":[2,1],\"b\":1.0}"))
        .isNotEqualTo(LANGUAGE.canonical("{\"a\":[1,2],\"b\":1.0}"));
  }

  private static Reading reads(String reader, String writer) {
    return LANGUAGE.reads(LANGUAGE.read(reader), LANGUAGE.read(writer));
  }

  private static JsonNode changed(JsonNode schema, Random random) {
    if (!schema.isObject() || schema.isEmpty()) {
      return schema(random, 1);
    }
    ObjectNode copy = schema.deepCopy();
    List<String> names = List.copyOf(copy.propertyStream().map(e -> e.getKey()).toList());
    String name = names.get(random.nextInt(names.size()));
    if (random.nextBoolean()) {
      copy.remove(name);
    } else if (schema(random, 2) instanceof ObjectNode other) {
      copy.setAll(other);
    }
    return copy;
  }

  private static JsonNode schema(Random random, int depth) {
    if (random.nextInt(12) == 0) {
      return Json.read(random.nextInt(4) == 0 ? "false" : "true");
    }
    ObjectNode schema = Json.MAPPER.createObjectNode();
    int keywords = 1 + random.nextInt(3);
    for (int i = 0; i < keywords; i++) {
      keyword(schema, random, depth);
    }
    return schema;
  }

  private static void keyword(ObjectNode schema, Random random, int depth) {
    int kinds = depth > 0 ? 24 : 11;
    switch (random.nextInt(kinds)) {
      case 0, 1, 2 -> schema.put("type", pick(random, "string", "integer", "number", "object"));
      case 3 -> {
        schema.remove("type");
        schema.putArray("type").add("null").add(pick(random, "array", "object", "integer"));
      }
      case 4 -> schema.put("minimum", random.nextInt(4));
      case 5 -> schema.put("exclusiveMaximum", random.nextInt(4));
      case 6 -> schema.put("multipleOf", 1 + random.nextInt(4));
      case 7 -> schema.put("maxLength", random.nextInt(3));
      case 8 -> schema.putArray("enum").add(random.nextInt(3)).add("a").addNull();
      case 9 -> schema.putArray("required").add(pick(random, "a", "b"));
      case 10 -> schema.put("minProperties", random.nextInt(3));
      case 11, 12 -> schema.withObject("/properties").set(name(random), schema(random, depth - 1));
      case 13 -> schema.set("additionalProperties", schema(random, depth - 1));
      case 14 ->
          schema
              .withObject("/patternProperties")
              .set(pick(random, "a", "^b"), schema(random, depth - 1));
      case 15 -> schema.set("items", schema(random, depth - 1));
      case 16 -> {
        schema.putArray("items").add(schema(random, depth - 1)).add(schema(random, depth - 1));
        schema.set("additionalItems", schema(random, depth - 1));
      }
      case 17 -> schema.set("contains", schema(random, depth - 1));
      case 18 -> schema.set("not", schema(random, depth - 1));
      case 19 ->
          schema
              .putArray(pick(random, "anyOf", "oneOf", "allOf"))
              .add(schema(random, depth - 1))
              .add(schema(random, depth - 1));
      case 20 -> schema.withObject("/dependencies").set(name(random), schema(random, depth - 1));
      case 21 -> schema.set("propertyNames", schema(random, 0));
      case 22 -> schema.put("maxItems", random.nextInt(3));
      default -> {
        schema.set("if", schema(random, depth - 1));
        schema.set("then", schema(random, depth - 1));
      }
    }
  }

  private static String name(Random random) {
    return pick(random, "a", "b", "ba");
  }

  private static String pick(Random random, String... names) {
    return names[random.nextInt(names.length)];
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0 -> Json.read("null");
      case 1 -> Json.read("true");
      case 2 -> Json.read(String.valueOf(random.nextInt(5)));
      case 3 -> Json.read("1.5");
      case 4 -> Json.read(pick(random, "\"\"", "\"a\"", "\"abc\""));
      case 5, 6 -> {
        var array = Json.MAPPER.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(pick(random, "a", "b", "ba", "c"), value(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static boolean accepts(JsonNode schema, JsonNode value) {
    return JsonSchemas.values(VersionFlag.V7, schema, new PatternSteps(1_000_000)).has(value);
  }

  /** Patterns that a matcher would try in more ways than there are atoms; each text fits none. */
  @ParameterizedTest
  @ValueSource(
      strings = {"^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*a){25}", "^([a-zA-Z]+)*$", "(?=(a+)+b)"})
  @Timeout(120)
  void aPatternThatTakesForEverIsNoProof(String pattern) {
    String text = "a".repeat(60) + "!";
    String byName = "{\"patternProperties\":{\"%s\":{\"type\":\"string\"}}}".formatted(pattern);
    String named = "{\"properties\":{\"%s\":{\"type\":\"string\"}}}".formatted(text);
    assertThat(reads(byName, named).answer()).isNotEqualTo(Answer.YES);
    String value = "{\"type\":\"string\",\"pattern\":\"%s\"}".formatted(pattern);
    assertThat(reads(value, "{\"enum\":[\"%s\"]}".formatted(text)).answer())
        .isNotEqualTo(Answer.YES);
  }
}

package io.mastic.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class ProtobufLanguageTest {

  private static final ProtobufLanguage LANGUAGE = new ProtobufLanguage();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syntax = \"proto3\"; message A { string a = 1; }",
        "syntax = \"proto2\"; message A { required string a = 1; optional int32 b = 2 [default = 3]; }",
        "message A { optional string a = 1; }",
        "syntax = \"proto3\"; package a.b; import \"google/protobuf/timestamp.proto\";"
            + " message A { google.protobuf.Timestamp t = 1; map<string, B> m = 2;"
            + " oneof o { int32 x = 3; B y = 4; } message B { repeated E e = 1; }"
            + " enum E { Z = 0; } reserved 9, 11 to 13; }"
            + " service S { rpc Foo(A) returns (stream A); }",
      })
  void whatIsOneIsRead(String definition) {
    assertThat(LANGUAGE.read(definition).messages()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | unexpected label: hello",
        "syntax = \"proto3\"; message A { int32 a = 1 | unexpected end of file",
        "syntax = \"proto4\"; message A { int32 a = 1; } | unexpected syntax: proto4",
        "edition = \"2023\"; message A { int32 a = 1; } | edition",
        "syntax = \"proto3\"; message A { string a = 1; string b = 1; } | multiple fields share tag 1",
        "syntax = \"proto3\"; message A { string a = 1; string a = 2; } | share name a",
        "syntax = \"proto3\"; message A { Nope a = 1; } | unable to resolve Nope",
        "syntax = \"proto3\"; import \"x.proto\"; message A { x.X a = 1; } | unable to find x.proto",
        "syntax = \"proto3\"; message A { google.protobuf.Any a = 1; } | unable to resolve",
        "syntax = \"proto3\"; message A { required int32 a = 1; } | forbidden in proto3",
        "syntax = \"proto2\"; message A { int32 a = 1; } | unexpected label: int32",
        "syntax = \"proto3\"; message A { int32 a = 0; } | tag is out of range: 0",
        "syntax = \"proto3\"; message A { reserved 1; int32 a = 1; } | tag 1 is reserved",
        "syntax = \"proto3\"; enum E { A = 1; } | missing a zero value",
        "syntax = \"proto3\"; message A {} message A {} | already defined",
        "syntax = \"proto3\"; message A { map<double,int32> m = 1; } | map key",
        "syntax = \"proto2\"; message A { optional group G = 1 { optional int32 x = 1; } } | group",
        "syntax = \"proto2\"; message A { extensions 100 to 199; } | extensions are not supported",
        "syntax = \"proto2\"; message A {} extend A { optional int32 x = 100; } | extensions",
        "syntax = \"proto3\"; message A { int32 a-b = 1; } | not a name: a-b",
        "syntax = \"proto3\"; message 1A { } | not a name: 1A",
        "syntax = \"proto3\"; message A { int32 a = 1 [(foo) = 3]; } | unable to resolve option foo",
      })
  void whatIsNoneIsRefused(String definition, String why) {
    assertThatThrownBy(() -> LANGUAGE.read(definition))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Schema definition of PROTOBUF data format is invalid: ")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What the writer has in message A | what the reader has in it | answer
        "optional int32 a = 1; | optional int32 a = 1; | YES",
        "optional int32 a = 1; | optional int32 renamed = 1; | YES",
        "optional int32 a = 1; | optional int64 a = 1; | YES",
        "optional int32 a = 1; | optional bool a = 1; | YES",
        "optional int32 a = 1; | optional sint32 a = 1; | NO",
        "optional sint32 a = 1; | optional sint64 a = 1; | YES",
        "optional fixed32 a = 1; | optional sfixed32 a = 1; | YES",
        "optional fixed32 a = 1; | optional fixed64 a = 1; | NO",
        "optional int32 a = 1; | optional string a = 1; | NO",
        "optional float a = 1; | optional double a = 1; | NO",
        "optional string a = 1; | optional bytes a = 1; | YES",
        "optional bytes a = 1; | optional string a = 1; | NO",
        "optional B a = 1; | optional bytes a = 1; | YES",
        "optional bytes a = 1; | optional B a = 1; | NO",
        "optional E a = 1; | optional int32 a = 1; | YES",
        "optional int32 a = 1; | optional E a = 1; | YES",
        "required int32 a = 1; | required E a = 1; | NO",
        "required E a = 1; | required E a = 1; | YES",
        "optional E a = 1; | optional bool a = 1; | NO",
        "optional E a = 1; | optional F a = 1; | YES",
        "required E a = 1; | required F a = 1; | NO",
        // Fields come and go
        "optional int32 a = 1; | | YES",
        "required int32 a = 1; | | YES",
        " | optional int32 a = 1; | YES",
        " | required int32 a = 1; | NO",
        "optional int32 a = 1; | required int32 a = 1; | NO",
        "required int32 a = 1; | optional int32 a = 1; | YES",
        // One and many
        "optional string a = 1; | repeated string a = 1; | YES",
        "repeated string a = 1; | optional string a = 1; | YES",
        "repeated int32 a = 1; | optional int32 a = 1; | NO",
        "optional int32 a = 1; | repeated int32 a = 1; | YES",
        // Maps
        "map<string, int32> a = 1; | map<string, int64> a = 1; | YES",
        "map<string, int32> a = 1; | map<string, string> a = 1; | NO",
        "map<string, int32> a = 1; | map<int32, int32> a = 1; | NO",
        "map<string, B> a = 1; | repeated B a = 1; | NO",
        // oneof
        "optional int32 a = 1; | oneof o { int32 a = 1; } | YES",
        "optional int32 a = 1; optional int32 b = 2; | oneof o { int32 a = 1; int32 b = 2; } | NO",
        "oneof o { int32 a = 1; int32 b = 2; } | oneof p { int32 a = 1; int32 b = 2; int32 c = 3; } | YES",
        "oneof o { int32 a = 1; int32 b = 2; } | optional int32 a = 1; optional int32 b = 2; | YES",
        "oneof o { int32 a = 1; } | oneof o { string a = 1; } | NO",
        "oneof o { int32 a = 1; } optional int32 b = 2; | oneof o { int32 a = 1; int32 b = 2; } | NO",
        // Messages within
        "optional B a = 1; | optional C a = 1; | NO",
        "optional A a = 1; | optional A a = 1; | YES",
        "message D { optional int32 x = 1; } optional D d = 1; | | YES",
        "message D { optional int32 x = 1; } | | NO",
        "message D { optional D d = 1; } | | NO",
      })
  void aReaderUnderstandsWhatAWriterWrites(String writer, String reader, Reading.Answer answer) {
    Reading reading = reads(proto(reader), proto(writer));
    assertThat(reading.answer()).as(reading.why()).isEqualTo(answer);
  }

  private static String proto(String members) {
    return """
        syntax = "proto2";
        message A { %s }
        message B { optional int32 x = 1; }
        message C { optional string x = 1; }
        enum E { E0 = 0; E1 = 1; }
        enum F { F0 = 0; }
        """
        .formatted(members == null ? "" : members);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rpc Foo(A) returns (A); | rpc Foo(A) returns (A); rpc Bar(A) returns (A); | YES",
        "rpc Foo(A) returns (A); rpc Bar(A) returns (A); | rpc Foo(A) returns (A); | NO",
        "rpc Foo(A) returns (A); | rpc Foo(B) returns (A); | NO",
        "rpc Foo(A) returns (A); | rpc Foo(A) returns (stream A); | NO",
      })
  void whatIsCalledIsThere(String writer, String reader, Reading.Answer answer) {
    assertThat(reads(service(reader), service(writer)).answer()).isEqualTo(answer);
  }

  private static String service(String methods) {
    return "syntax = \"proto3\"; message A {} message B {} service S { %s }".formatted(methods);
  }

  @Test
  void aMessageOfAnotherPackageIsAnother() {
    String one = "syntax = \"proto3\"; package p; message A { int32 a = 1; }";
    assertThat(reads(one.replace("package p", "package q"), one).answer())
        .isEqualTo(Reading.Answer.NO);
  }

  @Test
  void equalDefinitionsDifferInTheirLooksOnly() {
    assertThat(LANGUAGE.canonical("syntax=\"proto3\";message A{int32 a=1;}"))
        .isEqualTo(LANGUAGE.canonical("syntax = \"proto3\";\n\nmessage A {\n  int32 a = 1;\n}\n"))
        .isNotEqualTo(LANGUAGE.canonical("syntax = \"proto3\"; message A { int32 b = 1; }"));
  }

  @Test
  void differencesAreToldInTheWordsOfDescriptors() {
    String one = "syntax = \"proto3\"; package p; message A { int32 a = 1; }";
    String two =
        "syntax = \"proto3\"; package p; message A { int32 a = 1; repeated B b = 2 [deprecated = true];"
            + " reserved 4 to 6; } message B { oneof o { string s = 1; } } enum E { Z = 0; }"
            + " service S { rpc Foo(A) returns (stream B); }";
    assertThat(JsonPatch.between(LANGUAGE.tree(one), LANGUAGE.tree(one))).isEqualTo("[]");
    assertThat(JsonPatch.between(LANGUAGE.tree(one), LANGUAGE.tree(two)))
        .contains("\"path\":\"/messageType/0/field/1\"")
        .contains("\"name\":\"b\",\"number\":2,\"label\":\"repeated\",\"type\":\"p.B\"")
        .contains("\"options\":{\"deprecated\":\"true\"}")
        .contains("\"path\":\"/messageType/0/reserved\",\"value\":[\"4..6\"]")
        .contains("\"oneofDecl\":[{\"name\":\"o\"}]")
        .contains("\"path\":\"/enumType\"")
        .contains("\"inputType\":\"p.A\",\"outputType\":\"p.B\"")
        .contains("\"serverStreaming\":true");
  }

  private static Reading reads(String reader, String writer) {
    return LANGUAGE.reads(LANGUAGE.read(reader), LANGUAGE.read(writer));
  }
}

package io.mastic.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaColumnsTest {

  private static List<String> columns(String format, String definition) {
    return SchemaColumns.of(format, definition.replace('\'', '"')).stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
  }

  @Test
  void avro() {
    assertThat(
            columns(
                "AVRO",
                """
                {'type':'record','name':'R','fields':[
                 {'name':'a','type':'int'},{'name':'b','type':['null','long']},
                 {'name':'c','type':{'type':'bytes','logicalType':'decimal','precision':8,'scale':2}},
                 {'name':'d','type':{'type':'int','logicalType':'date'}},
                 {'name':'e','type':{'type':'long','logicalType':'timestamp-millis'}},
                 {'name':'f','type':{'type':'array','items':'string'}},
                 {'name':'g','type':{'type':'map','values':'double'}},
                 {'name':'h','type':{'type':'record','name':'S','fields':[{'name':'x','type':'boolean'}]}},
                 {'name':'i','type':{'type':'enum','name':'E','symbols':['A']}},
                 {'name':'j','type':['int','string']},
                 {'name':'k','type':['null','R']}]}
                """))
        .containsExactly(
            "a int",
            "b bigint",
            "c decimal(8,2)",
            "d date",
            "e timestamp",
            "f array<string>",
            "g map<string,double>",
            "h struct<x:boolean>",
            "i string",
            "j uniontype<int,string>",
            "k string");
  }

  @Test
  void jsonSchema() {
    assertThat(
            columns(
                "JSON",
                """
                {'$schema':'http://json-schema.org/draft-07/schema#','type':'object',
                 'definitions':{'P':{'type':'object','properties':{'x':{'type':'number'}}}},
                 'properties':{
                  'a':{'type':'integer'},'b':{'type':['null','boolean']},
                  'c':{'type':'array','items':{'type':'string'}},'d':{'$ref':'#/definitions/P'},
                  'e':{'type':'object','additionalProperties':{'type':'integer'}},
                  'f':{'oneOf':[{'type':'null'},{'type':'number'}]},'g':{},'h':{'$ref':'#'}}}
                """))
        .startsWith(
            "a bigint",
            "b boolean",
            "c array<string>",
            "d struct<x:double>",
            "e map<string,bigint>",
            "f double",
            "g string")
        .hasSize(8);
  }

  @Test
  void protobuf() {
    assertThat(
            columns(
                "PROTOBUF",
                """
                syntax = 'proto3';
                message M {
                  int32 a = 1; uint64 b = 2; bytes c = 3; repeated string d = 4;
                  map<string, double> e = 5; message N { bool x = 1; M up = 2; } N f = 6;
                  enum E { ZERO = 0; } E g = 7; oneof h { float i = 8; sint64 j = 9; }
                }
                """))
        .containsExactly(
            "a int",
            "b decimal(20,0)",
            "c binary",
            "d array<string>",
            "e map<string,double>",
            "f struct<x:boolean,up:string>",
            "g string",
            "i float",
            "j bigint");
  }
}

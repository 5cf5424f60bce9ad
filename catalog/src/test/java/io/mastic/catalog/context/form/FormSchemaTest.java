package io.mastic.catalog.context.form;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class FormSchemaTest {

  /** The first is the developer guide's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "structure F {\n region: String\n complianceFramework: String\n retentionDays: Integer\n}",
        "structure F { a: String, b: Integer }",
        "$version: \"2\"\nnamespace com.example\nstructure F { a: String }",
        "structure F { l: L, m: M, e: E, d: Document, n: Nested }\nlist L { member: Integer }\n"
            + "map M { key: String, value: String }\nenum E { A, B }\nstructure Nested { f: F }",
        "@amazon.datazone#displayname(defaultName: \"F\")\nstructure F {"
            + " @amazon.datazone#searchable @required @length(max: 5) a: String }",
        "structure F {}"
      })
  void isASchema(String idl) {
    assertThatCode(() -> FormSchema.check("F", idl)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | Unknown shape type: nonsense",
        "structure F { | Expected RBRACE",
        "structure G { a: String } | no structure named F",
        "list F { member: String } | no structure named F",
        "structure F { a: Missing } | unresolved shape",
        "structure F { @length(max: 1) a: Integer } | cannot be applied",
        "structure F { a: String a: String } | at line 1, column 25: Duplicate member",
        "{} | not valid",
      })
  void isNone(String idl, String why) {
    assertThatThrownBy(() -> FormSchema.check("F", idl))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":\"x\",\"n\":1,\"b\":true,\"d\":1.5,\"l\":[1,2],\"e\":\"ONE\",\"m\":{\"k\":\"v\"}}",
        " {\"inner\": {\"a\": \"y\"}, \"r\": 7} "
      })
  void conforms(String content) {
    assertThatCode(() -> forms().check(content)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`a`:1} | a:",
        "{`a`:`too long a text`} | must be <= 5 characters",
        "{`n`:`1`} | n:",
        "{`n`:1.5} | floating point",
        "{`b`:`true`} | b:",
        "{`e`:`THREE`} | e:",
        "{`l`:[`x`]} | l.0:",
        "{`m`:{`k`:1}} | m.k",
        "{`inner`:{`a`:1}} | inner.a:",
        "{`r`:11} | less than or equal to 10",
        "{`other`:1} | does not exist",
        "[] | Expected object",
        "null | Expected object",
        "`x` | Expected object",
        "{ | is not JSON",
        "{} {} | is not JSON",
        "`` | Expected object",
      })
  void doesNotConform(String content, String why) {
    assertThatThrownBy(() -> forms().check(content.replace('`', '"')))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aRequiredMemberIsAskedFor() {
    FormSchema schema = FormSchema.of("F", "structure F { @required a: String }");
    assertThatThrownBy(() -> schema.check("{}")).hasMessageContaining("Missing required");
    assertThatThrownBy(() -> schema.check(null)).hasMessageContaining("needs content");
    assertThatThrownBy(() -> schema.check("")).hasMessageContaining("is not JSON");
  }

  /** What nests without end is refused and takes no stack with it. */
  @Test
  void depthIsBounded() {
    String deep = "[".repeat(90_000);
    assertThatThrownBy(() -> forms().check("{\"a\":" + deep))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> forms().check("{} " + deep)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> FormSchema.check("F", "@x(" + deep))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> FormSchema.check("F", "metadata x = " + deep))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> FormSchema.check("F", "structure F { a := " + "{ a := ".repeat(10_000)))
        .isInstanceOf(InvalidInputException.class);
  }

  private static FormSchema forms() {
    return FormSchema.of(
        "F",
        "structure F { @length(max: 5) a: String, n: Integer, b: Boolean, d: Double, l: L, e: E,"
            + " m: M, inner: F, @range(max: 10) r: Integer }\n"
            + "list L { member: Integer }\nenum E { ONE, TWO }\nmap M { key: String, value: String"
            + " }");
  }
}

package io.mastic.stacks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'A':1} | {'A':1,'B':2} | ",
        "{'A':'1'} | {'A':1} | ",
        "{'A':1.0} | {'A':1} | ",
        "{'A':{'B':'x'}} | {'A':{'B':'y','C':1}} | /A/B NOT_EQUAL x y",
        "{'A':{'B':'x'}} | {'A':{}} | /A/B REMOVE x ",
        "{'A':{'Name':'Upper'}} | {'A':{'Name':'upper'}} | ",
        "{'A':['x','y']} | {'A':['x','z']} | /A/1 NOT_EQUAL y z",
        "{'A':['x','y']} | {'A':['x']} | /A NOT_EQUAL [\"x\",\"y\"] [\"x\"]",
        "{'A':{}} | {} | ",
        "{'A':1,'B':2} | {} | /A REMOVE 1 ;/B REMOVE 2 ",
      })
  void differ(String expected, String actual, String differences) {
    assertThat(
            Differences.of(object(expected), object(actual)).stream()
                .map(
                    each ->
                        each.path()
                            + " "
                            + each.kind()
                            + " "
                            + each.expected()
                            + " "
                            + each.actual())
                .collect(Collectors.joining(";"))
                .strip())
        .isEqualTo(differences == null ? "" : differences.strip());
  }

  private static ObjectNode object(String text) {
    return (ObjectNode) Json.read(text.replace('\'', '"'));
  }
}

package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Step Functions on each database. */
abstract class MachinesContract extends ServiceContract {

  private static final String GOOD =
      "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync','Next':'B'},"
          + "'B':{'Type':'Succeed'}}}";

  MachinesContract() {
    super("states", "AWSStepFunctions");
  }

  private static String quoted(String definition) {
    return "'" + definition.replace("'", "\\\"") + "'";
  }

  private String arn(String name) {
    return "arn:aws:states:" + region + ":000000000000:stateMachine:" + name;
  }

  private String create(String name, String definition) {
    return "{'name':'"
        + name
        + "','roleArn':'arn:aws:iam::000000000000:role/r','definition':"
        + quoted(definition)
        + "}";
  }

  @Test
  void aMachineFromCreationToDeletion() {
    String it = "'stateMachineArn':'" + arn("m") + "'";
    assertThat(done("CreateStateMachine", create("m", GOOD)).path("stateMachineArn").asText())
        .isEqualTo(arn("m"));
    assertThat(call("CreateStateMachine", create("m", GOOD)).status()).isEqualTo(200);
    String other = GOOD.replace("'B'", "'C'");
    assertThat(refusal("CreateStateMachine", create("m", other)))
        .isEqualTo("400 StateMachineAlreadyExists");
    done("UpdateStateMachine", "{" + it + ",'definition':" + quoted(other) + "}");
    JsonNode found = done("DescribeStateMachine", "{" + it + "}");
    assertThat(found.path("definition").asText()).isEqualTo(other.replace('\'', '"'));
    assertThat(found.path("status").asText()).isEqualTo("ACTIVE");
    String tagged = "'resourceArn':'" + arn("m") + "'";
    done(
        "TagResource", "{" + tagged + ",'tags':[{'key':'a','value':'b'},{'key':'c','value':'d'}]}");
    done("UntagResource", "{" + tagged + ",'tagKeys':['a']}");
    assertThat(done("ListTagsForResource", "{" + tagged + "}").at("/tags/0/key").asText())
        .isEqualTo("c");
    assertThat(refusal("StartExecution", "{" + it + "}")).startsWith("501");
    done("DeleteStateMachine", "{" + it + "}");
    assertThat(refusal("DescribeStateMachine", "{" + it + "}"))
        .isEqualTo("400 StateMachineDoesNotExist");
  }

  @Test
  void machinesAreListedByPages() {
    for (String name : List.of("a", "b", "c")) {
      done("CreateStateMachine", create(name, GOOD));
    }
    JsonNode first = done("ListStateMachines", "{'maxResults':2}");
    assertThat(first.path("stateMachines")).hasSize(2);
    String rest = "{'nextToken':'" + first.path("nextToken").asText() + "'}";
    assertThat(done("ListStateMachines", rest).at("/stateMachines/0/name").asText()).isEqualTo("c");
  }

  @Test
  void aDefinitionIsJudged() {
    assertThat(judged(GOOD)).isEqualTo("OK []");
    assertThat(judged("{")).isEqualTo("FAIL [INVALID_JSON_DESCRIPTION]");
    assertThat(judged("{'StartAt':'X','States':{'A':{'Type':'Succeed'}}}"))
        .isEqualTo("FAIL [MISSING_TRANSITION_TARGET]");
    assertThat(judged("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'}}}"))
        .isEqualTo("FAIL [MISSING_TRANSITION_TARGET, NO_TERMINAL_STATE]");
    assertThat(judged("{'StartAt':'A','States':{'A':{'Type':'Dance','End':true}}}"))
        .isEqualTo("FAIL [SCHEMA_VALIDATION_FAILED]");
    assertThat(
            judged(
                "{'StartAt':'A','States':{'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B',"
                    + "'States':{'B':{'Type':'Task','End':true}}}]}}}"))
        .isEqualTo("FAIL [SCHEMA_VALIDATION_FAILED]");
    assertThat(refusal("CreateStateMachine", create("bad", "{'States':{}}")))
        .isEqualTo("400 InvalidDefinition");
  }

  private String judged(String definition) {
    JsonNode answer =
        done("ValidateStateMachineDefinition", "{'definition':" + quoted(definition) + "}");
    List<String> codes = new ArrayList<>();
    answer.path("diagnostics").forEach(one -> codes.add(one.path("code").asText()));
    return answer.path("result").asText() + " " + codes;
  }
}

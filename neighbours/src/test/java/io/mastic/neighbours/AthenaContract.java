package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Athena's declared things on each database. */
abstract class AthenaContract extends ServiceContract {

  AthenaContract() {
    super("athena", "AmazonAthena");
  }

  private JsonNode group(String name) {
    return done("GetWorkGroup", "{'WorkGroup':'" + name + "'}").path("WorkGroup");
  }

  @Test
  void aWorkGroupIsKeptChangedAndDeleted() {
    done(
        "CreateWorkGroup",
        "{'Name':'team','Description':'d','Tags':[{'Key':'a','Value':'1'}],'Configuration':"
            + "{'BytesScannedCutoffPerQuery':10485760,'ResultConfiguration':{'OutputLocation':'s3://b/r/',"
            + "'EncryptionConfiguration':{'EncryptionOption':'SSE_S3'}}}}");
    JsonNode made = group("team");
    assertThat(made.path("State").asText()).isEqualTo("ENABLED");
    assertThat(made.at("/Configuration/EnforceWorkGroupConfiguration").asBoolean()).isTrue();
    assertThat(made.at("/Configuration/EngineVersion/EffectiveEngineVersion").asText())
        .isEqualTo("Athena engine version 3");
    assertThat(made.has("Tags")).isFalse();
    done(
        "UpdateWorkGroup",
        "{'WorkGroup':'team','State':'DISABLED','ConfigurationUpdates':{'RemoveBytesScannedCutoffPerQuery':true,"
            + "'EnforceWorkGroupConfiguration':false,'ResultConfigurationUpdates':{'OutputLocation':'s3://b/s/',"
            + "'RemoveEncryptionConfiguration':true}}}");
    JsonNode changed = group("team");
    assertThat(changed.path("State").asText()).isEqualTo("DISABLED");
    assertThat(changed.path("Description").asText()).isEqualTo("d");
    assertThat(changed.path("Configuration").has("BytesScannedCutoffPerQuery")).isFalse();
    assertThat(changed.at("/Configuration/ResultConfiguration"))
        .hasToString("{\"OutputLocation\":\"s3://b/s/\"}");
    assertThat(refusal("CreateWorkGroup", "{'Name':'team'}"))
        .isEqualTo("400 InvalidRequestException");
    done("DeleteWorkGroup", "{'WorkGroup':'team'}");
    assertThat(call("GetWorkGroup", "{'WorkGroup':'team'}").body()).contains("is not found");
    assertThat(group("primary").path("Name").asText()).isEqualTo("primary");
    assertThat(refusal("DeleteWorkGroup", "{'WorkGroup':'primary'}"))
        .isEqualTo("400 InvalidRequestException");
  }

  @Test
  void aGroupThatHoldsSomethingIsDeletedOnlyWithIt() {
    done("CreateWorkGroup", "{'Name':'full'}");
    String query = query("q", "full");
    done(
        "CreatePreparedStatement",
        "{'StatementName':'st','WorkGroup':'full','QueryStatement':'SELECT ?'}");
    assertThat(call("DeleteWorkGroup", "{'WorkGroup':'full'}").body()).contains("is not empty");
    done("DeleteWorkGroup", "{'WorkGroup':'full','RecursiveDeleteOption':true}");
    assertThat(call("GetNamedQuery", "{'NamedQueryId':'" + query + "'}").body())
        .contains("does not exist");
    done("CreateWorkGroup", "{'Name':'full'}");
    assertThat(refusal("GetPreparedStatement", "{'StatementName':'st','WorkGroup':'full'}"))
        .isEqualTo("400 ResourceNotFoundException");
  }

  private String query(String name, String group) {
    return done(
            "CreateNamedQuery",
            "{'Name':'"
                + name
                + "','Database':'db','QueryString':'SELECT 1','WorkGroup':'"
                + group
                + "'}")
        .path("NamedQueryId")
        .asText();
  }

  @Test
  void namedQueriesAreFoundByTheirIdsAndGroups() {
    String first = query("a", "primary");
    String second = query("b", "primary");
    JsonNode page = done("ListNamedQueries", "{'MaxResults':1}");
    assertThat(page.path("NamedQueryIds")).hasSize(1);
    JsonNode rest =
        done(
            "ListNamedQueries",
            "{'MaxResults':1,'NextToken':'" + page.path("NextToken").asText() + "'}");
    assertThat(rest.has("NextToken")).isFalse();
    done(
        "UpdateNamedQuery", "{'NamedQueryId':'" + first + "','Name':'c','QueryString':'SELECT 2'}");
    JsonNode both =
        done("BatchGetNamedQuery", "{'NamedQueryIds':['" + first + "','" + second + "','none']}");
    assertThat(both.at("/NamedQueries/0/QueryString").asText()).isEqualTo("SELECT 2");
    assertThat(both.path("NamedQueries")).hasSize(2);
    assertThat(both.path("UnprocessedNamedQueryIds")).hasSize(1);
    done("DeleteNamedQuery", "{'NamedQueryId':'" + first + "'}");
    assertThat(refusal("DeleteNamedQuery", "{'NamedQueryId':'" + first + "'}"))
        .isEqualTo("400 InvalidRequestException");
    String token = "'ClientRequestToken':'0123456789012345678901234567890123456789'";
    String request = "{'Name':'n','Database':'d','QueryString':'SELECT 1'," + token + "}";
    assertThat(done("CreateNamedQuery", request)).isEqualTo(done("CreateNamedQuery", request));
    assertThat(refusal("CreateNamedQuery", request.replace("SELECT 1", "SELECT 2")))
        .isEqualTo("400 InvalidRequestException");
  }

  @Test
  void statementsAreChangedWhole() {
    done(
        "CreatePreparedStatement",
        "{'StatementName':'st','WorkGroup':'primary','QueryStatement':'SELECT"
            + " ?','Description':'d'}");
    assertThat(
            refusal(
                "CreatePreparedStatement",
                "{'StatementName':'st','WorkGroup':'primary','QueryStatement':'x'}"))
        .isEqualTo("400 InvalidRequestException");
    done(
        "UpdatePreparedStatement",
        "{'StatementName':'st','WorkGroup':'primary','QueryStatement':'SELECT ?, ?'}");
    JsonNode changed =
        done("GetPreparedStatement", "{'StatementName':'st','WorkGroup':'primary'}")
            .path("PreparedStatement");
    assertThat(changed.path("QueryStatement").asText()).isEqualTo("SELECT ?, ?");
    assertThat(changed.has("Description")).isFalse();
    assertThat(
            done("ListPreparedStatements", "{'WorkGroup':'primary'}")
                .at("/PreparedStatements/0/StatementName")
                .asText())
        .isEqualTo("st");
    done("DeletePreparedStatement", "{'StatementName':'st','WorkGroup':'primary'}");
  }

  @Test
  void catalogsHaveGluesAmongThem() {
    assertThat(done("GetDataCatalog", "{'Name':'AwsDataCatalog'}").at("/DataCatalog/Type").asText())
        .isEqualTo("GLUE");
    done(
        "CreateDataCatalog",
        "{'Name':'other','Type':'GLUE','Description':'d','Parameters':{'catalog-id':'123456789012'}}");
    assertThat(done("ListDataCatalogs", "{}").path("DataCatalogsSummary")).hasSize(2);
    done(
        "UpdateDataCatalog",
        "{'Name':'other','Type':'GLUE','Parameters':{'catalog-id':'210987654321'}}");
    assertThat(
            done("GetDataCatalog", "{'Name':'other'}")
                .at("/DataCatalog/Parameters/catalog-id")
                .asText())
        .isEqualTo("210987654321");
    done("DeleteDataCatalog", "{'Name':'other'}");
    assertThat(call("GetDataCatalog", "{'Name':'other'}").body()).contains("was not found");
    assertThat(refusal("DeleteDataCatalog", "{'Name':'AwsDataCatalog'}"))
        .isEqualTo("400 InvalidRequestException");
  }

  @Test
  void groupsHaveTagsAndNoQueryIsRun() {
    done("CreateWorkGroup", "{'Name':'t','Tags':[{'Key':'a','Value':'1'}]}");
    String arn = "arn:aws:athena:" + region + ":000000000000:workgroup/t";
    done("TagResource", "{'ResourceARN':'" + arn + "','Tags':[{'Key':'b','Value':'2'}]}");
    done("UntagResource", "{'ResourceARN':'" + arn + "','TagKeys':['a']}");
    assertThat(done("ListTagsForResource", "{'ResourceARN':'" + arn + "'}").path("Tags"))
        .hasToString("[{\"Key\":\"b\",\"Value\":\"2\"}]");
    assertThat(refusal("ListTagsForResource", "{'ResourceARN':'" + arn + "x'}"))
        .isEqualTo("400 ResourceNotFoundException");
    assertThat(refusal("StartQueryExecution", "{'QueryString':'SELECT 1'}"))
        .isEqualTo("501 NotImplemented");
  }
}

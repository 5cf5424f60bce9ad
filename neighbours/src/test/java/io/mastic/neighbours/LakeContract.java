package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Lake Formation's kept things on each database. */
abstract class LakeContract extends ServiceContract {

  private static final String WHO =
      "'Principal':{'DataLakePrincipalIdentifier':'arn:aws:iam::000000000000:role/a'}";
  private static final String TABLE = "'Resource':{'Table':{'DatabaseName':'d','Name':'t'}}";

  LakeContract() {
    super("lakeformation", "");
  }

  @Override
  Neighbourhood.Answer call(String operation, String json) {
    return aws.rest(region, "lakeformation", "POST /" + operation, json);
  }

  /** The error's code stands in a header; the message is all that the body says. */
  private String words(String operation, String json) {
    Neighbourhood.Answer answer = call(operation, json);
    return answer.status() + " " + answer.json().path("message").asText();
  }

  private JsonNode granted(String filter) {
    return done("ListPermissions", "{" + filter + "}").path("PrincipalResourcePermissions");
  }

  @Test
  void whatIsGrantedIsListedUntilItIsRevoked() {
    done("GrantPermissions", "{" + WHO + "," + TABLE + ",'Permissions':['SELECT']}");
    done(
        "GrantPermissions",
        "{"
            + WHO
            + ","
            + TABLE
            + ",'Permissions':['ALTER'],'PermissionsWithGrantOption':['ALTER']}");
    String columns =
        "'Resource':{'TableWithColumns':{'DatabaseName':'d','Name':'t','ColumnNames':['b','a']}}";
    done("GrantPermissions", "{" + WHO + "," + columns + ",'Permissions':['SELECT']}");
    assertThat(granted(TABLE)).hasSize(2);
    assertThat(granted("'ResourceType':'DATABASE'")).isEmpty();
    JsonNode table =
        granted(
                "'Resource':{'Table':{'DatabaseName':'d','Name':'t','CatalogId':'000000000000'}},"
                    + WHO)
            .findParents("Table")
            .get(0);
    assertThat(table.at("/Table/CatalogId").asText()).isEqualTo("000000000000");
    assertThat(words("RevokePermissions", "{" + WHO + "," + TABLE + ",'Permissions':['DROP']}"))
        .startsWith("400 No permissions revoked. Grantee does not have: [DROP]");
    done(
        "RevokePermissions",
        "{"
            + WHO
            + ","
            + TABLE
            + ",'Permissions':['SELECT','ALTER'],'PermissionsWithGrantOption':['ALTER']}");
    // The order of columns does not matter.
    done(
        "RevokePermissions",
        "{" + WHO + "," + columns.replace("'b','a'", "'a','b'") + ",'Permissions':['SELECT']}");
    assertThat(granted(WHO)).isEmpty();
  }

  @Test
  void aBatchSaysWhatOfItDidNotGo() {
    String database = "'Resource':{'Database':{'Name':'d'}}";
    JsonNode failures =
        done(
                "BatchGrantPermissions",
                "{'Entries':[{'Id':'1',"
                    + WHO
                    + ","
                    + database
                    + ",'Permissions':['ALL']},{'Id':'2',"
                    + database
                    + ",'Permissions':['ALL']}]}")
            .path("Failures");
    assertThat(failures).hasSize(1);
    assertThat(failures.at("/0/RequestEntry/Id").asText()).isEqualTo("2");
    assertThat(granted("'ResourceType':'DATABASE'")).hasSize(1);
    assertThat(
            done(
                    "BatchRevokePermissions",
                    "{'Entries':[{'Id':'1'," + WHO + "," + database + ",'Permissions':['ALL']}]}")
                .path("Failures"))
        .isEmpty();
    assertThat(granted("")).isEmpty();
  }

  @Test
  void settingsArePutWhole() {
    JsonNode first = done("GetDataLakeSettings", "{}").path("DataLakeSettings");
    assertThat(
            first
                .at("/CreateTableDefaultPermissions/0/Principal/DataLakePrincipalIdentifier")
                .asText())
        .isEqualTo("IAM_ALLOWED_PRINCIPALS");
    done(
        "PutDataLakeSettings",
        "{'DataLakeSettings':{'DataLakeAdmins':[{'DataLakePrincipalIdentifier':'arn:aws:iam::000000000000:role/x'}],"
            + "'Parameters':{'CROSS_ACCOUNT_VERSION':'4'}}}");
    JsonNode then =
        done("GetDataLakeSettings", "{'CatalogId':'000000000000'}").path("DataLakeSettings");
    assertThat(then.path("DataLakeAdmins")).hasSize(1);
    assertThat(then.path("CreateTableDefaultPermissions")).isEmpty();
    assertThat(then.at("/Parameters/CROSS_ACCOUNT_VERSION").asText()).isEqualTo("4");
    assertThat(call("GetDataLakeSettings", "{'CatalogId':'111111111111'}").status()).isEqualTo(501);
  }

  @Test
  void placesAreRegistered() {
    String arn = "'ResourceArn':'arn:aws:s3:::bucket/raw'";
    done("RegisterResource", "{" + arn + ",'UseServiceLinkedRole':true}");
    assertThat(call("RegisterResource", "{" + arn + ",'UseServiceLinkedRole':true}").status())
        .isEqualTo(400);
    assertThat(done("DescribeResource", "{" + arn + "}").at("/ResourceInfo/RoleArn").asText())
        .endsWith("AWSServiceRoleForLakeFormationDataAccess");
    done(
        "UpdateResource",
        "{" + arn + ",'RoleArn':'arn:aws:iam::000000000000:role/lake','HybridAccessEnabled':true}");
    String filter =
        "{'FilterConditionList':[{'Field':'ROLE_ARN','ComparisonOperator':'EQ','StringValueList':['%s']}]}";
    assertThat(
            done("ListResources", filter.formatted("arn:aws:iam::000000000000:role/lake"))
                .at("/ResourceInfoList/0/HybridAccessEnabled")
                .asBoolean())
        .isTrue();
    assertThat(done("ListResources", filter.formatted("none")).path("ResourceInfoList")).isEmpty();
    done("DeregisterResource", "{" + arn + "}");
    assertThat(call("DescribeResource", "{" + arn + "}").status()).isEqualTo(400);
  }

  @Test
  void tagsStandOnDatabasesTablesAndColumns() {
    done("CreateLFTag", "{'TagKey':'Level','TagValues':['Open','Closed']}");
    assertThat(done("GetLFTag", "{'TagKey':'level'}").path("TagValues"))
        .hasToString("[\"open\",\"closed\"]");
    tag("'Database':{'Name':'d'}", "open");
    tag("'TableWithColumns':{'DatabaseName':'d','Name':'t','ColumnNames':['c']}", "closed");
    JsonNode column =
        done(
            "GetResourceLFTags",
            "{'Resource':{'TableWithColumns':{'DatabaseName':'d','Name':'t','ColumnNames':['c','x']}}}");
    assertThat(column.at("/LFTagOnDatabase/0/TagValues/0").asText()).isEqualTo("open");
    assertThat(column.path("LFTagsOnColumns")).hasSize(1);
    JsonNode failed =
        done(
            "AddLFTagsToResource",
            "{'Resource':{'Database':{'Name':'d'}},'LFTags':[{'TagKey':'level','TagValues':['none']}]}");
    assertThat(failed.at("/Failures/0/Error/ErrorCode").asText())
        .isEqualTo("EntityNotFoundException");
    done(
        "UpdateLFTag", "{'TagKey':'level','TagValuesToDelete':['open'],'TagValuesToAdd':['half']}");
    assertThat(done("GetResourceLFTags", "{'Resource':{'Database':{'Name':'d'}}}")).isEmpty();
    done(
        "RemoveLFTagsFromResource",
        "{'Resource':{'TableWithColumns':{'DatabaseName':'d','Name':'t','ColumnNames':['c']}},"
            + "'LFTags':[{'TagKey':'level','TagValues':['closed']}]}");
    done("DeleteLFTag", "{'TagKey':'level'}");
    assertThat(done("ListLFTags", "{}").path("LFTags")).isEmpty();
    assertThat(call("GetLFTag", "{'TagKey':'level'}").status()).isEqualTo(400);
  }

  private void tag(String resource, String value) {
    JsonNode answer =
        done(
            "AddLFTagsToResource",
            "{'Resource':{"
                + resource
                + "},'LFTags':[{'TagKey':'level','TagValues':['"
                + value
                + "']}]}");
    assertThat(answer.path("Failures")).isEmpty();
  }

  @Test
  void filtersBelongToTables() {
    String filter = "'TableCatalogId':'000000000000','DatabaseName':'d','TableName':'t','Name':'f'";
    String rows = ",'RowFilter':{'FilterExpression':'a > 1'},'ColumnNames':['a']";
    done("CreateDataCellsFilter", "{'TableData':{" + filter + rows + "}}");
    assertThat(call("CreateDataCellsFilter", "{'TableData':{" + filter + rows + "}}").status())
        .isEqualTo(400);
    done("UpdateDataCellsFilter", "{'TableData':{" + filter + rows.replace("> 1", "> 2") + "}}");
    assertThat(
            done("GetDataCellsFilter", "{" + filter + "}")
                .at("/DataCellsFilter/RowFilter/FilterExpression")
                .asText())
        .isEqualTo("a > 2");
    assertThat(
            done("ListDataCellsFilter", "{'Table':{'DatabaseName':'d','Name':'t'}}")
                .path("DataCellsFilters"))
        .hasSize(1);
    done("DeleteDataCellsFilter", "{" + filter + "}");
    assertThat(done("ListDataCellsFilter", "{}").path("DataCellsFilters")).isEmpty();
  }
}

package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameter Store on each database. */
abstract class ParametersContract extends ServiceContract {

  ParametersContract() {
    super("ssm", "AmazonSSM");
  }

  private void put(String name, String value) {
    done("PutParameter", "{'Name':'" + name + "','Value':'" + value + "','Type':'String'}");
  }

  private String overwrite(String name, String value, String more) {
    return "{'Name':'" + name + "','Value':'" + value + "','Overwrite':true" + more + "}";
  }

  private JsonNode get(String name, String more) {
    return done("GetParameter", "{'Name':'" + name + "'" + more + "}").path("Parameter");
  }

  private String value(String name) {
    return get(name, "").path("Value").asText();
  }

  @Test
  void versionsAreFoundByNumberAndLabel() {
    put("/app/url", "one");
    assertThat(refusal("PutParameter", "{'Name':'/app/url','Value':'two','Type':'String'}"))
        .isEqualTo("400 ParameterAlreadyExists");
    assertThat(done("PutParameter", overwrite("/app/url", "two", "")).path("Version").asInt())
        .isEqualTo(2);
    assertThat(value("/app/url")).isEqualTo("two");
    JsonNode first = get("/app/url:1", "");
    assertThat(first.path("Value").asText()).isEqualTo("one");
    assertThat(first.path("Selector").asText()).isEqualTo(":1");
    assertThat(refusal("GetParameter", "{'Name':'/app/url:3'}"))
        .isEqualTo("400 ParameterVersionNotFound");
    assertThat(
            done(
                    "LabelParameterVersion",
                    "{'Name':'/app/url','ParameterVersion':1,'Labels':['prod','1bad','aws-x']}")
                .path("InvalidLabels"))
        .hasSize(2);
    assertThat(value("/app/url:prod")).isEqualTo("one");
    done("LabelParameterVersion", "{'Name':'/app/url','Labels':['prod']}");
    assertThat(value("/app/url:prod")).isEqualTo("two");
    JsonNode removed =
        done(
            "UnlabelParameterVersion",
            "{'Name':'/app/url','ParameterVersion':2,'Labels':['prod','none']}");
    assertThat(removed.path("RemovedLabels")).hasToString("[\"prod\"]");
    assertThat(removed.path("InvalidLabels")).hasToString("[\"none\"]");
    JsonNode page = done("GetParameterHistory", "{'Name':'/app/url','MaxResults':1}");
    assertThat(page.path("Parameters").path(0).path("Value").asText()).isEqualTo("one");
    assertThat(
            done(
                    "GetParameterHistory",
                    "{'Name':'/app/url','NextToken':'" + page.path("NextToken").asText() + "'}")
                .path("Parameters")
                .path(0)
                .path("Value")
                .asText())
        .isEqualTo("two");
    String arn = "arn:aws:ssm:" + region + ":000000000000:parameter/app/url";
    assertThat(get("/app/url", "").path("ARN").asText()).isEqualTo(arn);
    assertThat(value(arn)).isEqualTo("two");
    put("plain", "v");
    assertThat(value(get("plain", "").path("ARN").asText())).isEqualTo("v");
  }

  @Test
  void secureStringsAreEncryptedByKms() {
    done("PutParameter", "{'Name':'/s','Value':'hush','Type':'SecureString'}");
    String shown = value("/s");
    assertThat(shown).isNotEqualTo("hush");
    assertThat(get("/s", ",'WithDecryption':true").path("Value").asText()).isEqualTo("hush");
    JsonNode opened =
        aws.json(
                region,
                "kms",
                "TrentService.Decrypt",
                "{'CiphertextBlob':'"
                    + shown
                    + "','EncryptionContext':{'PARAMETER_ARN':'arn:aws:ssm:"
                    + region
                    + ":000000000000:parameter/s'}}")
            .json();
    assertThat(opened.path("Plaintext").asText()).isEqualTo("aHVzaA==");
    assertThat(
            refusal(
                "PutParameter",
                "{'Name':'/t','Value':'hush','Type':'SecureString','KeyId':'alias/none'}"))
        .isEqualTo("400 InvalidKeyId");
    assertThat(refusal("GetParameter", "{'Name':'/t'}")).isEqualTo("400 ParameterNotFound");
    assertThat(refusal("PutParameter", overwrite("/s", "x", ",'Type':'String'")))
        .isEqualTo("400 HierarchyTypeMismatchException");
    assertThat(column("SELECT sealed FROM shelf_secret WHERE region = ? AND kind = 'parameter'"))
        .hasSize(1)
        .allSatisfy(text -> assertThat(text).startsWith("sealed:1:"));
    assertThat(column("SELECT document FROM shelf_item WHERE region = ?").toString())
        .doesNotContain("hush");
  }

  @Test
  void pathsAndFiltersAndPages() {
    for (String name : List.of("/a/b", "/a/b/c", "/a/b/d", "/a/e", "/ab", "top")) {
      put(name, "v");
    }
    assertThat(byPath("{'Path':'/a'}")).isEqualTo("/a/b /a/e");
    assertThat(byPath("{'Path':'/a/','Recursive':true}")).isEqualTo("/a/b /a/b/c /a/b/d /a/e");
    assertThat(byPath("{'Path':'/'}")).isEqualTo("/ab top");
    assertThat(refusal("GetParametersByPath", "{'Path':'a'}")).isEqualTo("400 ValidationException");
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          done(
              "GetParametersByPath",
              "{'Path':'/','Recursive':true,'MaxResults':4"
                  + (token.isEmpty() ? "" : ",'NextToken':'" + token + "'")
                  + "}");
      page.path("Parameters").forEach(each -> names.add(each.path("Name").asText()));
      token = page.path("NextToken").asText();
    } while (!token.isEmpty());
    assertThat(names).hasSize(6).doesNotHaveDuplicates();
    assertThat(described("{'Key':'Name','Option':'BeginsWith','Values':['/a/b/']}"))
        .isEqualTo("/a/b/c /a/b/d");
    assertThat(described("{'Key':'Name','Option':'Contains','Values':['b']}"))
        .isEqualTo("/a/b /a/b/c /a/b/d /ab");
    assertThat(described("{'Key':'Path','Option':'Recursive','Values':['/a/b']}"))
        .isEqualTo("/a/b/c /a/b/d");
    assertThat(described("{'Key':'Type','Values':['StringList']}")).isEmpty();
    assertThat(refusal("DescribeParameters", "{'ParameterFilters':[{'Key':'No','Values':['x']}]}"))
        .isEqualTo("400 ValidationException");
    assertThat(
            refusal(
                "GetParametersByPath",
                "{'Path':'/a','ParameterFilters':[{'Key':'Name','Values':['x']}]}"))
        .isEqualTo("400 InvalidFilterKey");
    assertThat(
            refusal(
                "DescribeParameters",
                "{'ParameterFilters':[{'Key':'Name','Option':'Is','Values':['x']}]}"))
        .isEqualTo("400 InvalidFilterOption");
    JsonNode many = done("GetParameters", "{'Names':['/a/b','none','top:1']}");
    assertThat(many.path("Parameters")).hasSize(2);
    assertThat(many.path("InvalidParameters")).hasToString("[\"none\"]");
    JsonNode gone = done("DeleteParameters", "{'Names':['/a/b','none']}");
    assertThat(gone.path("DeletedParameters")).hasToString("[\"/a/b\"]");
    assertThat(gone.path("InvalidParameters")).hasToString("[\"none\"]");
    done("DeleteParameter", "{'Name':'top'}");
    assertThat(refusal("DeleteParameter", "{'Name':'top'}")).isEqualTo("400 ParameterNotFound");
    assertThat(refusal("DescribeParameters", "{'NextToken':'x'}"))
        .isEqualTo("400 InvalidNextToken");
  }

  private String byPath(String json) {
    return names(done("GetParametersByPath", json));
  }

  private String described(String filter) {
    return names(done("DescribeParameters", "{'ParameterFilters':[" + filter + "]}"));
  }

  private static String names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("Parameters").forEach(each -> names.add(each.path("Name").asText()));
    return String.join(" ", names);
  }

  @Test
  void valuesKeepTheRules() {
    String pattern = ",'AllowedPattern':'^[0-9]+$'";
    String put = "{'Name':'n','Value':'12','Type':'String'";
    done("PutParameter", put + pattern + "}");
    assertThat(refusal("PutParameter", overwrite("n", "x", "")))
        .isEqualTo("400 ParameterPatternMismatchException");
    assertThat(refusal("PutParameter", overwrite("n", "x", ",'AllowedPattern':'['")))
        .isEqualTo("400 InvalidAllowedPatternException");
    String large = "v".repeat(4097);
    String standard = "{'Name':'l','Value':'" + large + "','Type':'String'";
    assertThat(refusal("PutParameter", standard + "}")).isEqualTo("400 ValidationException");
    assertThat(
            done("PutParameter", standard + ",'Tier':'Intelligent-Tiering'}").path("Tier").asText())
        .isEqualTo("Advanced");
    assertThat(refusal("PutParameter", overwrite("l", "v", ",'Tier':'Standard'")))
        .isEqualTo("400 ValidationException");
    for (String name : List.of("aws-x", "/ssm/x", "a/b", "/a//b", "a b", "/a/")) {
      assertThat(refusal("PutParameter", "{'Name':'" + name + "','Value':'v','Type':'String'}"))
          .as(name)
          .isEqualTo("400 ValidationException");
    }
    assertThat(refusal("PutParameter", "{'Name':'t','Value':'v'}"))
        .isEqualTo("400 ValidationException");
    assertThat(refusal("PutParameter", "{'Name':'t','Value':'v','Type':'No'}"))
        .isEqualTo("400 ValidationException");
  }

  @Test
  void tagsAreKept() {
    done(
        "PutParameter",
        "{'Name':'n','Value':'v','Type':'String','Tags':[{'Key':'a','Value':'1'}]}");
    String id = "'ResourceType':'Parameter','ResourceId':'n'";
    done("AddTagsToResource", "{" + id + ",'Tags':[{'Key':'b','Value':'2'}]}");
    done("RemoveTagsFromResource", "{" + id + ",'TagKeys':['a']}");
    assertThat(done("ListTagsForResource", "{" + id + "}").path("TagList"))
        .hasToString("[{\"Key\":\"b\",\"Value\":\"2\"}]");
    assertThat(described("{'Key':'tag:b','Values':['2']}")).isEqualTo("n");
    assertThat(refusal("PutParameter", overwrite("n", "w", ",'Tags':[{'Key':'c','Value':'1'}]")))
        .isEqualTo("400 ValidationException");
    assertThat(refusal("ListTagsForResource", "{'ResourceType':'Parameter','ResourceId':'none'}"))
        .isEqualTo("400 InvalidResourceId");
  }

  @Test
  void theOldestOfAHundredVersionsGoes() {
    put("n", "1");
    for (int i = 2; i <= 101; i++) {
      done("PutParameter", overwrite("n", String.valueOf(i), ""));
    }
    assertThat(refusal("GetParameter", "{'Name':'n:1'}")).isEqualTo("400 ParameterVersionNotFound");
    done("LabelParameterVersion", "{'Name':'n','ParameterVersion':2,'Labels':['keep']}");
    assertThat(refusal("PutParameter", overwrite("n", "102", "")))
        .isEqualTo("400 ParameterMaxVersionLimitExceeded");
    assertThat(value("n")).isEqualTo("101");
  }

  @Test
  void whatIsNotServedSaysSo() {
    String put = "{'Name':'n','Value':'v','Type':'String'";
    assertThat(call("PutParameter", put + ",'DataType':'aws:ec2:image'}").body())
        .contains("NotImplemented")
        .contains("DataType of ssm:PutParameter");
    assertThat(refusal("PutParameter", put + ",'Policies':'[]'}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("SendCommand", "{}")).isEqualTo("501 NotImplemented");
    assertThat(refusal("ListTagsForResource", "{'ResourceType':'Document','ResourceId':'x'}"))
        .isEqualTo("501 NotImplemented");
  }
}

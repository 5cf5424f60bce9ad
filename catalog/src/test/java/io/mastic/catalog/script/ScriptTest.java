package io.mastic.catalog.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.CatalogEntry;
import software.amazon.awssdk.services.glue.model.CodeGenEdge;
import software.amazon.awssdk.services.glue.model.CodeGenNode;
import software.amazon.awssdk.services.glue.model.CodeGenNodeArg;
import software.amazon.awssdk.services.glue.model.Location;
import software.amazon.awssdk.services.glue.model.MappingEntry;

class ScriptTest {

  private static final String TABLE = "database = \"d\"; table_name = \"t\"";

  /** A node with arguments as {@code name = value; ...}; a value with a star is a parameter. */
  private static CodeGenNode node(String id, String type, String args) {
    List<CodeGenNodeArg> list =
        Arrays.stream(args.split("; "))
            .filter(each -> !each.isEmpty())
            .map(each -> each.split(" = ", 2))
            .map(
                each ->
                    CodeGenNodeArg.builder()
                        .name(each[0])
                        .value(each[1].replace("*", ""))
                        .param(each[1].startsWith("*"))
                        .build())
            .toList();
    return CodeGenNode.builder().id(id).nodeType(type).args(list).build();
  }

  /** An edge as {@code source target parameter}. */
  private static CodeGenEdge edge(String words) {
    String[] parts = words.split(" ", 3);
    return CodeGenEdge.builder()
        .source(parts[0])
        .target(parts[1])
        .targetParameter(parts.length == 3 ? parts[2] : null)
        .build();
  }

  private static ScriptGraph graph(List<CodeGenNode> nodes, String... edges) {
    return new ScriptGraph(nodes, Arrays.stream(edges).map(ScriptTest::edge).toList());
  }

  private static CodeGenNode source(String id) {
    return node(id, "DataSource", TABLE + "; transformation_ctx = \"" + id + "\"");
  }

  @Test
  void aGraphIsReadAgainFromItsScript() {
    ScriptGraph graph =
        graph(
            List.of(
                source("orders"),
                source("people"),
                node(
                    "mapped",
                    "ApplyMapping",
                    "mapping = [(\"a, b]\", \"string\", \"c#\", 'int'), (\"\\\"x\", \"int\", \"y\","
                        + " \"int\")]; transformation_ctx = \"m\""),
                node(
                    "kept",
                    "Filter",
                    "f = (lambda row, n = {\"a\": [1, 2]} : (row[\"it's\"] == 1, re.match(\"x\","
                        + " row['y']))[0]); transformation_ctx = \"k\""),
                node(
                    "both",
                    "Join",
                    "keys2 = [\"id\"]; keys1 = [\"person\"]; transformation_ctx = \"b\""),
                node(
                    "out",
                    "DataSink",
                    "catalog_connection = \"c\"; connection_options = {\"dbtable\": \"t\"};"
                        + " redshift_tmp_dir = *TempDir; transformation_ctx = \"o\"")),
            "orders mapped frame",
            "mapped kept frame",
            "people both frame2",
            "kept both frame1",
            "both out frame");
    String script = ScriptWriter.of(graph);
    ScriptGraph read = ScriptReader.read(script);
    assertThat(withoutLines(read)).containsExactlyInAnyOrderElementsOf(graph.nodes());
    assertThat(read.edges()).containsExactlyInAnyOrderElementsOf(graph.edges());
    List<String> lines = script.lines().toList();
    for (CodeGenNode node : read.nodes()) {
      assertThat(lines.get(node.lineNumber() - 1)).isEqualTo("## @type: " + node.nodeType());
    }
    // What is read makes the same script again.
    assertThat(ScriptWriter.of(read)).isEqualTo(script);
  }

  private static List<CodeGenNode> withoutLines(ScriptGraph graph) {
    return graph.nodes().stream().map(n -> n.toBuilder().lineNumber(null).build()).toList();
  }

  @Test
  void statementsAreWhatTheNodesSay() {
    ScriptGraph graph =
        graph(
            List.of(
                node("sink", "DataSink", "connection_type = \"s3\"; format = \"json\""),
                node("source", "DataSource", TABLE),
                node("map", "ApplyMapping", "mapping = [(\"a\", \"int\", \"b\", \"long\")]")),
            "source map",
            "map sink");
    assertThat(ScriptWriter.of(graph))
        .isEqualTo(
            """
            import sys

            from awsglue.context import GlueContext
            from awsglue.job import Job
            from awsglue.transforms import ApplyMapping
            from awsglue.utils import getResolvedOptions
            from pyspark.context import SparkContext

            ## @params: [JOB_NAME]
            args = getResolvedOptions(sys.argv, ["JOB_NAME"])

            glueContext = GlueContext(SparkContext.getOrCreate())
            job = Job(glueContext)
            job.init(args["JOB_NAME"], args)

            ## @type: DataSource
            ## @args: [database = "d", table_name = "t", transformation_ctx = "source"]
            ## @return: source
            ## @inputs: []
            source = glueContext.create_dynamic_frame.from_catalog(database = "d", table_name = "t", transformation_ctx = "source")

            ## @type: ApplyMapping
            ## @args: [mapping = [("a", "int", "b", "long")], transformation_ctx = "map"]
            ## @return: map
            ## @inputs: [frame = source]
            map = ApplyMapping.apply(frame = source, mappings = [("a", "int", "b", "long")], transformation_ctx = "map")

            ## @type: DataSink
            ## @args: [connection_type = "s3", format = "json", transformation_ctx = "sink"]
            ## @return: sink
            ## @inputs: [frame = map]
            sink = glueContext.write_dynamic_frame.from_options(frame = map, connection_type = "s3", format = "json", transformation_ctx = "sink")

            job.commit()
            """);
  }

  @Test
  void parametersOfTheJobAreAskedFor() {
    ScriptGraph graph =
        graph(List.of(node("s", "DataSource", TABLE + "; redshift_tmp_dir = *TempDir")));
    assertThat(ScriptWriter.of(graph))
        .contains("## @params: [TempDir, JOB_NAME]\n")
        .contains("getResolvedOptions(sys.argv, [\"TempDir\", \"JOB_NAME\"])")
        .contains("redshift_tmp_dir = TempDir, transformation_ctx = \"s\"]")
        .contains("redshift_tmp_dir = args[\"TempDir\"], transformation_ctx = \"s\")");
  }

  @Test
  void anEmptyGraphIsAScriptThatDoesNothing() {
    assertThat(ScriptReader.read(ScriptWriter.of(new ScriptGraph(List.of(), List.of()))).nodes())
        .isEmpty();
  }

  static Stream<Arguments> wrongGraphs() {
    CodeGenNode s = source("s");
    CodeGenNode d = node("d", "DropNullFields", "");
    return Stream.of(
        Arguments.of(graph(List.of(s, s)), "Two nodes have the id s."),
        Arguments.of(graph(List.of(s), "s x"), "An edge leads to the node x"),
        Arguments.of(graph(List.of(source("args"))), "A node cannot be called args in a script."),
        Arguments.of(graph(List.of(source("class"))), "A node cannot be called class in a script."),
        Arguments.of(graph(List.of(source("Join"))), "A node cannot be called Join in a script."),
        Arguments.of(
            graph(List.of(node("x", "DataSource", "a = 1; a = 2"))),
            "Argument a of node x is said"),
        Arguments.of(
            graph(List.of(s, node("x", "Map", "frame = 1")), "s x"), "Argument frame of node x is"),
        Arguments.of(
            graph(List.of(node("x", "DataSource", "lambda = 1"))), "Argument lambda of node x has"),
        Arguments.of(graph(List.of(d), "d d"), "The graph goes round in circles."),
        Arguments.of(graph(List.of(node("x", "Magic", ""))), "There is no node type Magic"),
        Arguments.of(graph(List.of(d)), "Node d takes in [frame], and no edge says what."),
        Arguments.of(graph(List.of(s, source("t"), d), "s d", "t d"), "Node d takes in fewer"),
        Arguments.of(
            graph(List.of(s, source("t"), d), "s d frame", "t d frame"), "Two edges lead to frame"),
        Arguments.of(
            graph(List.of(s, d), "s d frame2"), "A DropNullFields takes frames in [frame]"),
        Arguments.of(graph(List.of(node("x", "DataSource", ""))), "Node x says neither database"),
        Arguments.of(graph(List.of(node("x", "DataSource", "a b = 1"))), "Argument a b of node x"),
        Arguments.of(
            graph(List.of(node("x", "DataSource", "a = *b-c"))), "Argument a of node x is no name"),
        Arguments.of(
            graph(List.of(node("x", "DataSource", "a = {\"path\": [\"s3://x\"}"))),
            "Argument a of node x is not one expression"));
  }

  @ParameterizedTest
  @MethodSource("wrongGraphs")
  void whatIsNoGraphIsRefused(ScriptGraph graph, String message) {
    assertThatThrownBy(() -> ScriptWriter.of(graph))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith(message);
  }

  /** Nothing that a value says ends up outside of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\nimport os",
        "1\r",
        "1, b = 2",
        "1)",
        "\"x",
        "'''x''",
        "1 # x",
        "(]",
        "",
        " ",
        "\"\\\""
      })
  void aValueIsOneExpressionOnOneLine(String value) {
    CodeGenNode node =
        CodeGenNode.builder()
            .id("x")
            .nodeType("DataSource")
            .args(CodeGenNodeArg.builder().name("a").value(value).build())
            .build();
    assertThatThrownBy(() -> ScriptWriter.of(graph(List.of(node))))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("is not one expression");
  }

  @Test
  void annotationsOfGluesEditorAreRead() {
    ScriptGraph graph =
        ScriptReader.read(
            """
            import sys
            ## @params: [TempDir, JOB_NAME]
            args = getResolvedOptions(sys.argv, ['TempDir','JOB_NAME'])
              ## @type: DataSource
              ## @args: [database = "d", table_name = "t", redshift_tmp_dir = TempDir, transformation_ctx = "s"]
              ## @return: s
              ## @inputs: []
            s = whatever
            ## @type: Join
            ## @args: [joinType = left, columnConditions = ["="], f = lambda a, b: a == b]
            ## @return: j
            ## @inputs: [frame1 = s, frame2 = elsewhere]
            ## @type: DropFields
            ## @args: [paths = [<paths>]]
            ## @return: <output>
            ## @inputs: [frame = <frame>]
            # a comment
            """);
    assertThat(graph.nodes()).extracting(CodeGenNode::id).containsExactly("s", "j");
    assertThat(graph.nodes()).extracting(CodeGenNode::lineNumber).containsExactly(4, 9);
    List<String> args = new ArrayList<>();
    graph
        .nodes()
        .forEach(
            n -> n.args().forEach(a -> args.add(a.name() + " " + a.value() + " " + a.param())));
    assertThat(args)
        .containsExactly(
            "database \"d\" false",
            "table_name \"t\" false",
            "redshift_tmp_dir TempDir true",
            "transformation_ctx \"s\" false",
            "joinType left false",
            "columnConditions [\"=\"] false",
            "f lambda a, b: a == b false");
    assertThat(graph.edges()).containsExactly(edge("s j frame1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## @args: []",
        "## @type: X\n## @type: Y\n## @args: (\n## @return: x",
        "## @type: X\n## @args: [1]\n## @return: x",
        "## @type: X\n## @args: [a = (1]\n## @return: x",
        "## @type: X\n## @return: x\n\n## @type: X\n## @return: x",
        "## @type: X\n## @return: x\n## @return: y",
        "## @params: JOB_NAME"
      })
  void annotationsThatCannotBeRead(String script) {
    assertThatThrownBy(() -> ScriptReader.read(script))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("Line ");
  }

  private static final CatalogEntry FROM =
      CatalogEntry.builder().databaseName("d").tableName("from").build();

  private static CatalogEntry to(String table) {
    return FROM.toBuilder().tableName(table).build();
  }

  private static MappingEntry map(String from, String table, String to) {
    return MappingEntry.builder()
        .sourcePath(from)
        .sourceType("int")
        .targetTable(table)
        .targetPath(to)
        .targetType("long")
        .build();
  }

  @Test
  void aPlanReadsMapsFitsAndWrites() {
    ScriptGraph plan =
        Plan.of(
            List.of(map("a\"", "x", "b")),
            FROM,
            List.of(to("to")),
            null,
            Map.of("inferSchema", "true"));
    assertThat(plan.nodes())
        .extracting(CodeGenNode::id)
        .containsExactly(
            "datasource0", "applymapping1", "selectfields2", "resolvechoice3", "datasink4");
    assertThat(ScriptWriter.of(plan))
        .contains("additional_options = {\"inferSchema\": \"true\"}")
        .contains("mappings = [(\"a\\\"\", \"int\", \"b\", \"long\")]")
        .contains("choice = \"MATCH_CATALOG\", database = \"d\", table_name = \"to\"")
        .contains(
            "datasink4 = glueContext.write_dynamic_frame.from_catalog(frame = resolvechoice3");
  }

  @Test
  void severalTablesGetWhatIsMeantForThem() {
    List<MappingEntry> mapping = List.of(map("a", "one", "x"), map("b", "two", "y"));
    ScriptGraph plan = Plan.of(mapping, FROM, List.of(to("one"), to("two")), null, Map.of());
    assertThat(plan.nodes()).hasSize(9);
    assertThat(plan.edges()).filteredOn(e -> e.source().equals("datasource0")).hasSize(2);
    assertThatThrownBy(() -> Plan.of(mapping, FROM, List.of(to("one"), to("none")), null, Map.of()))
        .isInstanceOf(ScriptException.class)
        .hasMessage("Nothing is mapped to the table none.");
  }

  @Test
  void aPlanForAPlace() {
    Location s3 =
        Location.builder()
            .s3(
                CodeGenNodeArg.builder().name("path").value("s3://b/x").build(),
                CodeGenNodeArg.builder().name("format").value("\"csv\"").build())
            .build();
    assertThat(ScriptWriter.of(Plan.of(List.of(map("a", "x", "b")), FROM, List.of(), s3, Map.of())))
        .contains("DropNullFields.apply(frame = resolvechoice2, transformation_ctx")
        .contains("connection_options = {\"path\": \"s3://b/x\"}, format = \"csv\"");
  }

  @Test
  void whatIsNoPlanIsRefused() {
    List<MappingEntry> mapping = List.of(map("a", "x", "b"));
    assertThatThrownBy(() -> Plan.of(List.of(), FROM, List.of(to("to")), null, Map.of()))
        .hasMessage("Mapping is empty.");
    assertThatThrownBy(() -> Plan.of(mapping, FROM, List.of(), null, Map.of()))
        .hasMessageStartingWith("Sinks, or an S3 or Jdbc Location");
    assertThatThrownBy(() -> Plan.of(mapping, FROM, List.of(to("to")), null, Map.of("x", "y")))
        .hasMessageStartingWith("AdditionalPlanOptionsMap has inferSchema");
    assertThatThrownBy(
            () ->
                Plan.of(
                    List.of(MappingEntry.builder().build()),
                    FROM,
                    List.of(to("to")),
                    null,
                    Map.of()))
        .hasMessage("SourcePath is required in each entry of Mapping.");
  }
}

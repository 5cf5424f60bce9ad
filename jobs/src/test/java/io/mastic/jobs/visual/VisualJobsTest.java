package io.mastic.jobs.visual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.contract.Pojos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CodeGenConfigurationNode;

/** {@code nodes.txt} has a case or more of each type; MASTIC_WRITE_DOCS=1 writes it anew. */
final class VisualJobsTest {

  private static final Path FILE = Path.of("src/test/resources/io/mastic/jobs/visual/nodes.txt");
  private static final String BEGIN = "=== ";
  private static final Set<String> FILES = Set.of("s3://b/code/mask.py");

  private record Example(String node, String expected) {

    String type() {
      return node.substring(2, node.indexOf('"', 2));
    }
  }

  private static List<Example> examples() throws IOException {
    List<Example> all = new ArrayList<>();
    String node = null;
    StringBuilder expected = new StringBuilder();
    for (String line : Files.readAllLines(FILE)) {
      if (line.startsWith(BEGIN)) {
        if (node != null) {
          all.add(new Example(node, expected.toString()));
        }
        node = line.substring(BEGIN.length());
        expected.setLength(0);
      } else if (node != null) {
        expected.append(line).append('\n');
      }
    }
    all.add(new Example(String.valueOf(node), expected.toString()));
    return all;
  }

  private static CodeGenConfigurationNode node(String json) {
    return Pojos.read(json, CodeGenConfigurationNode.builder()).build();
  }

  private static Map<String, CodeGenConfigurationNode> around(String json) {
    Map<String, CodeGenConfigurationNode> nodes = new LinkedHashMap<>();
    nodes.put("n-1", node(json));
    for (String id : List.of("a", "b")) {
      nodes.put(
          id,
          node("{'CatalogSource':{'Name':'in','Database':'d','Table':'t'}}".replace('\'', '"')));
    }
    nodes.put(
        "c",
        node(
            "{'SplitFields':{'Name':'parts','Inputs':['a'],'Paths':[['id']]}}".replace('\'', '"')));
    return nodes;
  }

  /** What is made of the node itself, behind the function that it brings. */
  private static String made(String json) {
    String script;
    try {
      script = VisualJobs.script(around(json), FILES);
    } catch (VisualJobException e) {
      return "refused: " + e.getMessage() + "\n";
    }
    int begin = script.indexOf("# Script generated for node My node\n");
    String made = script.substring(begin, script.indexOf("\n\n", begin) + 1);
    int end = script.indexOf("assert", begin);
    return end > begin + made.length() ? made + "...\n" + script.substring(end) : made;
  }

  @Test
  void eachNodeBecomesWhatItsCaseSays() throws IOException {
    StringBuilder all = new StringBuilder(Files.readAllLines(FILE).get(0)).append('\n');
    for (Example example : examples()) {
      all.append(BEGIN).append(example.node()).append('\n').append(made(example.node()));
    }
    if (System.getenv("MASTIC_WRITE_DOCS") != null) {
      Files.writeString(FILE, all);
    }
    assertThat(all.toString()).isEqualTo(Files.readString(FILE));
  }

  @Test
  void everyTypeOfTheApiHasACase() throws IOException {
    Set<String> types = new TreeSet<>();
    CodeGenConfigurationNode.builder()
        .build()
        .sdkFields()
        .forEach(f -> types.add(f.locationName()));
    Set<String> cases = new TreeSet<>();
    examples().forEach(example -> cases.add(example.type()));
    assertThat(cases).isEqualTo(types).allMatch(NodeWriters::isKnown);
  }

  @Test
  void everyScriptIsPython(@TempDir Path folder) throws IOException, InterruptedException {
    int number = 0;
    for (Example example : examples()) {
      if (!example.expected().startsWith("refused: ")) {
        Files.writeString(
            folder.resolve(number++ + ".py"), VisualJobs.script(around(example.node()), FILES));
      }
    }
    assertThat(number).isGreaterThan(50);
    Process python =
        new ProcessBuilder(
                "python3",
                "-c",
                "import ast, pathlib, sys\n"
                    + "for f in pathlib.Path(sys.argv[1]).iterdir(): ast.parse(f.read_text(),"
                    + " f.name)",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
  }

  /** What is behind the stream is done with each batch; texts of several lines stay as they are. */
  @Test
  void aStreamIsWorkedOffInBatches() {
    Map<String, CodeGenConfigurationNode> nodes = new LinkedHashMap<>();
    String[] said = {
      "{'CatalogKafkaSource':{'Name':'Clicks','Database':'d','Table':'t','WindowSize':5}}",
      "{'CatalogSource':{'Name':'People','Database':'d','Table':'p'}}",
      "{'SparkSQL':{'Name':'Both','Inputs':['n0','n1'],'SqlAliases':[{'From':'n0','Alias':'c'},"
          + "{'From':'n1','Alias':'p'}],'SqlQuery':'select *\\nfrom c join p'}}",
      "{'S3DirectTarget':{'Name':'Out','Inputs':['n2'],'Path':'s3://b/out/','Format':'json'}}"
    };
    for (int i = 0; i < said.length; i++) {
      nodes.put("n" + i, node(said[i].replace('\'', '"')));
    }
    String script = VisualJobs.script(nodes, Set.of());
    assertThat(script)
        .contains(
            "getResolvedOptions(sys.argv, [\"JOB_NAME\", \"TempDir\"])",
            "\nClicks_n0_stream = glueContext.create_data_frame.from_catalog(\n",
            "\nPeople_n1 = glueContext.create_dynamic_frame.from_catalog(\n",
            "\n"
                + "def process_batch(data_frame, batch_id):\n"
                + "    if data_frame.count() > 0:\n"
                + "        Clicks_n0 = DynamicFrame.fromDF(data_frame, glueContext,"
                + " \"Clicks_n0\")\n",
            "\n        # Script generated for node Both\n",
            "\"\"\"select *\nfrom c join p\"\"\"",
            "\n        Out_n3 = ",
            "    frame=Clicks_n0_stream,\n    batch_function=process_batch,\n",
            "\"windowSize\": \"5 seconds\"")
        .endsWith(")\njob.commit()\n");
    assertThat(script.indexOf("People_n1 = ")).isLessThan(script.indexOf("def process_batch"));
    assertThat(VisualJobs.isStreaming(nodes)).isTrue();
    nodes.put("n9", nodes.get("n0"));
    assertThatThrownBy(() -> VisualJobs.script(nodes, Set.of()))
        .isInstanceOf(VisualJobException.class)
        .hasMessageContaining("Clicks (CatalogKafkaSource): a job here has one stream");
    assertThat(VisualJobs.isStreaming(Map.of("n1", node(said[1].replace('\'', '"'))))).isFalse();
  }

  @Test
  void aGraphThatIsNoneIsRefusedByTheNode() {
    Map<String, CodeGenConfigurationNode> circle = new LinkedHashMap<>();
    String node = "{'DropNullFields':{'Name':'%s','Inputs':['%s']}}".replace('\'', '"');
    circle.put("x", node(node.formatted("first", "y")));
    assertThatThrownBy(() -> VisualJobs.script(circle, Set.of()))
        .hasMessage("Node first (DropNullFields): its input y is not there");
    circle.put("y", node(node.formatted("second", "x")));
    assertThatThrownBy(() -> VisualJobs.script(circle, Set.of()))
        .hasMessage("Node first (DropNullFields): the graph goes round in circles");
    assertThatThrownBy(() -> VisualJobs.script(Map.of("z", node("{}")), Set.of()))
        .hasMessage("Node z must be of one type");
  }
}

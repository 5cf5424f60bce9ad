import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** An OpenSearch of one node at that port, with its data in that folder, until its stdin ends. */
public final class SearchServer {

  private static final class Alone extends Node {
    Alone(Settings settings) {
      super(
          InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "n1"),
          List.of(
              Netty4Plugin.class,
              CommonAnalysisPlugin.class),
          false);
    }
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createDirectories(Path.of(args[0]));
    Node node =
        new Alone(
            Settings.builder()
                .put("path.home", home.toString())
                .put("network.host", "127.0.0.1")
                .put("http.port", args[1])
                .put("transport.port", args[2])
                .put("discovery.type", "single-node")
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("node.store.allow_mmap", false)
                .put("compatibility.override_main_response_version", true)
                .build());
    node.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}

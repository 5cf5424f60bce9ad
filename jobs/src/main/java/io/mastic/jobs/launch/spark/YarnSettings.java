package io.mastic.jobs.launch.spark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A YARN as its clients know it: by a folder with Hadoop's own files.
 *
 * @param directory which drivers have on their class path
 * @param properties of {@code core-site.xml} and {@code yarn-site.xml}
 */
public record YarnSettings(Path directory, Map<String, String> properties) {

  static final String PREFIX = "spark.yarn.";

  /** How Spark's properties name the master. */
  static final String MASTER = "yarn";

  /** Which all applications of Mastic have. */
  public static final String TAG = "mastic";

  private static final String MANAGER = "yarn.resourcemanager.";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");
  private static final int MOST_REFERENCES = 20;

  /**
   * What its operator's folder says.
   *
   * @throws IllegalArgumentException if runs cannot be there
   */
  public static YarnSettings read(Path directory) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : List.of("core-site.xml", "yarn-site.xml")) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          properties.putAll(read(in));
        } catch (IOException | XMLStreamException e) {
          throw new IllegalArgumentException(
              "--yarn-conf: " + file + " cannot be read: " + e.getMessage(), e);
        }
      } else if (name.equals("yarn-site.xml")) {
        throw new IllegalArgumentException(
            "--yarn-conf " + directory + ": there is no yarn-site.xml in it");
      }
    }
    YarnSettings settings =
        new YarnSettings(directory.toAbsolutePath().normalize(), Map.copyOf(properties));
    settings.check();
    return settings;
  }

  private static Map<String, String> read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> properties = new LinkedHashMap<>();
    String name = "";
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "name" -> name = xml.getElementText().strip();
          case "value" -> properties.put(name, xml.getElementText().strip());
          case "include" ->
              throw new XMLStreamException("it includes other files: write what they say into it");
          default -> {
            // What a property is for, or the element around it.
          }
        }
      }
    }
    return properties;
  }

  private void check() {
    if (!value("hadoop.security.authentication").orElse("simple").equals("simple")) {
      throw new IllegalArgumentException(
          "--yarn-conf "
              + directory
              + ": hadoop.security.authentication is not simple; runs on a YARN with Kerberos are"
              + " not available");
    }
    if (pages().isEmpty()) {
      throw new IllegalArgumentException(
          "--yarn-conf "
              + directory
              + ": its yarn-site.xml does not say where the ResourceManager is: set "
              + MANAGER
              + "hostname");
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(properties.get(name)).map(this::resolved).filter(v -> !v.isEmpty());
  }

  /** With other properties in the place of their names, as Hadoop has it. */
  private String resolved(String text) {
    String resolved = text;
    for (int i = 0; i < MOST_REFERENCES; i++) {
      Matcher reference = REFERENCE.matcher(resolved);
      String next =
          reference.replaceAll(
              found ->
                  Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
      if (next.equals(resolved)) {
        break;
      }
      resolved = next;
    }
    return resolved;
  }

  /** Where its ResourceManagers tell of themselves; of several one is in charge. */
  public List<URI> pages() {
    boolean secure = value("yarn.http.policy").orElse("").equals("HTTPS_ONLY");
    List<URI> pages = new ArrayList<>();
    for (String one : managers()) {
      String suffix = one.isEmpty() ? "" : "." + one;
      value(MANAGER + (secure ? "webapp.https.address" : "webapp.address") + suffix)
          .or(
              () ->
                  value(MANAGER + "hostname" + suffix)
                      .map(host -> host + (secure ? ":8090" : ":8088")))
          .ifPresent(address -> pages.add(URI.create((secure ? "https://" : "http://") + address)));
    }
    return List.copyOf(pages);
  }

  /** Their names where one stands by for another; else one without. */
  private List<String> managers() {
    return value(MANAGER + "ha.enabled").orElse("").equals("true")
        ? Stream.of(value(MANAGER + "ha.rm-ids").orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList()
        : List.of("");
  }

  /** In MiB; what a container takes is a multiple of it. */
  public long step() {
    return value("yarn.scheduler.minimum-allocation-mb")
        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
        .map(Long::parseLong)
        .orElse(1024L);
  }

  /** For Spark's {@code spark.master}. */
  public SparkMaster master() {
    return SparkMaster.yarn(pages().get(0));
  }

  /** By which YARN knows the application of a run, whoever asks, from its first moment on. */
  public static String tag(String runId) {
    return TAG + "-" + runId;
  }

  /** Spark's properties for a run, over those that its operator has for all. */
  static Map<String, String> of(Map<String, String> conf, String runId) {
    Map<String, String> all = new LinkedHashMap<>(conf);
    all.put(
        PREFIX + "tags",
        Stream.of(conf.getOrDefault(PREFIX + "tags", ""), TAG, tag(runId))
            .filter(tag -> !tag.isEmpty())
            .collect(Collectors.joining(",")));
    return all;
  }

  /**
   * @throws IllegalArgumentException for what an operator cannot have said of runs there
   */
  static void check(Map<String, String> conf) {
    for (String key : conf.keySet()) {
      if (key.startsWith("spark.kerberos.") || key.matches("spark\\.yarn\\.(keytab|principal)")) {
        throw new IllegalArgumentException(
            "--spark-cluster-conf " + key + ": runs on a YARN with Kerberos are not available");
      }
    }
  }
}

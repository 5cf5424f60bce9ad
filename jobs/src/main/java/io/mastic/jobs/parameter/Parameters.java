package io.mastic.jobs.parameter;

import static io.mastic.contract.Errors.invalidInput;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of a run, from the request to its process (AWS Glue Developer Guide, "Using job
 * parameters in AWS Glue jobs"): the script sees all of them, and some are obeyed by Glue itself.
 * In JSON an object.
 *
 * @param byKey the values by their keys, the dashes included, in their order
 */
public record Parameters(Map<String, String> byKey) {

  public static final Parameters NONE = new Parameters(Map.of());

  private static final int ROOM = 260 * 1024;
  private static final String CUSTOMER = "CUSTOMER_";
  private static final Pattern VARIABLE =
      Pattern.compile("\\s*(?<name>[^=,\\s]+)\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^,]*))");

  public Parameters {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Parameters of(Map<String, String> byKey) {
    return byKey.isEmpty() ? NONE : new Parameters(byKey);
  }

  @Override
  @JsonValue
  public Map<String, String> byKey() {
    return byKey;
  }

  /**
   * What a client says, checked.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for an argument
   *     without a value, or more text than 260 KB
   */
  public static Parameters checked(Map<String, String> arguments) {
    check(arguments);
    return of(arguments);
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException as {@link #checked}
   */
  public static void check(Map<String, String> arguments) {
    long size = 0;
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      if (argument.getValue() == null) {
        throw invalidInput("Argument " + argument.getKey() + " has no value");
      }
      size += argument.getKey().length() + argument.getValue().length();
    }
    if (size > ROOM) {
      throw invalidInput("The job's arguments are larger than 260 KB");
    }
  }

  /** These, and those of the others that these do not have. */
  public Parameters over(Parameters others) {
    Map<String, String> merged = new LinkedHashMap<>(others.byKey);
    merged.putAll(byKey);
    return of(merged);
  }

  /** The value of a key such as {@code --job-language}; empty text if there is none. */
  public String get(String key) {
    return byKey.getOrDefault(key, "");
  }

  /**
   * The command line of the script: what Glue adds by itself first, then the arguments, each as a
   * key and a value.
   *
   * @param own what Glue sets, {@code --JOB_NAME} first; an argument cannot change it
   */
  public List<String> commandLine(Parameters own) {
    List<String> line = new ArrayList<>();
    own.byKey.forEach((key, value) -> line.addAll(List.of(key, value)));
    byKey.forEach(
        (key, value) -> {
          if (!own.byKey.containsKey(key.startsWith("--") ? key : "--" + key)) {
            line.addAll(List.of(key, value));
          }
        });
    return line;
  }

  /** S3 locations of modules and archives to import from. */
  public List<String> extraPyFiles() {
    return list("--extra-py-files");
  }

  /** S3 locations for the class path. */
  public List<String> extraJars() {
    return list("--extra-jars");
  }

  /** These, with more locations for the class path behind those that are named. */
  public Parameters withJars(List<String> locations) {
    List<String> all = new ArrayList<>(extraJars());
    locations.stream().filter(location -> !all.contains(location)).forEach(all::add);
    return locations.isEmpty()
        ? this
        : of(Map.of("--extra-jars", String.join(",", all))).over(this);
  }

  /** S3 locations to be copied into the working directory. */
  public List<String> extraFiles() {
    return list("--extra-files");
  }

  /** Requirements for pip, or S3 locations of wheels. */
  public List<String> pythonModules() {
    return list("--additional-python-modules");
  }

  /** Options for pip. */
  public List<String> installerOptions() {
    String text = get("--python-modules-installer-option").strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
  }

  /** Table formats whose libraries are wanted, such as {@code iceberg}. */
  public List<String> lakeFormats() {
    return list("--datalake-formats");
  }

  /** Whether Spark SQL sees the Data Catalog: whoever names the key wants it, unless by "false". */
  public boolean dataCatalog() {
    return isOn("--enable-glue-datacatalog");
  }

  /**
   * Spark properties: what other arguments ask for, and {@code --conf} over it. Glue's users write
   * several in one value: {@code a=1 --conf b=2}.
   */
  public Map<String, String> sparkConf() {
    Map<String, String> conf = new LinkedHashMap<>();
    if (isOn("--enable-spark-ui")) {
      conf.put("spark.mastic.page", "true");
    }
    if (!eventLog().isEmpty()) {
      conf.put("spark.eventLog.enabled", "true");
      conf.put("spark.eventLog.dir", eventLog());
    }
    if (isOn("--enable-metrics")) {
      conf.put("spark.mastic.metrics", "true");
    }
    if (isOn("--enable-observability-metrics")) {
      conf.put("spark.mastic.observability", "true");
    }
    variables("--customer-executor-env-vars")
        .forEach((name, value) -> conf.put("spark.executorEnv." + name, value));
    for (String pair : get("--conf").split("(^|\\s+)--conf[\\s=]+", -1)) {
      put(conf, pair);
    }
    return conf;
  }

  /** {@code --customer-driver-env-vars}. */
  public Map<String, String> driverVariables() {
    return variables("--customer-driver-env-vars");
  }

  /** {@code --customer-executor-env-vars}, likewise. */
  public Map<String, String> executorVariables() {
    return variables("--customer-executor-env-vars");
  }

  /**
   * Only names with the prefix are taken, as AWS says; a value with spaces or commas stands in
   * quotes.
   */
  private Map<String, String> variables(String key) {
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher pairs = VARIABLE.matcher(get(key));
    while (pairs.find()) {
      String quoted = pairs.group("quoted");
      if (pairs.group("name").startsWith(CUSTOMER)) {
        variables.put(pairs.group("name"), quoted != null ? quoted : pairs.group("plain").strip());
      }
    }
    return variables;
  }

  /** Whether a switch is named and not switched off. */
  public boolean isOn(String key) {
    String value = byKey.get(key);
    return value != null && KnownArgument.isAsked(value);
  }

  /** Whether the script is in Scala, or a jar. */
  public boolean isScala() {
    return get("--job-language").equals("scala");
  }

  /** The class that a job in Scala begins with. */
  public String mainClass() {
    String name = get("--class").strip();
    return name.isEmpty() ? "GlueApp" : name;
  }

  /** Where {@code --enable-spark-ui} writes Spark's event log; empty text for nowhere. */
  public String eventLog() {
    String path = get("--spark-event-logs-path");
    return !isOn("--enable-spark-ui")
        ? ""
        : path.isEmpty() ? get("--spark-ui-event-logs-path") : path;
  }

  private static void put(Map<String, String> values, String pair) {
    int equals = pair.indexOf('=');
    if (equals > 0) {
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
  }

  private List<String> list(String key) {
    List<String> items = new ArrayList<>();
    for (String item : get(key).split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  /** Arguments may hold secrets. */
  @Override
  public String toString() {
    return "Parameters" + byKey.keySet();
  }
}
